import { dynamic, t } from '#renderer/ui/index';
import type { Thing, ThingPatch } from '#shared/contract/things';
import { formatWeekly } from '#shared/domain/availability/index';
import type { WeeklySlot } from '#shared/domain/kinds/common';
import { type FieldSpec, type FieldType, SHARED_FIELDS } from '#shared/domain/kinds/index';

export type Lookups = {
  readonly categoryName: (id: string | null | undefined) => string | null;
  readonly cellName: (id: string | null | undefined) => string | null;
};

const SHARED: ReadonlySet<string> = new Set(SHARED_FIELDS);

/** A field's value, wherever the thing keeps it. */
export function fieldValue(thing: Thing, key: string): unknown {
  return SHARED.has(key) ? thing[key as keyof Thing] : thing.attrs[key];
}

const asText = (value: unknown): string => String(value);

const TEXTS: Record<FieldType, (value: unknown, field: FieldSpec, lookups: Lookups) => string> = {
  text: asText,
  longText: asText,
  number: asText,
  date: asText,
  phone: asText,
  choice: (value, field) => dynamic(`choice.${field.key}.${asText(value)}`, asText(value)),
  tags: (value) => (Array.isArray(value) ? value.join('、') : asText(value)),
  boolean: (value) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : asText(value)),
  level: (value) => dynamic(`level.${asText(value)}`),
  category: (value, _field, lookups) => lookups.categoryName(asText(value)) ?? '',
  weekly: (value) => (Array.isArray(value) ? formatWeekly(value as WeeklySlot[], t) : asText(value)),
};

/** A field's value as the user reads it; '' when there is none. A masked value is text already. */
export function fieldText(field: FieldSpec, value: unknown, lookups: Lookups): string {
  if (value === null || value === undefined || value === '') return '';
  return TEXTS[field.type](value, field, lookups);
}

/** The patch that sends just these fields. An emptied field goes as null. */
export function patchOf(changed: ReadonlyMap<string, unknown>): ThingPatch {
  const shared: Record<string, unknown> = {};
  const attrs: Record<string, unknown> = {};
  for (const [key, value] of changed)
    (SHARED.has(key) ? shared : attrs)[key] = value === '' ? null : (value ?? null);
  return { ...(shared as ThingPatch), ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
}
