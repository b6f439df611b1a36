import { useEffect, useMemo, useState } from 'react';
import { useCategories, useCells, useFields } from '#renderer/api/lookups';
import { PrintListDialog } from '#renderer/features/lists/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, VirtualTable } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import { thingColumns } from './columns.tsx';
import { FilterBar } from './FilterBar.tsx';
import { listSpecOf } from './listSpec.ts';
import { NoRows } from './NoRows.tsx';
import { Toolbar } from './Toolbar.tsx';
import { setTableOrder } from './tableOrder.ts';
import { useRemoveThings } from './useRemoveThings.ts';
import { useRoomFilter } from './useRoomFilter.ts';
import { useSort } from './useSort.ts';
import { useThingPages } from './useThingPages.ts';

const idOf = (thing: Thing): string => thing.id;
const NONE: ReadonlySet<string> = new Set();
const NO_KINDS: readonly KindId[] = [];

function choose(thing: Thing): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'thing', id: thing.id });
  if (thing.anchor) flyTo(thing.anchor);
}

function edit(thing: Thing): void {
  choose(thing);
  useAppState.getState().setCard({ type: 'thingForm', kind: thing.kind, id: thing.id });
}

/** Tells "save and next" which record follows. */
function useTableOrder(total: number, rowAt: (index: number) => Thing | undefined): void {
  useEffect(
    () =>
      setTableOrder((id) => {
        for (let index = 0; index < total - 1; index += 1)
          if (rowAt(index)?.id === id) return rowAt(index + 1)?.id ?? null;
        return null;
      }),
    [total, rowAt],
  );
}

type ThingTableProps = {
  kinds: readonly KindId[];
  /** Kinds kept here too, seen when chosen: buildings among the resources. */
  also?: readonly KindId[];
};

/** The register of some kinds: filter, tools and the rows; the same selection as the map beside it. */
export function ThingTable({ kinds, also = NO_KINDS }: ThingTableProps) {
  const [filter, change] = useRoomFilter(kinds, also);
  const [sort, onSort] = useSort();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NONE);
  const [printing, setPrinting] = useState(false);
  const selection = useAppState((state) => state.selection);
  const categories = useCategories();
  const cells = useCells();
  const { total, rowAt, onVisible, error, loading } = useThingPages(filter, sort);
  const removeThings = useRemoveThings();
  const book = useFields();
  const columns = useMemo(
    () =>
      thingColumns(filter.kinds ?? kinds, { categoryName: categories.nameOf, cellName: cells.nameOf }, book),
    [filter.kinds, kinds, categories, cells, book],
  );
  useTableOrder(total, rowAt);
  const clear = (): void =>
    change({
      text: '',
      categoryIds: [],
      cellIds: [],
      levels: [],
      unplaced: false,
      conditions: [],
      kinds: [...kinds],
    });
  const spec = listSpecOf(kinds, filter, sort, ticked);
  const empty = error ? (
    <EmptyState title={errorText(error)} />
  ) : (
    !loading && <NoRows kinds={kinds} filter={filter} onClear={clear} />
  );
  return (
    <section className="lm-things">
      <Toolbar
        kinds={[...kinds, ...also]}
        total={total}
        checked={ticked.size}
        onPrint={() => setPrinting(true)}
        onDelete={() => void removeThings([...ticked]).then((done) => done && setTicked(NONE))}
      />
      <FilterBar kinds={kinds} also={also} filter={filter} onChange={change} />
      <div className="lm-things-rows">
        <VirtualTable
          label={spec.title}
          columns={columns}
          total={total}
          rowAt={rowAt}
          rowId={idOf}
          onVisible={onVisible}
          selectedId={selection?.type === 'thing' ? selection.id : null}
          onSelect={choose}
          onOpen={edit}
          sort={sort ?? null}
          onSort={onSort}
          checked={ticked}
          onCheck={setTicked}
          empty={empty}
        />
      </div>
      {printing && <PrintListDialog open spec={spec} onClose={() => setPrinting(false)} />}
    </section>
  );
}
