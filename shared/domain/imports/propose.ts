import { type FieldBook, NO_OFFICE_FIELDS } from '../fields/index.ts';
import type { FieldSpec } from '../kinds/define.ts';
import { KIND_IDS, type KindId, kindOf } from '../kinds/index.ts';
import { isNoData } from './header.ts';
import type { Look } from './looks.ts';
import { POSITION_HEADERS, POSITION_TARGETS, type PositionTarget } from './positionHeaders.ts';
import { ID_TARGET, KIND_TARGET, NAME_PHONE_TARGET, namePhoneFields, ROW_HEADERS } from './targets.ts';
import { bareHeader, headerWord, likeness } from './text.ts';

export type ColumnSeen = {
  readonly index: number;
  readonly header: string;
  readonly looksLike: Look;
  /** A few of its values. */
  readonly samples?: readonly string[];
};

/** The names that a field has on the screen, in all languages: headings of the program's own lists and templates. */
export type FieldWords = (kind: KindId, key: string) => readonly string[];
const NO_WORDS: FieldWords = () => [];

/** Column index as text → field key or position target. */
export type Mapping = Readonly<Record<string, string>>;

type Pair = { readonly column: number; readonly target: string; readonly score: number };

const EXACT = 100;
const CONTAINS = 60;
const FUZZY = 40;
const BY_VALUES = 20;
/** Below this likeness two headings are different words; Latin words share more letters by chance than Chinese ones. */
const likeEnough = (word: string): number => (HAN.test(word) ? 0.6 : 0.8);
const HAN = /\p{Script=Han}/u;

function wordScore(header: string, words: readonly string[]): number {
  const [word, bare] = [headerWord(header), bareHeader(header)];
  if (!word) return 0;
  let best = 0;
  for (const [rank, known] of words.entries()) {
    const target = headerWord(known);
    // The first of a field's words is its proper one: of two exact matches it wins.
    if (word === target || bare === target) best = Math.max(best, EXACT - rank * 0.1);
    else if (target.length >= (HAN.test(target) ? 2 : 4) && bare.includes(target))
      best = Math.max(best, CONTAINS + (10 * target.length) / bare.length);
    else {
      const like = likeness(bare, target);
      if (like >= likeEnough(target)) best = Math.max(best, FUZZY * like);
    }
  }
  return best;
}

/** Figures with units look like text. */
const NUMBER_LOOKS: Partial<Record<Look, number>> = { number: 5, text: -10, empty: 0 };

/** Types whose values are words: no number, date or phone alone. */
const WORDY: ReadonlySet<FieldSpec['type']> = new Set([
  'tags',
  'category',
  'weekly',
  'choice',
  'choices',
  'person',
  'skills',
  'skillLevels',
  'certificates',
  'contacts',
]);

/** What the values say for or against a field: a date column is no phone, whatever its heading. */
function valueScore(field: FieldSpec, look: Look): number {
  // An id is nothing but an id; names with numbers are told apart by the parts of their own target.
  if (look === 'recordId') return -200;
  if (look === 'namePhone' && field.type !== 'text' && field.type !== 'longText')
    return field.type === 'phone' ? 0 : -200;
  if (field.key === 'idNumber') return look === 'idNumber' ? BY_VALUES : 0;
  if (field.type === 'phone')
    return look === 'phone' ? BY_VALUES : look === 'date' || look === 'idNumber' ? -200 : 0;
  if (field.type === 'number') return NUMBER_LOOKS[look] ?? -200;
  if (field.type === 'date') return look === 'date' ? 5 : look === 'phone' || look === 'idNumber' ? -200 : 0;
  if (WORDY.has(field.type)) return look === 'phone' || look === 'idNumber' || look === 'date' ? -200 : 0;
  return 0;
}

function fieldPairs(
  kind: KindId,
  columns: readonly ColumnSeen[],
  book: FieldBook,
  words: FieldWords,
): Pair[] {
  const pairs: Pair[] = [];
  for (const field of book.of(kind).filter(({ type }) => type !== 'file')) {
    const headers = [...new Set([...field.headers, ...words(kind, field.key)])];
    for (const column of columns) {
      if (column.looksLike === 'empty' && !column.header) continue;
      const score = wordScore(column.header, headers) + valueScore(field, column.looksLike);
      if (score >= BY_VALUES) pairs.push({ column: column.index, target: field.key, score });
    }
  }
  return pairs;
}

/** Columns of whole rows: the record's id, its kind by words that name kinds, names with numbers. */
function rowPairs(
  kind: KindId,
  columns: readonly ColumnSeen[],
  findKind: ((text: string) => KindId | undefined) | undefined,
): Pair[] {
  const pairs: Pair[] = [];
  for (const column of columns) {
    const { index, header, looksLike: look, samples = [] } = column;
    const word = headerWord(header);
    if (look === 'recordId' && ROW_HEADERS[ID_TARGET].some((known) => word === headerWord(known)))
      pairs.push({ column: index, target: ID_TARGET, score: EXACT * 2 });
    const named = samples.filter((text) => findKind?.(text) !== undefined).length;
    if (
      named > 0 &&
      named === samples.length &&
      ROW_HEADERS[KIND_TARGET].some((known) => word === headerWord(known))
    )
      pairs.push({ column: index, target: KIND_TARGET, score: EXACT * 2 });
    const fields = look === 'namePhone' ? namePhoneFields(kind) : undefined;
    if (!fields) continue;
    // Under the heading of either of the two, in either order.
    const headed = kindOf(kind)
      .fields.filter(({ key }) => key === fields.name || key === fields.phone)
      .some((field) => wordScore(header, field.headers) > 0);
    if (headed || /人|电话|联系/.test(word))
      pairs.push({ column: index, target: NAME_PHONE_TARGET, score: EXACT + 10 });
  }
  return pairs;
}

