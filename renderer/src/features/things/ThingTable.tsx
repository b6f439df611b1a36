import { App } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useCategories, useCells, useFields } from '#renderer/api/lookups';
import { PrintListDialog } from '#renderer/features/lists/index';
import { EmptyState, errorText, t } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import { thingColumns } from './columns.tsx';
import { FilterBar } from './FilterBar.tsx';
import { BulkDialog } from './grid/BulkDialog.tsx';
import { ColumnsButton } from './grid/ColumnsButton.tsx';
import { ThingGrid } from './grid/ThingGrid.tsx';
import { useTableLayout } from './grid/useTableLayout.ts';
import { listSpecOf } from './listSpec.ts';
import { NoRows } from './NoRows.tsx';
import { Toolbar } from './Toolbar.tsx';
import { setTableOrder } from './tableOrder.ts';
import { useRemoveThings } from './useRemoveThings.ts';
import { useRoomFilter } from './useRoomFilter.ts';
import { useSort } from './useSort.ts';
import { useThingPages } from './useThingPages.ts';
import type { Lookups } from './values.ts';

const NONE: ReadonlySet<string> = new Set();
const NO_KINDS: readonly KindId[] = [];

/** The names that cells show for ids. */
function useLookups(): Lookups {
  const { nameOf: categoryName } = useCategories();
  const { nameOf: cellName } = useCells();
  return useMemo(() => ({ categoryName, cellName }), [categoryName, cellName]);
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
  const [dialog, setDialog] = useState<'print' | 'bulk' | null>(null);
  const { message } = App.useApp();
  const lookups = useLookups();
  const pages = useThingPages(filter, sort);
  const removeThings = useRemoveThings();
  const book = useFields();
  const shown = filter.kinds ?? kinds;
  const all = useMemo(() => thingColumns(shown, lookups, book), [shown, lookups, book]);
  const table = useTableLayout(kinds.join(), all);
  useTableOrder(pages.total, pages.rowAt);
  const clear = (): void =>
    change({
      ...Object.fromEntries(Object.keys(filter).map((part) => [part, undefined])),
      kinds: [...kinds],
    });
  const whole = ticked.size > 0 && ticked.size >= pages.total;
  const spec = listSpecOf(kinds, filter, sort, whole ? NONE : ticked);
  const close = (): void => setDialog(null);
  const bulkDone = (count: number): void => {
    close();
    void message.success(t('grid.bulkDone', { count }));
  };
  const empty = pages.error ? (
    <EmptyState title={errorText(pages.error)} />
  ) : (
    !pages.loading && <NoRows kinds={kinds} filter={filter} onClear={clear} />
  );
  return (
    <section className="lm-things">
      <Toolbar
        kinds={[...kinds, ...also]}
        total={pages.total}
        checked={ticked.size}
        onPrint={() => setDialog('print')}
        onBulk={() => setDialog('bulk')}
        onDelete={() => void removeThings([...ticked]).then((done) => done && setTicked(NONE))}
      >
        <ColumnsButton all={all} table={table} />
      </Toolbar>
      <FilterBar kinds={kinds} also={also} filter={filter} onChange={change} />
      <ThingGrid
        label={spec.title}
        kinds={shown}
        filter={filter}
        sort={sort}
        onSort={onSort}
        pages={pages}
        table={table}
        ticked={ticked}
        onTick={setTicked}
        empty={empty}
      />
      {dialog === 'print' && <PrintListDialog open spec={spec} onClose={close} />}
      {dialog === 'bulk' && (
        <BulkDialog
          targets={{ ids: [...ticked] }}
          count={ticked.size}
          kinds={shown}
          fields={all.flatMap(({ field }) => field ?? [])}
          lookups={lookups}
          onClose={close}
          onDone={bulkDone}
        />
      )}
    </section>
  );
}
