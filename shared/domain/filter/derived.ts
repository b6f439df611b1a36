import { type ConsentState, consentOf } from '../consent.ts';

type Attrs = Readonly<Record<string, unknown>>;

const texts = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * What a filter may ask that no single field says, made of a thing's attributes: what it can do, when it can come,
 * and whether the person's consent stands.
 */
export const DERIVED = {
  '@skills': (attrs: Attrs) => [...texts(attrs.skills), ...texts(attrs.capabilities)],
  '@availability': ({ weekly, onCall, exceptions, notBefore, closedOnHolidays, capacityState }: Attrs) =>
    weekly === undefined && onCall === undefined && exceptions === undefined && capacityState === undefined
      ? null
      : { weekly, onCall, exceptions, notBefore, closedOnHolidays, capacityState },
  '@consent': (attrs: Attrs): ConsentState => consentOf(attrs),
} as const satisfies Record<string, (attrs: Attrs) => unknown>;
export type DerivedField = keyof typeof DERIVED;

export const isDerived = (field: string): field is DerivedField => Object.hasOwn(DERIVED, field);
