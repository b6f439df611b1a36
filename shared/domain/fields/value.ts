import { type FieldSpec, SHARED_FIELDS } from '../kinds/index.ts';
import { isoDateSchema } from '../kinds/values.ts';
import { customId, type OfficeField } from './officeField.ts';

const SHARED: ReadonlySet<string> = new Set(SHARED_FIELDS);

type Holder = {
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly custom: Readonly<Record<string, unknown>>;
};

/** A field's value, wherever a thing keeps it: a column of its own, `attrs`, or `custom`. */
export function valueIn(thing: Holder, key: string): unknown {
  if (SHARED.has(key)) return (thing as unknown as Readonly<Record<string, unknown>>)[key];
  const id = customId(key);
  const [from, at] = id === null ? [thing.attrs, key] : [thing.custom, id];
  return Object.hasOwn(from, at) ? from[at] : undefined;
}

/** Field values by key, sorted into where a thing keeps them. Empty holders are left out. */
export function sortValues(values: Iterable<readonly [key: string, value: unknown]>): {
  readonly shared: Record<string, unknown>;
  readonly attrs?: Record<string, unknown>;
  readonly custom?: Record<string, unknown>;
} {
  const shared: Record<string, unknown> = {};
  const attrs: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of values) {
    const id = customId(key);
    if (id !== null) custom[id] = value;
    else if (SHARED.has(key)) shared[key] = value;
    else attrs[key] = value;
  }
  return {
    shared,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(Object.keys(custom).length > 0 && { custom }),
  };
}

/** The words of a choice: the office's, or those of the language files (`text` gives undefined for none). */
export function choiceLabel(
  field: Pick<FieldSpec, 'key' | 'choiceLabels'>,
  choice: string,
  text: (key: string) => string | undefined,
): string {
  return field.choiceLabels?.[choice] ?? text(`choice.${field.key}.${choice}`) ?? choice;
}

/** Longest values of office fields, characters. */
export const LONGEST_TEXT = 300;
export const LONGEST_LONG_TEXT = 5000;
const MOST_CHOICES = 100;

const isText = (value: unknown, limit: number): boolean => typeof value === 'string' && value.length <= limit;
const isId = (value: unknown): boolean => isText(value, 64);

/** Whether a value may be kept in an office field. Blank is always allowed: it takes the value away. */
export function fitsOfficeField(field: OfficeField, value: unknown): boolean {
  const known = (choice: unknown): boolean => field.choices.some(({ id }) => id === choice);
  switch (field.type) {
    case 'text':
      return isText(value, LONGEST_TEXT);
    case 'longText':
      return isText(value, LONGEST_LONG_TEXT);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return isoDateSchema.safeParse(value).success;
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return known(value);
    case 'choices':
      return Array.isArray(value) && value.length <= MOST_CHOICES && value.every(known);
    case 'person':
    case 'file':
      return isId(value);
  }
}

/** Whether a value says nothing. */
export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
