import type { FieldSpec, FieldType, KindId, PrivacyClass } from '../kinds/index.ts';

/** Types that an office may choose for a field of its own. */
export const OFFICE_FIELD_TYPES = [
  'text',
  'longText',
  'number',
  'date',
  'choice',
  'choices',
  'boolean',
  'person',
  'file',
] as const satisfies readonly FieldType[];
export type OfficeFieldType = (typeof OFFICE_FIELD_TYPES)[number];

/** One choice: records keep its id, so that another label changes none of them. */
export type OfficeChoice = {
  readonly id: string;
  readonly label: string;
  /** Offered no longer; records that have it keep it. */
  readonly retired: boolean;
};

/** A field that the office made, without code. Its values stand in a thing's `custom` under its id. */
export type OfficeField = {
  readonly id: string;
  readonly kind: KindId;
  /** Only for things of this category and those under it; null for all of the kind. */
  readonly categoryId: string | null;
  readonly label: string;
  readonly type: OfficeFieldType;
  readonly choices: readonly OfficeChoice[];
  readonly required: boolean;
  readonly privacy: PrivacyClass;
  readonly inTable: boolean;
};

/** Classes that a type can be masked by: half a choice or half a date is none. */
export const PRIVACY_OF_TYPE: Record<OfficeFieldType, readonly PrivacyClass[]> = {
  text: ['open', 'name', 'phone', 'idNumber', 'address', 'sensitive'],
  longText: ['open', 'name', 'phone', 'idNumber', 'address', 'sensitive'],
  number: ['open', 'sensitive'],
  date: ['open', 'sensitive'],
  choice: ['open', 'sensitive'],
  choices: ['open', 'sensitive'],
  boolean: ['open', 'sensitive'],
  person: ['open', 'sensitive'],
  file: ['open', 'sensitive'],
};

export const HAS_CHOICES: ReadonlySet<FieldType> = new Set<FieldType>(['choice', 'choices']);

const PREFIX = 'custom.';

/** The key of an office field where kinds' fields and the office's stand side by side. */
export const customKey = (fieldId: string): string => PREFIX + fieldId;

/** The office field's id behind a key, or null for a field of the kind. */
export const customId = (key: string): string | null =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;

/** An office field as forms, tables, import and print take it. */
export function specOf(field: OfficeField): FieldSpec {
  const { label, type, required, privacy, inTable: column } = field;
  return {
    key: customKey(field.id),
    label,
    type,
    required,
    privacy,
    column,
    headers: [label],
    ...(HAS_CHOICES.has(type) && {
      choices: field.choices.filter((choice) => !choice.retired).map((choice) => choice.id),
      choiceLabels: Object.fromEntries(field.choices.map((choice) => [choice.id, choice.label])),
    }),
  };
}
