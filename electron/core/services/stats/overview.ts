import type { Handlers, OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';

type Overview = OutputOf<'stats.overview'>;
type Period = ParsedInputOf<'stats.overview'>;

/** `YYYY-MM` of an instant column in China Standard Time, in SQL. */
const MONTH = "strftime('%Y-%m', (at_ms + 28800000) / 1000, 'unixepoch')";
const CLOSED_MONTH = "strftime('%Y-%m', (closed_at_ms + 28800000) / 1000, 'unixepoch')";

function datedCounts(
  ctx: Ctx,
  group: string,
  period: Period,
): Map<string | null, { problems: number; risks: number }> {
  const rows = ctx.session().store.rawRows(
    `SELECT ${group}, sum(source_type = 'problem'), sum(source_type = 'risk') FROM events
       WHERE at_ms >= ? AND at_ms < ? GROUP BY 1 ORDER BY 1`,
    period.fromMs,
    period.toMs,
  ) as [string | null, number, number][];
  return new Map(rows.map(([key, problems, risks]) => [key, { problems, risks }]));
}

function byMonth(ctx: Ctx, period: Period): Overview['byMonth'] {
  const dated = datedCounts(ctx, MONTH, period);
  const closed = new Map(
    ctx.session().store.rawRows(
      `SELECT ${CLOSED_MONTH}, count(*) FROM problems
         WHERE deleted_at_ms IS NULL AND closed_at_ms >= ? AND closed_at_ms < ? GROUP BY 1`,
      period.fromMs,
      period.toMs,
    ) as [string, number][],
  );
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
  const rows = ctx.session().store.rawRows(
    `SELECT reported_at_ms, due_at_ms, closed_at_ms FROM problems
       WHERE deleted_at_ms IS NULL AND state = 'closed' AND closed_at_ms >= ? AND closed_at_ms < ?`,
    period.fromMs,
    period.toMs,
  ) as [number, number | null, number][];
  const due = rows.filter((row) => row[1] !== null);
  const onTime = due.filter(([, dueAtMs, closedAtMs]) => closedAtMs <= (dueAtMs ?? 0));
  const hours = rows.map(([reported, , closed]) => (closed - reported) / 3_600_000).sort((a, b) => a - b);
  return {
    closedOnTimeShare: due.length > 0 ? onTime.length / due.length : null,
    medianHoursToClose: median(hours),
  };
}

export const statHandlers: Handlers<Ctx>['stats'] = {
  overview: (input, ctx) => {
    const session = ctx.session();
    const kinds = session.store.rawRows(
      'SELECT kind, count(*) FROM things WHERE deleted_at_ms IS NULL GROUP BY kind',
    ) as [KindId, number][];
    const states = session.store.rawRows(
      `SELECT state, count(*) FROM problems
       WHERE deleted_at_ms IS NULL AND reported_at_ms >= ? AND reported_at_ms < ? GROUP BY state`,
      input.fromMs,
      input.toMs,
    ) as [string, number][];
    const names = session.cells().byId;
    return {
      byKind: kinds.map(([kind, count]) => ({ kind, count })),
      byCategory: [...datedCounts(ctx, 'category_id', input)].map(([categoryId, counts]) => ({
        categoryId,
        ...counts,
      })),
      byMonth: byMonth(ctx, input),
      byState: states.map(([state, count]) => ({ state, count })),
      byCell: [...datedCounts(ctx, 'cell_id', input)].flatMap(([cellId, counts]) =>
        cellId === null ? [] : [{ cellId, name: names.get(cellId)?.name ?? '', ...counts }],
      ),
      ...closing(ctx, input),
    };
  },
};
