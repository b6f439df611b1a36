import { type ReactNode, useCallback, useState } from 'react';
import { api } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { DataGrid, type Edges, type EditorProps, useErrorNotice } from '#renderer/ui/index';
import type { Thing, ThingFilter, ThingSort } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import { sortKeys } from '../useSort.ts';
import type { useThingPages } from '../useThingPages.ts';
import { CellInput } from './CellInput.tsx';
import { CellPlanDialog } from './CellPlanDialog.tsx';
import { GridFoot } from './GridFoot.tsx';
import { unpackIds } from './unpackIds.ts';
import { useCellDrafts } from './useCellDrafts.tsx';
import { useGridDeeds } from './useGridDeeds.ts';
import type { useTableLayout } from './useTableLayout.ts';
import './thingGrid.css';

const idOf = (thing: Thing): string => thing.id;

function choose(thing: Thing): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'thing', id: thing.id });
  if (thing.anchor) flyTo(thing.anchor);
}

function open(thing: Thing): void {
  choose(thing);
  useAppState.getState().setCard({ type: 'thingForm', kind: thing.kind, id: thing.id });
}

type Props = {
  label: string;
  kinds: readonly KindId[];
  filter: ThingFilter;
  sort: ThingSort | undefined;
  onSort: (key: string, more: boolean) => void;
  pages: ReturnType<typeof useThingPages>;
  table: ReturnType<typeof useTableLayout>;
  ticked: ReadonlySet<string>;
  onTick: (ids: ReadonlySet<string>) => void;
  empty: ReactNode;
};

/** The register's rows as a spreadsheet. */
export function ThingGrid({
  label,
  kinds,
  filter,
  sort,
  onSort,
  pages,
  table,
  ticked,
  onTick,
  empty,
}: Props) {
  const { total, rowAt, rowsOf, onVisible } = pages;
  const { columns } = table;
  const [edges, setEdges] = useState<Edges | null>(null);
  const selection = useAppState((state) => state.selection);
  const showError = useErrorNotice();
  const textOf = (thing: Thing, key: string): string =>
    columns.find((column) => column.key === key)?.text(thing) ?? '';
  const drafts = useCellDrafts(textOf);
  const { versionOf, learn } = drafts;
  const deeds = useGridDeeds({ columns, total, kinds, rowAt, rowsOf, versionOf, learn });
  /** All means all that the filter takes, not only what is loaded. */
  const tickAll = (on: boolean): void => {
    if (!on) onTick(new Set());
    else
      void api.things
        .ids({ filter })
        .then(({ ids }) => onTick(new Set(unpackIds(ids))))
        .catch(showError);
  };
  const Editor = useCallback(
    (props: EditorProps<Thing>) => <CellInput {...props} columns={columns} />,
    [columns],
  );
  return (
    <>
      <div className="lm-things-rows">
        <DataGrid
          label={label}
          columns={columns}
          frozen={table.frozen}
          total={total}
          rowAt={rowAt}
          rowId={idOf}
          onVisible={onVisible}
          selectedId={selection?.type === 'thing' ? selection.id : null}
          onRow={choose}
          onOpen={open}
          sort={sortKeys(sort)}
          onSort={onSort}
          onWidth={(key, width) =>
            table.change({ widths: { ...table.layout.widths, [key]: Math.max(20, width) } })
          }
          checked={ticked}
          onCheck={onTick}
          onCheckAll={tickAll}
          draftAt={drafts.draftAt}
          onType={drafts.type}
          onDropDraft={drafts.drop}
          Editor={Editor}
          onBlock={setEdges}
          onCopy={deeds.onCopy}
          onPaste={(marked, texts) => void deeds.onPaste(marked, texts)}
          onClear={(marked) => void deeds.onClear(marked)}
          onFill={(marked) => void deeds.onFill(marked)}
          empty={empty}
        />
      </div>
      <GridFoot edges={edges} columns={columns} filter={filter} sort={sort} />
      <CellPlanDialog deeds={deeds} />
    </>
  );
}
