import { Button } from 'antd';
import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, formatCount, type TableColumn, t, VirtualTable } from '#renderer/ui/index';
import type { OutputOf } from '#shared/contract/index';
import './org.css';

type GapRow = OutputOf<'teams.gaps'>['gaps'][number];

const idOf = (gap: GapRow): string => `${gap.rule} ${gap.id} ${gap.postId ?? ''}`;

/** To where it is mended: the cell's team, or the tree of branches. */
function mend(gap: GapRow): void {
  const { select, setView } = useAppState.getState();
  if (gap.type === 'branch' || gap.rule === 'cellNoBranch') setView('cells', 'branches');
  else select({ type: 'cell', id: gap.id });
}

/** How many gaps there are, beside the name of the view. */
export function GapsCount() {
  const { data } = useApiQuery('teams.gaps', {}, { keepPrevious: true });
  const count = data?.gaps.length ?? 0;
  return count > 0 ? <span className="lm-count">{formatCount(count)}</span> : null;
}

/** 缺口检查: cells, teams and branches where somebody or something is missing, each with the way to mend it. */
export function GapsView() {
  const { data, error } = useApiQuery('teams.gaps', {}, { keepPrevious: true });
  const selection = useAppState((state) => state.selection);
  const columns = useMemo<readonly TableColumn<GapRow>[]>(
    () => [
      { key: 'title', title: t('org.where'), width: 140, render: (gap) => gap.title },
      {
        key: 'what',
        title: t('quality.what'),
        width: 180,
        render: (gap) => t(`org.gap.${gap.rule}`, gap.params),
      },
      {
        key: 'fix',
        title: t('quality.fix'),
        width: 110,
        render: (gap) => (
          <Button
            size="small"
            data-action="mend"
            onClick={(event) => {
              event.stopPropagation();
              mend(gap);
            }}
          >
            {t(gap.type === 'branch' || gap.rule === 'cellNoBranch' ? 'org.toBranches' : 'org.toTeam')}
          </Button>
        ),
      },
    ],
    [],
  );
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  const { gaps } = data;
  const selected = gaps.find((gap) => gap.type === 'cell' && gap.id === selection?.id);
  return (
    <section className="lm-things">
      <p className="lm-quality-lead">{t('org.gapsLead', { count: gaps.length })}</p>
      <div className="lm-things-rows">
        <VirtualTable
          label={t('view.gaps')}
          columns={columns}
          total={gaps.length}
          rowAt={(index) => gaps[index]}
          rowId={idOf}
          selectedId={selected ? idOf(selected) : null}
          onSelect={(gap) =>
            gap.type === 'cell' && useAppState.getState().select({ type: 'cell', id: gap.id })
          }
          empty={<EmptyState title={t('org.noGaps')} hint={t('org.noGapsHint')} />}
        />
      </div>
    </section>
  );
}
