import type { ReactNode } from 'react';

export type TableColumn<Row> = {
  readonly key: string;
  readonly title: string;
  /** Least width in pixels; what is left over goes to the columns in proportion. */
  readonly width: number;
  readonly sortable?: boolean;
  readonly align?: 'right' | 'center';
  readonly render: (row: Row) => ReactNode;
};

export type TableSort<Key extends string = string> = { readonly key: Key; readonly descending: boolean };

export type VirtualTableProps<Row> = {
  label: string;
  columns: readonly TableColumn<Row>[];
  total: number;
  /** The row at an index, or undefined while its page is on the way. */
  rowAt: (index: number) => Row | undefined;
  rowId: (row: Row) => string;
  /** Told which rows are in sight, so that their pages can be asked for. */
  onVisible?: (first: number, last: number) => void;
  selectedId?: string | null;
  onSelect?: (row: Row) => void;
  onOpen?: (row: Row) => void;
  sort?: TableSort | null;
  onSort?: (key: string) => void;
  checked?: ReadonlySet<string>;
  onCheck?: (ids: ReadonlySet<string>) => void;
  empty?: ReactNode;
};
