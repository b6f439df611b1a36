import { choiceLabel, type FieldBook, NO_OFFICE_FIELDS } from '../fields/index.ts';
import { type FieldSpec, KIND_IDS, type KindId, kindOf } from '../kinds/index.ts';
import type { ListColumn, ListColumnType, ListText } from './types.ts';

type Shape = Pick<ListColumn, 'type' | 'weight' | 'align'>;

const shape = (type: ListColumnType, weight: number, align: ListColumn['align'] = 'left'): Shape => ({
  type,
  weight,
  align,
});

const SHAPES: Record<FieldSpec['type'], Shape> = {
  text: shape('text', 9),
  longText: shape('text', 12),
  number: shape('number', 4, 'right'),
  date: shape('day', 5.3, 'center'),
  choice: shape('text', 5, 'center'),
  tags: shape('text', 13),
  phone: shape('code', 6.8, 'center'),
  boolean: shape('text', 4, 'center'),
  level: shape('level', 2.4, 'center'),
  category: shape('text', 7, 'center'),
  weekly: shape('text', 14),
  choices: shape('text', 9),
  person: shape('text', 5, 'center'),
  file: shape('text', 9),
  skills: shape('text', 13),
  skillLevels: shape('text', 13),
  certificates: shape('text', 14),
  contacts: shape('text', 14),
  exceptions: shape('text', 14),
};
const SHAPE_OF_KEY: Record<string, Shape> = {
  no: shape('number', 2.6, 'center'),
  kind: shape('text', 5, 'center'),
  cell: shape('text', 7, 'center'),
  name: shape('text', 12),
  address: shape('text', 15),
  contactName: shape('text', 5, 'center'),
  owner: shape('text', 5, 'center'),
  idNumber: shape('code', 9.4, 'center'),
  note: shape('text', 7),
  updatedAtMs: shape('instant', 5.3, 'center'),
  number: shape('code', 6.8, 'center'),
  text: shape('text', 18),
  categoryId: shape('text', 7, 'center'),
  level: shape('level', 2.4, 'center'),
  state: shape('text', 5, 'center'),
  placeText: shape('text', 9),
  reporterName: shape('text', 5, 'center'),
  reporterPhone: shape('code', 6.8, 'center'),
  reportedAtMs: shape('instant', 5.3, 'center'),
  dueAtMs: shape('instant', 5.3, 'center'),
  closedAtMs: shape('instant', 5.3, 'center'),
  result: shape('text', 16),
  rating: shape('number', 4, 'center'),
};
/** Numbers that may be added up: heads and homes, not floors or amounts of unlike things. */
const SUMMED = new Set(['memberCount', 'households', 'capacity']);

/** Columns of a printed list of problems, in order. */
const PROBLEM_KEYS = [
  'number',
  'reportedAtMs',
  'text',
  'placeText',
  'cell',
  'categoryId',
  'level',
  'reporterName',
  'reporterPhone',
  'state',
  'dueAtMs',
  'closedAtMs',
  'result',
  'rating',
] as const;
const PROBLEM_DEFAULTS: ReadonlySet<string> = new Set([
  'number',
  'reportedAtMs',
  'text',
  'placeText',
  'cell',
  'categoryId',
  'level',
  'state',
  'dueAtMs',
  'result',
]);

function makeColumn(key: string, label: string, field: FieldSpec | undefined, text: ListText): ListColumn {
  const found = SHAPE_OF_KEY[key] ?? (field && SHAPES[field.type]) ?? SHAPES.text;
  const options =
    found.type === 'level'
      ? [1, 2, 3, 4].map((level) => text(`level.${level}`))
      : field?.type === 'choice'
        ? field.choices?.map((choice) => choiceLabel(field, choice, text))
        : undefined;
  return { key, label, ...found, sum: SUMMED.has(key), ...(options ? { options } : {}) };
}

/** 序号 first and 备注 last around the chosen keys, whatever was asked for. */
function framed(
  keys: readonly string[],
  make: (key: string) => ListColumn,
  text: ListText,
): readonly ListColumn[] {
  const inner = [...new Set(keys)].filter((key) => key !== 'no' && key !== 'note');
  return [makeColumn('no', text('print.no'), undefined, text), ...inner.map(make), make('note')];
}

/** A kind's fields with 所在网格 after the address (or before the note where there is none). */
function keysOfKind(book: FieldBook, kind: KindId, wanted: (field: FieldSpec) => boolean): readonly string[] {
  const keys = book
    .of(kind)
    .filter((field) => field.key !== 'note' && wanted(field))
    .map((field) => field.key);
  const at = keys.indexOf('address') + 1 || keys.length;
  return [...keys.slice(0, at), 'cell', ...keys.slice(at)];
}

/** Every key that a list of these kinds may show. */
export function thingColumnKeys(
  kinds: readonly KindId[],
  book: FieldBook = NO_OFFICE_FIELDS,
): readonly string[] {
  const all = (kinds.length > 0 ? kinds : KIND_IDS).flatMap((kind) => keysOfKind(book, kind, () => true));
  return [...new Set(['kind', ...all, 'updatedAtMs'])];
}

/** Every key that a list of problems may show. */
export function problemColumnKeys(): readonly string[] {
  return PROBLEM_KEYS;
}

/**
 * Columns of a list of things. Without `wanted`: one kind's own columns; for several kinds the kind and what all of
 * them show. Unknown keys in `wanted` are passed over.
 */
export function thingColumns(
  kinds: readonly KindId[],
  wanted: readonly string[] | undefined,
  text: ListText,
  book: FieldBook = NO_OFFICE_FIELDS,
): readonly ListColumn[] {
  const shown = kinds.length > 0 ? kinds : KIND_IDS;
  const [first = 'place', ...others] = shown;
  const known = new Set(thingColumnKeys(shown, book));
  const common = keysOfKind(book, first, (field) => field.column).filter((key) =>
    others.every((kind) => key === 'cell' || book.field(kind, key)?.column),
  );
  const standard = others.length > 0 ? ['kind', ...common] : common;
  const chosen = wanted?.filter((key) => known.has(key)) ?? [];
  const make = (key: string): ListColumn => {
    const field = shown.flatMap((kind) => book.field(kind, key) ?? [])[0];
    const onlyPersons = key === 'name' && shown.every((kind) => kindOf(kind).role === 'person');
    const label = field?.label ?? text(onlyPersons ? 'field.personName' : `field.${key}`);
    const column = makeColumn(key, label, field, text);
    return onlyPersons ? { ...column, weight: 5, align: 'center' } : column;
  };
  return framed(chosen.length > 0 ? chosen : standard, make, text);
}

/** Columns of a list of problems; unknown keys in `wanted` are passed over. */
export function problemColumns(wanted: readonly string[] | undefined, text: ListText): readonly ListColumn[] {
  const known: readonly string[] = PROBLEM_KEYS;
  const chosen = wanted?.filter((key) => known.includes(key)) ?? [];
  const standard = PROBLEM_KEYS.filter((key) => PROBLEM_DEFAULTS.has(key));
  const make = (key: string): ListColumn => makeColumn(key, text(`print.problem.${key}`), undefined, text);
  return framed(chosen.length > 0 ? chosen : standard, make, text);
}
