import type { Handlers, OutputOf } from '#shared/contract/index';
import { type KindId, kindsWithRole, RESOURCE_KINDS } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import {
  closedByMonth,
  closings,
  datedCounts,
  type Period,
  problemFigures,
  problemsByState,
  standingRisks,
  thingsByKind,
} from '../../store/sqlite/queries/stats.ts';

type Overview = OutputOf<'stats.overview'>;

function byMonth(ctx: Ctx, period: Period): Overview['byMonth'] {
  const { store } = ctx.session();
  const dated = datedCounts(store, 'month', period);
  const closed = closedByMonth(store, period);
  const months = new Set<string>([...closed.keys(), ...[...dated.keys()].filter((key) => key !== null)]);
  return [...months].sort().map((month) => ({
    month,
    problems: dated.get(month)?.problems ?? 0,
    risks: dated.get(month)?.risks ?? 0,
    closed: closed.get(month) ?? 0,
  }));
}

/** The middle of sorted numbers; null of none. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const half = Math.floor(values.length / 2);
  const upper = values[half] ?? 0;
  return values.length % 2 === 1 ? upper : ((values[half - 1] ?? 0) + upper) / 2;
}

function closing(ctx: Ctx, period: Period): Pick<Overview, 'closedOnTimeShare' | 'medianHoursToClose'> {
  const rows = closings(ctx.session().store, period);
  const due = rows.filter((row) => row[1] !== null);
  const onTime = due.filter(([, dueAtMs, closedAtMs]) => closedAtMs <= (dueAtMs ?? 0));
  const hours = rows.map(([reported, , closed]) => (closed - reported) / 3_600_000).sort((a, b) => a - b);
  return {
    closedOnTimeShare: due.length > 0 ? onTime.length / due.length : null,
    medianHoursToClose: median(hours),
  };
}

function figures(ctx: Ctx, sinceMs: number): OutputOf<'stats.figures'> {
  const { store } = ctx.session();
  const kinds = new Map(thingsByKind(store));
  const sum = (ids: readonly string[]): number => ids.reduce((total, id) => total + (kinds.get(id) ?? 0), 0);
  const risks = [0, 0, 0, 0, 0];
  for (const [level, count] of standingRisks(store)) risks[level ?? 0] = count;
  return {
    ...problemFigures(store, ctx.ports.now(), sinceMs),
    risks,
    resources: sum(RESOURCE_KINDS),
    people: sum(kindsWithRole('person')),
  };
}

export const statHandlers: Handlers<Ctx>['stats'] = {
  figures: ({ sinceMs }, ctx) => figures(ctx, sinceMs),
  overview: (input, ctx) => {
    const session = ctx.session();
    const { store } = session;
    const names = session.cells().byId;
    return {
      byKind: thingsByKind(store).map(([kind, count]) => ({ kind: kind as KindId, count })),
      byCategory: [...datedCounts(store, 'category', input)].map(([categoryId, counts]) => ({
        categoryId,
        ...counts,
      })),
      byMonth: byMonth(ctx, input),
      byState: problemsByState(store, input).map(([state, count]) => ({ state, count })),
      byCell: [...datedCounts(store, 'cell', input)].flatMap(([cellId, counts]) =>
        cellId === null ? [] : [{ cellId, name: names.get(cellId)?.name ?? '', ...counts }],
      ),
      ...closing(ctx, input),
    };
  },
};
