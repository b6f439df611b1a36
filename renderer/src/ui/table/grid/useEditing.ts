import { useState } from 'react';
import type { CellAt } from './model.ts';
import type { GridProps } from './types.ts';

export type Editing =
  | { readonly type: 'text'; readonly at: CellAt; readonly start: string; readonly quick: boolean }
  | { readonly type: 'input'; readonly at: CellAt }
  | null;

/** What is being edited in the grid, and how an edit begins and ends. */
export function useEditing<Row>(props: GridProps<Row>, input: () => HTMLInputElement | null) {
  const { columns, rowAt } = props;
  const [editing, setEditing] = useState<Editing>(null);
  const setText = (text: string): void => {
    const element = input();
    if (element) element.value = text;
  };
  const focus = (): void => input()?.focus({ preventScroll: true });

  const beginText = (at: CellAt, start: string, quick: boolean): void => {
    setEditing({ type: 'text', at, start, quick });
    // A composition that has begun must not be touched.
    if (!quick) setText(start);
    focus();
  };
  /** F2 or a double click: the text, an input of its own, or the record's form. */
  const begin = (at: CellAt): void => {
    const row = rowAt(at.row);
    const column = columns[at.col];
    if (row === undefined || !column) return;
    const way = column.edit?.(row) ?? null;
    if (way === 'text') beginText(at, props.draftAt(row, column.key)?.text ?? column.text(row), false);
    else if (way === 'input') setEditing({ type: 'input', at });
    else props.onOpen(row);
  };
  const mayType = ({ row: index, col }: CellAt): boolean => {
    const row = rowAt(index);
    const column = columns[col];
    return row !== undefined && column?.typed === true && column.edit?.(row) != null;
  };
  /** Ends a text edit and hands the text on when it says something new. */
  const commit = (): void => {
    if (editing?.type !== 'text') return;
    const row = rowAt(editing.at.row);
    const column = columns[editing.at.col];
    const text = input()?.value ?? '';
    setEditing(null);
    setText('');
    if (row !== undefined && column && (editing.quick || text !== editing.start))
      props.onType(row, column.key, text);
  };
  const cancel = (): void => {
    setEditing(null);
    setText('');
    focus();
  };
  return { editing, begin, beginText, mayType, commit, cancel, focus };
}
