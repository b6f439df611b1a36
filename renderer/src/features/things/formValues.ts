import { formatDate } from '#renderer/ui/index';
import type { Thing, ThingPatch } from '#shared/contract/things';
import { isRequired } from '#shared/domain/consent';
import { type FieldBook, isBlank } from '#shared/domain/fields/index';
import type { LngLat } from '#shared/domain/geo/types';
import { type KindDefinition, type KindId, kindOf } from '#shared/domain/kinds/index';
import type { Draft } from './drafts.ts';
import { fieldValue, patchOf } from './values.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a new record starts with, by the role of its kind. */
const START: Readonly<Record<KindDefinition['role'], () => Values>> = {
  resource: () => ({}),
  person: () => ({ consentOn: formatDate(Date.now()) }),
  building: () => ({}),
  risk: () => ({ level: 3, status: 'open', foundOn: formatDate(Date.now()) }),
};

/** The stored thing (or a new one's start), what was revealed of it, and what was typed over it, as one set of values. */
export function formValues(
  kind: KindId,
  thing: Thing | null,
  revealed: Values,
  draft: Draft,
  book: FieldBook,
) {
  const start = START[kindOf(kind).role]();
  const baseOf = (key: string): unknown => (thing ? (revealed[key] ?? fieldValue(thing, key)) : start[key]);
  const valueNow = (key: string): unknown => (key in draft.values ? draft.values[key] : baseOf(key));
  const place: LngLat | null = draft.position !== undefined ? draft.position : (thing?.anchor ?? null);

  /** Only what differs is sent: a masked value that was not touched never leaves the window. */
  const patchNow = (): ThingPatch => {
    const typed = thing ? draft.values : { ...start, ...draft.values };
    const changed = new Map(Object.entries(typed).filter(([key, value]) => !thing || value !== baseOf(key)));
    const { position, byAddress } = draft;
    if (position === undefined) return patchOf(changed);
    const geometry = position && { type: 'Point' as const, coordinates: [...position] as [number, number] };
    return {
      ...patchOf(changed),
      position: geometry && { geometry, crs: 'wgs84', ...(byAddress && { byAddress }) },
    };
  };
  const category = valueNow('categoryId');
  const fields = book.of(kind, typeof category === 'string' ? category : null);
  const missing = (): ReadonlySet<string> =>
    new Set(
      fields.filter((field) => isRequired(field) && isBlank(valueNow(field.key))).map((field) => field.key),
    );
  return { fields, valueNow, place, patchNow, missing };
}
