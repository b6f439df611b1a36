import { type FieldSpec, fieldOf, type KindId } from './kinds/index.ts';

/** On what ground, and since when, a person's data is kept. A person without both is neither saved nor proposed. */
export const CONSENT_KEYS = ['consentBasis', 'consentOn'] as const;
export type ConsentKey = (typeof CONSENT_KEYS)[number];

export const CONSENT_STATES = ['valid', 'missing', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

type Attrs = Readonly<Record<string, unknown>>;

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Whether things of a kind are kept by consent only: those that have its fields. */
export const needsConsent = (kind: KindId): boolean =>
  CONSENT_KEYS.every((key) => fieldOf(kind, key) !== undefined);

/** Whether a record is not saved without this field: it is required, or part of the consent. */
export const isRequired = ({ key, required }: FieldSpec): boolean =>
  required === true || (CONSENT_KEYS as readonly string[]).includes(key);

/** The parts of the consent that are not told. */
export const missingConsent = (attrs: Attrs): readonly ConsentKey[] =>
  CONSENT_KEYS.filter((key) => isBlank(attrs[key]));

/** How the consent stands. Any mark of a withdrawal counts, also one that is no proper date. */
export function consentOf(attrs: Attrs): ConsentState {
  if (!isBlank(attrs.consentWithdrawnOn)) return 'withdrawn';
  return missingConsent(attrs).length > 0 ? 'missing' : 'valid';
}

/** Whether a thing may be proposed and asked to help: everything that needs no consent, and those who gave it. */
export const mayBeAsked = (kind: KindId, attrs: Attrs): boolean =>
  !needsConsent(kind) || consentOf(attrs) === 'valid';
