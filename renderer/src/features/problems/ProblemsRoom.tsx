import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { api } from '#renderer/api/index';
import { useCategories, useCells } from '#renderer/api/lookups';
import { usePages } from '#renderer/api/pages';
import { PrintListDialog } from '#renderer/features/lists/index';
import { MapView } from '#renderer/features/map/index';
import { PlanButton, PlanPane, usePlanState } from '#renderer/features/planning/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, SplitPane, t, VirtualTable } from '#renderer/ui/index';
import type { Problem, ProblemFilter, ProblemState } from '#shared/contract/problems';
import { PROBLEM_STATES } from '#shared/domain/workflow/states';
import { problemColumns } from './columns.tsx';
import { ProblemCard } from './ProblemCard.tsx';

const NONE: ReadonlySet<string> = new Set();
const idOf = (problem: Problem): string => problem.id;

function choose(problem: Problem): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'problem', id: problem.id });
  if (problem.anchor) flyTo(problem.anchor);
}

/** The state and lateness that the room shows; text is typed, the rest ticked. */
function Filter({ filter, onChange }: { filter: ProblemFilter; onChange: (filter: ProblemFilter) => void }) {
  const { list } = useCells();
  return (
    <div className="lm-filter">
      <Input
        allowClear
        className="lm-filter-text"
        placeholder={t('problem.filterText')}
        aria-label={t('problem.filterText')}
        value={filter.text ?? ''}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount={2}
        className="lm-filter-select lm-problem-states"
        placeholder={t('problem.state')}
        aria-label={t('problem.state')}
        value={filter.states ?? []}
        options={PROBLEM_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={(states: ProblemState[]) => onChange({ ...filter, states })}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount={1}
        className="lm-filter-select lm-problem-states"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('problem.cell')}
        aria-label={t('problem.cell')}
        value={filter.cellIds ?? []}
        options={list
          .filter((cell) => cell.tier !== 'community')
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(cellIds: string[]) => onChange({ ...filter, cellIds })}
      />
      <Checkbox
        checked={filter.overdue ?? false}
        onChange={(event) => onChange({ ...filter, overdue: event.target.checked })}
      >
        {t('problem.onlyOverdue')}
      </Checkbox>
    </div>
  );
}

/** The right column: the chosen problem. */
function RoomCard() {
  const selection = useAppState((state) => state.selection);
  if (selection?.type !== 'problem') return null;
  return (
    <aside className="lm-card">
      <ProblemCard key={selection.id} id={selection.id} />
    </aside>
  );
}

function ProblemTable() {
  const filter = useAppState((state) => state.problemFilter);
  const setFilter = useAppState((state) => state.setProblemFilter);
  useEffect(() => () => setFilter({}), [setFilter]);
  const [printing, setPrinting] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NONE);
  const asked = useDeferredValue(filter);
  const selection = useAppState((state) => state.selection);
  const categories = useCategories();
  const cells = useCells();
  const { total, rowAt, onVisible, error, loading } = usePages(
    'problems.list',
    { filter: asked },
    api.problems.list,
  );
  const columns = useMemo(() => problemColumns(categories.nameOf, cells.nameOf), [categories, cells]);
  const narrowed = Boolean(filter.text || filter.states?.length || filter.cellIds?.length || filter.overdue);
  const spec = { source: 'problem' as const, title: t('problem.listTitle'), filter: asked };
  return (
    <section className="lm-things">
      <div className="lm-toolbar">
        <Button
          type="primary"
          data-action="new-problem"
          onClick={() => document.querySelector<HTMLInputElement>('[data-problem-box] input')?.focus()}
        >
          {t('problem.new')}
        </Button>
        <Button
          icon={<PrinterOutlined />}
          data-action="print"
          disabled={total === 0}
          onClick={() => setPrinting(true)}
        >
          {t('things.print')}
        </Button>
        <PlanButton ticked={ticked} />
        <span className="lm-toolbar-total">{t('ui.total', { count: total })}</span>
      </div>
      <Filter filter={filter} onChange={setFilter} />
      <div className="lm-things-rows">
        <VirtualTable
          label={t('problem.listTitle')}
          columns={columns}
          total={total}
          rowAt={rowAt}
          rowId={idOf}
          onVisible={onVisible}
          selectedId={selection?.type === 'problem' ? selection.id : null}
          onSelect={choose}
          checked={ticked}
          onCheck={setTicked}
          empty={
            error ? (
              <EmptyState title={errorText(error)} />
            ) : loading ? null : narrowed ? (
              <EmptyState
                title={t('things.noMatch')}
                hint={t('things.noMatchHint')}
                action={<Button onClick={() => setFilter({})}>{t('things.clearFilter')}</Button>}
              />
            ) : (
              <EmptyState title={t('problem.empty')} hint={t('problem.emptyHint')} />
            )
          }
        />
      </div>
      {printing && <PrintListDialog open spec={spec} onClose={() => setPrinting(false)} />}
    </section>
  );
}

/** 事项: every problem with its state; its place on the map beside it. */
export function ProblemsRoom() {
  const planning = usePlanState((state) => state.open);
  return (
    <div className="lm-table-room">
      <SplitPane
        storageKey={planning ? 'plan' : 'problems'}
        key={planning ? 'plan' : 'problems'}
        left={planning ? <PlanPane /> : <ProblemTable />}
        right={<MapView compact />}
      />
      <RoomCard />
    </div>
  );
}
