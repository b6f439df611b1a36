import type { ReactNode } from 'react';
import type { TableSort } from '../types.ts';
import type { Texts } from './clipboard.ts';
import type { Edges } from './model.ts';

/** How a cell is edited: by typing its text, by an input of its own, elsewhere, or not at all. */
export type EditWay = 'text' | 'input' | 'elsewhere' | null;

export type GridColumn<Row> = {
  readonly key: string;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'right' | 'center';
  readonly render: (row: Row) => ReactNode;
  /** The cell as it is copied: what is shown. */
  readonly text: (row: Row) => string;
  readonly edit?: (row: Row) => EditWay;
  /** Text may be typed over it at once, whatever F2 does. */
  readonly typed?: boolean;
};

/** A text typed into a cell that is not stored: on its way, or refused. */
export type CellDraft = { readonly text: string; readonly note: ReactNode | null };

export type EditorProps<Row> = {
  readonly row: Row;
  readonly column: GridColumn<Row>;
  readonly onClose: () => void;
  /** Goes on as a text typed into the cell. */
  readonly onText: (text: string) => void;
};

export type GridProps<Row> = {
  label: string;
  columns: readonly GridColumn<Row>[];
  /** So many columns at the left stay in sight. */
  frozen: number;
  total: number;
  rowAt: (index: number) => Row | undefined;
  rowId: (row: Row) => string;
  onVisible?: (first: number, last: number) => void;
  selectedId: string | null;
  onRow: (row: Row) => void;
  onOpen: (row: Row) => void;
  sort: readonly TableSort[];
  onSort: (key: string, more: boolean) => void;
  onWidth: (key: string, width: number) => void;
  checked: ReadonlySet<string>;
  onCheck: (ids: ReadonlySet<string>) => void;
  onCheckAll: (on: boolean) => void;
  draftAt: (row: Row, key: string) => CellDraft | undefined;
  onType: (row: Row, key: string, text: string) => void;
  onDropDraft: (row: Row, key: string) => void;
  Editor: (props: EditorProps<Row>) => ReactNode;
  onBlock: (edges: Edges) => void;
  /** What the block says, or null when not all of it is here. */
  onCopy: (edges: Edges) => Texts | null;
  onPaste: (edges: Edges, texts: Texts) => void;
  onClear: (edges: Edges) => void;
  /** Fills the block with its first row. */
  onFill: (edges: Edges) => void;
  empty?: ReactNode;
};
