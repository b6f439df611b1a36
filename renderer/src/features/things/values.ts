import { dynamic, t } from '#renderer/ui/index';
import type { Thing, ThingPatch } from '#shared/contract/things';
import { formatWeekly } from '#shared/domain/availability/index';
import { choiceLabel, sortValues, valueIn } from '#shared/domain/fields/index';
import type { FieldSpec, FieldType } from '#shared/domain/kinds/index';
import type { WeeklySlot } from '#shared/domain/kinds/values';
import { SENSITIVE_MASK } from '#shared/domain/privacy';
import { isWritten, WRITINGS } from '#shared/domain/written/index';

export type Lookups = {
  readonly categoryName: (id: string | null | undefined) => string | null;
  readonly cellName: (id: string | null | undefined) => string | null;
  /** The persons and files that the record's own fields point to. */
  readonly names?: Thing['names'];
};

/** A field's value, wherever the thing keeps it. */
export function fieldValue(thing: Thing, key: string): unknown {
  return valueIn(thing, key);
}

const asText = (value: unknown): string => String(value);

/** A choice in its words; one that the office has since taken away is marked. */
export function choiceText(field: FieldSpec, choice: string): string {
  const label = choiceLabel(field, choice, (key) => dynamic(key, choice));
  const isRetired = field.choiceLabels?.[choice] !== undefined && !field.choices?.includes(choice);
  return isRetired ? t('fields.retired', { label }) : label;
}

const isMask = (value: unknown): boolean => value === SENSITIVE_MASK;
const pointedTo = (value: unknown, { names }: Lookups): string =>
  isMask(value) ? SENSITIVE_MASK : (names?.[asText(value)] ?? t('fields.gone'));

/** A masked value of these types is text already. */
const written = (value: unknown, field: FieldSpec): string =>
  typeof value === 'string' || !isWritten(field.type)
    ? asText(value)
    : WRITINGS[field.type].format(value, (key, params) => dynamic(key, key, params));

const TEXTS: Record<FieldType, (value: unknown, field: FieldSpec, lookups: Lookups) => string> = {
  text: asText,
  longText: asText,
  number: asText,
  date: asText,
  phone: asText,
  choice: (value, field) => choiceText(field, asText(value)),
  choices: (value, field) =>
    Array.isArray(value) ? value.map((one) => choiceText(field, asText(one))).join('、') : asText(value),
  person: (value, _field, lookups) => pointedTo(value, lookups),
  file: (value, _field, lookups) => pointedTo(value, lookups),
  skills: (value) => (Array.isArray(value) ? value.join('、') : asText(value)),
  skillLevels: written,
  certificates: written,
  contacts: written,
  exceptions: written,
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

/** A line that was added to a list and never filled in is no contact and no certificate. */
const withoutEmptyLines = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.filter((one) => one === null || typeof one !== 'object' || Object.keys(one).length > 0)
    : value;

/** The patch that sends just these fields. An emptied field goes as null. */
export function patchOf(changed: ReadonlyMap<string, unknown>): ThingPatch {
  const sent = [...changed].map(
    ([key, value]) => [key, value === '' ? null : (withoutEmptyLines(value) ?? null)] as const,
  );
  const { shared, ...holders } = sortValues(sent);
  return { ...(shared as ThingPatch), ...holders };
}
