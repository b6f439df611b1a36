import { z } from 'zod';
import { isBlank } from '../fields/index.ts';
import type { FieldSpec, FieldType } from '../kinds/index.ts';

const key = z.string().min(1).max(80);
const words = z.array(z.string().trim().min(1).max(60)).min(1).max(50);

/** One change of one field, done alike to many records. */
export const changeSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), key, value: z.unknown() }),
  z.object({ op: z.literal('clear'), key }),
  z.object({ op: z.literal('addTags'), key, words }),
  z.object({ op: z.literal('removeTags'), key, words }),
  /** Every occurrence of `find`, as written; in lists of words inside each word. */
  z.object({ op: z.literal('replace'), key, find: z.string().min(1).max(200), by: z.string().max(200) }),
]);
export type Change = z.output<typeof changeSchema>;
export type ChangeOp = Change['op'];

const WORD_LISTS: ReadonlySet<FieldType> = new Set(['tags', 'skills']);
const TEXTS: ReadonlySet<FieldType> = new Set(['text', 'longText', 'phone']);

/** What may be done to a field of many records. A required field is never cleared; an act's field is never typed. */
export function opsOf(field: FieldSpec): readonly ChangeOp[] {
  if (field.byAct || field.type === 'file') return [];
  const isList = WORD_LISTS.has(field.type);
  return [
    'set',
    ...(field.required ? [] : (['clear'] as const)),
    ...(isList ? (['addTags', 'removeTags'] as const) : []),
    ...(isList || TEXTS.has(field.type) ? (['replace'] as const) : []),
  ];
}

const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];

/** Words without repeats and without those that became empty. */
const distinct = (all: readonly string[]): string[] => [
  ...new Set(all.map((word) => word.trim()).filter((word) => word !== '')),
];

function replaced(before: unknown, find: string, by: string): unknown {
  if (typeof before === 'string') return before.replaceAll(find, by);
  return Array.isArray(before) ? distinct(list(before).map((word) => word.replaceAll(find, by))) : before;
}

/** A field's value after a change; the very value of before when the change says nothing about it. */
export function changedValue(before: unknown, change: Change): unknown {
  switch (change.op) {
    case 'set':
      return change.value;
    case 'clear':
      return null;
    case 'addTags': {
      const missing = change.words.filter((word) => !list(before).includes(word));
      return missing.length > 0 ? distinct([...list(before), ...missing]) : before;
    }
    case 'removeTags': {
      const gone = new Set(change.words);
      return list(before).some((word) => gone.has(word))
        ? list(before).filter((word) => !gone.has(word))
        : before;
    }
    case 'replace':
      return replaced(before, change.find, change.by);
  }
}

/** Whether two values say the same: blank is blank, however it is written. */
export const isSame = (a: unknown, b: unknown): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);