const NO_COORDINATE: readonly Look[] = ['text', 'phone', 'namePhone', 'date', 'idNumber', 'recordId'];
const IMPOSSIBLE: Record<PositionTarget, readonly Look[]> = {
  '@lng': [...NO_COORDINATE, 'lat', 'lngLat'],
  '@lat': [...NO_COORDINATE, 'lng', 'lngLat'],
  '@lngLat': [...NO_COORDINATE.slice(1), 'lng', 'lat', 'number'],
};

function positionPairs(columns: readonly ColumnSeen[]): Pair[] {
  const pairs: Pair[] = [];
  for (const target of POSITION_TARGETS)
    for (const column of columns) {
      const exact = wordScore(column.header, POSITION_HEADERS[target]);
      const looks = `@${column.looksLike}` === target ? BY_VALUES + 5 : 0;
      // `x` inside another word says nothing; a coordinate needs its own word or the look of one.
      const score = (exact >= EXACT - 2 ? exact : looks ? exact * 0.5 : 0) + looks;
      // Headings over exchanged columns are wrong, their values are not.
      const impossible = IMPOSSIBLE[target].includes(column.looksLike);
      if (score >= BY_VALUES && !impossible) pairs.push({ column: column.index, target, score });
    }
  return pairs;
}

/** Best pairs first, each column and each target once. */
function takeBest(pairs: readonly Pair[]): Pair[] {
  const columns = new Set<number>();
  const targets = new Set<string>();
  return [...pairs]
    .sort((a, b) => b.score - a.score || a.column - b.column)
    .filter(({ column, target }) => {
      if (columns.has(column) || targets.has(target)) return false;
      columns.add(column);
      targets.add(target);
      return true;
    });
}

/** Which column is which field of a kind, and where the coordinates stand (unless the file has shapes of its own). */
export function proposeMapping(
  kind: KindId,
  seen: readonly ColumnSeen[],
  options: {
    readonly positions: boolean;
    readonly book?: FieldBook;
    readonly words?: FieldWords;
    readonly findKind?: (text: string) => KindId | undefined;
  },
): { readonly mapping: Mapping; readonly score: number } {
  const columns = seen.filter((column) => !isNoData(column.header));
  const taken = takeBest([
    ...fieldPairs(kind, columns, options.book ?? NO_OFFICE_FIELDS, options.words ?? NO_WORDS),
    ...rowPairs(kind, columns, options.findKind),
    ...(options.positions ? positionPairs(columns) : []),
  ]);
  const targets = new Set(taken.map((pair) => pair.target));
  // Half a coordinate is none, and a pair in one cell needs no halves.
  const dropped = new Set<string>();
  if (targets.has('@lng') !== targets.has('@lat')) dropped.add('@lng').add('@lat');
  if (targets.has('@lng') && targets.has('@lat')) dropped.add('@lngLat');
  const kept = taken.filter((pair) => !dropped.has(pair.target));
  return {
    mapping: Object.fromEntries(kept.map((pair) => [String(pair.column), pair.target])),
    score: kept.filter((pair) => !pair.target.startsWith('@')).reduce((sum, pair) => sum + pair.score, 0),
  };
}

/** Words in a sheet's or file's name, or its title row, that name a kind. */
const KIND_WORDS: Record<KindId, RegExp> = {
  place: /场所|阵地|学校|医院|公园|场地|school|hospital|clinic|commercial|mall/i,
  unit: /单位|企业|商户|物业|商家/,
  team: /队伍|志愿队|服务队|工作室/,
  equipment: /设备|物资|器材|装备/,
  serviceProject: /服务项目|项目清单|服务清单/,
  person: /人员|党员|人才|志愿者|花名册|能人|名单/,
  building: /楼栋|楼幢|房屋|幢/,
  risk: /风险|隐患/,
};

/** Guesses what the rows are, from headings and from the words of titles and names. First of equals in menu order. */
export function proposeKind(
  columns: readonly ColumnSeen[],
  names: readonly string[],
  book: FieldBook = NO_OFFICE_FIELDS,
  words: FieldWords = NO_WORDS,
): KindId {
  const text = names.join('\n');
  let best: KindId = 'place';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const kind of KIND_IDS) {
    const { mapping, score } = proposeMapping(kind, columns, { positions: true, book, words });
    const mapped = new Set(Object.values(mapping));
    if (mapped.has(NAME_PHONE_TARGET)) mapped.add(namePhoneFields(kind)?.name ?? '');
    const missing = kindOf(kind).fields.filter((field) => field.required && !mapped.has(field.key)).length;
    const total = score - missing * 150 + (KIND_WORDS[kind].test(text) ? 120 : 0);
    if (total <= bestScore) continue;
    best = kind;
    bestScore = total;
  }
  return best;
}

type Headed = readonly { readonly header: string }[];

const headings = (columns: Headed): string =>
  columns
    .filter(({ header }) => !isNoData(header) || header === '')
    .map(({ header }) => headerWord(header))
    .join('|');

/** The key under which maps of before kept a mapping: kind and headings, in order. */
export function mappingKey(kind: KindId, columns: Headed): string {
  return `${kind}:${columns.map((column) => headerWord(column.header)).join('|')}`.slice(0, 2_000);
}

/** The key of a file's shape: its headings in order, without the columns that the program itself adds. */
export const shapeKey = (columns: Headed): string => `@${headings(columns)}`.slice(0, 2_000);
