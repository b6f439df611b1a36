import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCategories, useCells } from '#renderer/api/lookups';
import { PrintListDialog } from '#renderer/features/lists/index';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, errorText, t, VirtualTable } from '#renderer/ui/index';
import type { Thing, ThingFilter } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import { thingColumns } from './columns.tsx';
import { FilterBar } from './FilterBar.tsx';
import { AddButton, Toolbar } from './Toolbar.tsx';
import { setTableOrder } from './tableOrder.ts';
import { useRemoveThings } from './useRemoveThings.ts';
import { useRoomFilter } from './useRoomFilter.ts';
import { type ThingSort, useThingPages } from './useThingPages.ts';

const idOf = (thing: Thing): string => thing.id;
const NONE: ReadonlySet<string> = new Set();
const NO_KINDS: readonly KindId[] = [];

const isNarrowed = ({ kinds: _kinds, ...rest }: ThingFilter): boolean => Object.keys(rest).length > 0;

function choose(thing: Thing): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'thing', id: thing.id });
  if (thing.anchor) flyTo(thing.anchor);
}

function edit(thing: Thing): void {
  choose(thing);
  useAppState.getState().setCard({ type: 'thingForm', kind: thing.kind, id: thing.id });
}

/** What stands in the place of rows: nothing kept yet, or nothing that the filter takes. */
function NoRows({
  kinds,
  filter,
  onClear,
}: {
  kinds: readonly KindId[];
  filter: ThingFilter;
  onClear: () => void;
}) {
  const room = kinds.length === 1 ? (kinds[0] ?? 'resource') : 'resource';
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        title={t('things.noMatch')}
        hint={t('things.noMatchHint')}
        action={<Button onClick={onClear}>{t('things.clearFilter')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={dynamic(`things.empty.${room}`, t('things.empty.resource'))}
      hint={dynamic(`things.emptyHint.${room}`, t('things.emptyHint.resource'))}
      action={<AddButton kinds={kinds} />}
    />
  );
}

type ThingTableProps = {
  kinds: readonly KindId[];
  /** Kinds kept here too, seen when chosen: buildings among the resources. */
  also?: readonly KindId[];
  compact?: boolean;
};

/** The register of some kinds: filter, tools and the rows; the same selection as the map beside it. */
export function ThingTable({ kinds, also = NO_KINDS, compact = false }: ThingTableProps) {
  const [filter, change] = useRoomFilter(kinds, also);
  const [sort, setSort] = useState<ThingSort | undefined>();
  const [checked, setChecked] = useState<ReadonlySet<string>>(NONE);
  const [printing, setPrinting] = useState(false);
  const selection = useAppState((state) => state.selection);
  const categories = useCategories();
  const cells = useCells();
  const { total, rowAt, onVisible, error, loading } = useThingPages(filter, sort);
  const removeThings = useRemoveThings();
  const shownKinds = filter.kinds ?? kinds;
  const columns = useMemo(
    () => thingColumns(shownKinds, { categoryName: categories.nameOf, cellName: cells.nameOf }, compact),
    [shownKinds, categories, cells, compact],
  );
  useEffect(
    () =>
      setTableOrder((id) => {
        for (let index = 0; index < total - 1; index += 1)
          if (rowAt(index)?.id === id) return rowAt(index + 1)?.id ?? null;
        return null;
      }),
    [total, rowAt],
  );
  const onSort = useCallback(
    (key: string) =>
      setSort((before) =>
        before?.key !== key
          ? { key: key as ThingSort['key'], descending: false }
          : before.descending
            ? undefined
            : { key: before.key, descending: true },
      ),
    [],
  );
  const clear = (): void =>
    change({ text: '', categoryIds: [], cellIds: [], levels: [], unplaced: false, kinds: [...kinds] });
  const title =
    kinds.length === 1
      ? t(`things.title.${kinds[0] === 'person' ? 'person' : 'risk'}`)
      : t('things.title.resource');
  const spec = { source: 'thing' as const, title, filter, ...(sort ? { sort } : {}) };
  return (
    <section className="lm-things">
      <Toolbar
        kinds={[...kinds, ...also]}
        total={total}
        checked={checked.size}
        onPrint={() => setPrinting(true)}
        onDelete={() => void removeThings([...checked]).then((done) => done && setChecked(NONE))}
      />
      <FilterBar kinds={kinds} also={also} filter={filter} onChange={change} />
      <div className="lm-things-rows">
        <VirtualTable
          label={title}
          columns={columns}
          total={total}
          rowAt={rowAt}
          rowId={idOf}
          onVisible={onVisible}
          selectedId={selection?.type === 'thing' ? selection.id : null}
          onSelect={choose}
          onOpen={edit}
          sort={sort ? { key: sort.key, descending: sort.descending } : null}
          onSort={onSort}
          checked={checked}
          onCheck={setChecked}
          empty={
            error ? (
              <EmptyState title={errorText(error)} />
            ) : (
              !loading && <NoRows kinds={kinds} filter={filter} onClear={clear} />
            )
          }
        />
      </div>
      {printing && <PrintListDialog open spec={spec} onClose={() => setPrinting(false)} />}
    </section>
  );
}
