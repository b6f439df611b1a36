import { Alert, App, Button } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { openShortages } from '#renderer/features/shortages/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { PlanRow } from '#shared/contract/planning';

type Gap = NonNullable<PlanRow['gap']> & { readonly problemId: string };

const gapsOf = (rows: readonly PlanRow[]): Gap[] =>
  rows.flatMap(({ problemId, gap }) => (gap ? [{ ...gap, problemId }] : []));

/** What lacks most first: 电工 ×3、木工. */
function needsText(gaps: readonly Gap[]): string {
  const counts = new Map<string, number>();
  for (const { need, count } of gaps) counts.set(need, (counts.get(need) ?? 0) + count);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([need, count]) => (count > 1 ? t('plan.gapTimes', { need, count }) : need))
    .join('、');
}

/** Which gaps of the plan are in the 缺口清单 already; undefined until that is known. */
function useNoted(): ((gap: Gap) => boolean) | undefined {
  const { data } = useApiQuery('shortages.list', {});
  if (!data) return undefined;
  const noted = new Set(
    data.groups.flatMap(({ entries }) => entries.map(({ problemId, need }) => `${problemId} ${need}`)),
  );
  return ({ problemId, need }) => noted.has(`${problemId} ${need}`);
}

/** What lacks in the plan, and to the 缺口清单 with it; what is noted there stays one a problem. */
export function PlanGaps({ rows, busy }: { rows: readonly PlanRow[]; busy: boolean }) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const noteAll = useApiCommand('shortages.noteAll');
  const isNoted = useNoted();
  const gaps = gapsOf(rows);
  if (gaps.length === 0 || !isNoted) return null;
  const open = gaps.filter((gap) => !isNoted(gap));
  const note = (): void =>
    noteAll.mutate(
      { gaps: open.map((gap) => ({ ...gap, wantedAtMs: gap.wantedAtMs ?? Date.now() })) },
      {
        onSuccess: ({ noted }) => void message.success(t('shortage.notedWith', { count: noted })),
        onError: showError,
      },
    );
  const list = (
    <Button size="small" type="link" data-action="to-shortages" onClick={openShortages}>
      {t('shortage.list')}
    </Button>
  );
  const noteThem = (
    <Button
      size="small"
      data-action="note-plan-gaps"
      loading={noteAll.isPending}
      disabled={busy}
      onClick={note}
    >
      {t('shortage.noteNow')}
    </Button>
  );
  const needs = needsText(open.length > 0 ? open : gaps);
  return (
    <Alert
      type={open.length > 0 ? 'warning' : 'info'}
      showIcon
      data-notice="gaps"
      title={t(open.length > 0 ? 'plan.gaps' : 'plan.gapsNoted', {
        count: open.length || gaps.length,
        needs,
      })}
      action={open.length > 0 ? noteThem : list}
    />
  );
}
