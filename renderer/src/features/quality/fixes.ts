import { useAppState } from '#renderer/state/index';
import type { Thing } from '#shared/contract/things';
import type { QualityRule } from '#shared/domain/quality/index';

/** What mends a finding: a field of the form to fill in, a place to give, or a word that all is as it says. */
export type Fix =
  | { readonly type: 'field'; readonly field: string }
  | { readonly type: 'place' }
  | { readonly type: 'verify' };

export const FIXES: Readonly<Record<QualityRule, Fix>> = {
  needsRepair: { type: 'field', field: 'name' },
  noConsent: { type: 'field', field: 'consentBasis' },
  expiredCertificate: { type: 'field', field: 'certificates' },
  expiringCertificate: { type: 'field', field: 'certificates' },
  missingPhone: { type: 'field', field: 'phone' },
  badPhone: { type: 'field', field: 'phone' },
  badIdNumber: { type: 'field', field: 'idNumber' },
  missingPlace: { type: 'place' },
  outsideCells: { type: 'place' },
  farFromAddress: { type: 'place' },
  missingCategory: { type: 'field', field: 'categoryId' },
  missingSkills: { type: 'field', field: 'skills' },
  stale: { type: 'verify' },
};

/** Resources have capabilities where people have skills. */
const fieldFor = (thing: Thing, field: string): string =>
  field === 'skills' && thing.kind !== 'person' ? 'capabilities' : field;

/** Opens the form of a thing at the field that is to be mended. */
export function openForm(thing: Thing, field: string): void {
  const { select, setCard, flyTo } = useAppState.getState();
  select({ type: 'thing', id: thing.id });
  if (thing.anchor) flyTo(thing.anchor);
  setCard({ type: 'thingForm', kind: thing.kind, id: thing.id, field: fieldFor(thing, field) });
}
