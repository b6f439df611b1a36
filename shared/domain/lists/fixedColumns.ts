import type { ListColumn, ListText } from './types.ts';

export type ColumnShape = Pick<ListColumn, 'type' | 'weight' | 'align' | 'sum'>;

/** A source whose columns are always the same ones; 序号 and 备注 are not among `keys`. */
export type FixedColumns = {
  /** The labels are `<words>.<key>`. */
  readonly words: string;
  readonly keys: readonly string[];
  readonly shape: (key: string) => ColumnShape;
};

/** The columns between 序号 and 备注: those of `wanted`, unknown ones passed over; without any, the `standard` ones. */
export function fixedColumns(
  source: FixedColumns,
  wanted: readonly string[] | undefined,
  text: ListText,
  standard: readonly string[] = source.keys,
): readonly ListColumn[] {
  const chosen = wanted?.filter((key) => source.keys.includes(key)) ?? [];
  const keys = ['no', ...new Set(chosen.length > 0 ? chosen : standard), 'note'];
  return keys.map((key) => ({
    key,
    label: text(key === 'no' ? 'print.no' : `${source.words}.${key}`),
    ...source.shape(key),
  }));
}
