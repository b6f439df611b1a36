import { App } from 'antd';
import { useState } from 'react';
import { api } from '#renderer/api/index';
import { useJob } from '#renderer/features/imports/index';
import { type Edges, pasteEdges, sizeOf, type Texts, t, useErrorNotice } from '#renderer/ui/index';
import type { InputOf, OutputOf } from '#shared/contract/index';
import type { Thing } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import type { ThingColumn } from '../columns.tsx';

/** A pasted block, a fill or a clearing larger than this is shown before it is done. */
const SHOWN_FROM = 80;
/** Rows copied or written at once. */
const MOST_ROWS = 5000;

export type PlannedCell = { readonly thing: Thing; readonly column: ThingColumn; readonly text: string };
type News = NonNullable<InputOf<'things.updateCells'>['news']>;
/** What a paste, a fill or a clearing would do. */
export type CellPlan = {
  readonly title: string;
  readonly cells: readonly PlannedCell[];
  readonly news: News;
  /** Rows behind the last that cannot become records. */
  readonly lost: number;
  readonly checked: OutputOf<'things.checkCells'>;
};

type Table = {
  readonly columns: readonly ThingColumn[];
  readonly total: number;
  readonly kinds: readonly KindId[];
  readonly rowAt: (index: number) => Thing | undefined;
  /** Rows of a stretch, fetched where they are not here yet. */
  readonly rowsOf: (first: number, last: number) => Promise<readonly (Thing | undefined)[]>;
  readonly versionOf: (thing: Thing) => number;
  readonly learn: (written: OutputOf<'things.updateCells'>) => void;
};

const editable = (column: ThingColumn | undefined, thing: Thing): column is ThingColumn =>
  column?.edit?.(thing) != null && column.typed === true;

/** What Ctrl+C, Ctrl+V, Ctrl+D and Delete do to a block; each is one undoable step. */
export function useGridDeeds(table: Table) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const job = useJob();
  const [plan, setPlan] = useState<CellPlan | null>(null);

  const input = (
    cells: readonly PlannedCell[],
    news: News,
    jobId?: string,
  ): InputOf<'things.updateCells'> => ({
    cells: cells.map(({ thing, column, text }) => ({
      id: thing.id,
      version: table.versionOf(thing),
      key: column.key,
      text,
    })),
    news,
    ...(jobId ? { jobId } : {}),
  });
  const write = async (cells: readonly PlannedCell[], news: News): Promise<void> => {
    try {
      const written = await job.run((jobId) => api.things.updateCells(input(cells, news, jobId)));
      table.learn(written);
      setPlan(null);
      void message.success(t('grid.written', { updated: written.updated, created: written.created }));
    } catch (error) {
      showError(error);
    }
  };
  /** Small and right: done at once. Large, or with anything refused: shown first. */
  const propose = async (
    title: string,
    cells: readonly PlannedCell[],
    news: News,
    lost: number,
  ): Promise<void> => {
    if (cells.length === 0 && news.length === 0) {
      void message.info(t('grid.nothing'));
      return;
    }
    try {
      const checked = await job.run((jobId) => api.things.checkCells(input(cells, news, jobId)));
      const plain = checked.refused.length === 0 && news.length === 0 && lost === 0;
      if (plain && cells.length <= SHOWN_FROM) await write(cells, []);
      else setPlan({ title, cells, news, lost, checked });
    } catch (error) {
      showError(error);
    }
  };
  /** A text for every editable cell of a block. */
  const cellsOf = async (
    { top, bottom, left, right }: Edges,
    textAt: (row: number, col: number) => string,
  ): Promise<PlannedCell[]> => {
    const rows = await table.rowsOf(top, Math.min(bottom, table.total - 1));
    return rows.flatMap((thing, at) =>
      table.columns
        .slice(left, right + 1)
        .flatMap((column, col) =>
          thing && editable(column, thing) ? [{ thing, column, text: textAt(at, col) }] : [],
        ),
    );
  };
  const tooMany = (edges: Edges): boolean => {
    if (sizeOf(edges).rows <= MOST_ROWS) return false;
    void message.warning(t('grid.tooMany', { count: MOST_ROWS }));
    return true;
  };

  const onPaste = async (marked: Edges, texts: Texts): Promise<void> => {
    const given = { rows: texts.length, cols: texts[0]?.length ?? 0 };
    const edges = pasteEdges(marked, given);
    if (tooMany(edges)) return;
    const textAt = (row: number, col: number): string => texts[row % given.rows]?.[col % given.cols] ?? '';
    const cells = await cellsOf(edges, textAt);
    const behind = Math.max(0, edges.bottom - table.total + 1);
    const [kind, ...others] = table.kinds;
    const single = kind !== undefined && others.length === 0;
    const columns = table.columns.slice(edges.left, edges.right + 1);
    const news: News = !single
      ? []
      : Array.from({ length: behind }, (_, at) => ({
          kind,
          texts: Object.fromEntries(
            columns.flatMap((column, col) =>
              column.typed ? [[column.key, textAt(sizeOf(edges).rows - behind + at, col)]] : [],
            ),
          ),
        }));
    await propose(t('grid.paste'), cells, news, single ? 0 : behind);
  };
  const onFill = async (edges: Edges): Promise<void> => {
    if (tooMany(edges)) return;
    const [first] = await table.rowsOf(edges.top, edges.top);
    if (!first || edges.bottom === edges.top) return;
    const below = { ...edges, top: edges.top + 1 };
    const cells = await cellsOf(below, (_row, col) => table.columns[edges.left + col]?.text(first) ?? '');
    await propose(t('grid.fill'), cells, [], 0);
  };
  const onClear = async (edges: Edges): Promise<void> => {
    if (tooMany(edges)) return;
    await propose(t('grid.clear'), await cellsOf(edges, () => ''), [], 0);
  };
  const onCopy = ({ top, bottom, left, right }: Edges): Texts | null => {
    const rows = Array.from({ length: bottom - top + 1 }, (_, at) => table.rowAt(top + at));
    if (rows.some((row) => row === undefined)) {
      void message.warning(t('grid.copyNotHere', { count: MOST_ROWS }));
      return null;
    }
    return rows.map((row) =>
      table.columns.slice(left, right + 1).map((column) => (row ? column.text(row) : '')),
    );
  };
  return { plan, close: () => setPlan(null), write, job, onPaste, onFill, onClear, onCopy };
}
