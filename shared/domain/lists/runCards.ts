import { demandsText, LEVELS_FROM_MILD, type RunDemand } from '../matching/team/index.ts';
import { type ColumnShape, fixedColumns } from './fixedColumns.ts';
import { numberedRow } from './rows.ts';
import type { ListColumn, ListLookups, ListRow, ListText } from './types.ts';

/** A category with what each level adds, cards of its parents and the general one taken in. */
export type ListRunCard = {
  readonly id: string;
  readonly name: string;
  readonly demandsAt: (level: number) => readonly RunDemand[];
};

const KEYS: readonly string[] = ['category', ...LEVELS_FROM_MILD.map((level) => `level${level}`)];

const shapeOf = (key: string): ColumnShape => ({
  type: key === 'no' ? 'number' : 'text',
  weight: key === 'no' ? 2.6 : key === 'category' ? 7 : key === 'note' ? 5 : 12,
  align: key === 'no' ? 'center' : 'left',
  sum: false,
});

/** Every key that a list of run cards may show. */
export const runCardColumnKeys = (): readonly string[] => KEYS;

/** Columns of a list of run cards; unknown keys in `wanted` are passed over. */
export function runCardColumns(wanted: readonly string[] | undefined, text: ListText): readonly ListColumn[] {
  return fixedColumns({ words: 'print.runCard', keys: KEYS, shape: shapeOf }, wanted, text);
}

/** One category as a row. It holds nothing personal. */
export function runCardRow(
  card: ListRunCard,
  index: number,
  columns: readonly ListColumn[],
  { text }: ListLookups,
  postName: (id: string) => string | undefined,
): ListRow {
  return numberedRow(card.id, index, columns, (key) => {
    if (key === 'category') return card.name;
    const level = LEVELS_FROM_MILD.find((one) => key === `level${one}`);
    return level === undefined ? null : demandsText(card.demandsAt(level), postName, text) || null;
  });
}
