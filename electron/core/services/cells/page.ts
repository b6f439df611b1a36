import type { CellPage } from '#shared/contract/cellPage';
import { AppError } from '#shared/contract/errors';
import {
  EVENT_SOURCES,
  type EventSource,
  NO_NAME,
  NOT_ENDED,
  type PackedEvents,
} from '#shared/contract/events';
import type { ParsedInputOf } from '#shared/contract/index';
import { fieldOf, KIND_IDS, kindsWithRole } from '#shared/domain/kinds/index';
import { countMonths, monthsUpTo } from '#shared/domain/period/index';
import { cstDate, DAY_MS } from '#shared/domain/workflow/calendar';
import type { Ctx } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import type { CellRow } from '../../store/schema.ts';
import {
  branchesOfCells,
  kindsInAllCells,
  kindsInCells,
  levelsInCells,
  postsInCells,
  problemsInCells,
} from '../../store/sqlite/queries/cellPage.ts';
import { householdsOf } from './counts.ts';

const VERIFIED_DAYS = 90;
const [PERSON = 'person'] = kindsWithRole('person');
const [RISK = 'risk'] = kindsWithRole('risk');

/** How many cells the whole is shared out among: those of the cell's tier; each place lies in one smallest cell. */
function comparedCells(book: CellBook, cell: CellRow): number {
  if (cell.tier === 'community') return 0;
  if (cell.tier === 'micro') return book.leaves.length;
  return book.all.filter(({ tier }) => tier === 'cell').length;
}

/** Months of the packed events: own, and an average cell's. */
function monthsOf(
  packed: PackedEvents,
  cellIds: readonly string[],
  compared: number,
  time: { readonly nowMs: number; readonly months: number },
): CellPage['months'] {
  const own = new Set(cellIds);
  const isOwn = packed.cellIds.map((id) => own.has(id));
  const { names, starts } = monthsUpTo(time.nowMs, time.months);
  const count = (atMin: Uint32Array, source: EventSource, ended: boolean) => {
    const wanted = EVENT_SOURCES.indexOf(source);
    return countMonths(
      atMin,
      packed.count,
      starts,
      (i) =>
        packed.source[i] === wanted &&
        packed.cell[i] !== NO_NAME &&
        !(ended && packed.endMin[i] === NOT_ENDED),
      (i) => isOwn[packed.cell[i] ?? NO_NAME] === true,
    );
  };
  const problems = count(packed.atMin, 'problem', false);
  const closed = count(packed.endMin, 'problem', true);
  const risks = count(packed.atMin, 'risk', false);
  const average = (all: Uint32Array, i: number): number => (all[i] ?? 0) / compared;
  return names.map((month, i) => ({
    month,
    problems: problems.own[i] ?? 0,
    closed: closed.own[i] ?? 0,
    risks: risks.own[i] ?? 0,
    average:
      compared === 0
        ? null
        : {
            problems: average(problems.all, i),
            closed: average(closed.all, i),
            risks: average(risks.all, i),
          },
  }));
}

/** What lies in the cells now. */
function figuresOf(ctx: Ctx, cellIds: readonly string[], compared: number) {
  const { store } = ctx.session();
  const nowMs = ctx.ports.now();
  const rows = kindsInCells(store, cellIds, cstDate(nowMs - VERIFIED_DAYS * DAY_MS));
  const counts = new Map(rows.map(([kind, count]) => [kind, count]));
  const everywhere = compared > 0 ? kindsInAllCells(store) : null;
  const levels = levelsInCells(store, RISK, cellIds);
  const problems = problemsInCells(store, cellIds, nowMs);
  const verifiable = rows.filter(([kind]) => KIND_IDS.some((id) => id === kind && fieldOf(id, 'verifiedOn')));
  return {
    kinds: KIND_IDS.map((kind) => ({
      kind,
      count: counts.get(kind) ?? 0,
      average: everywhere && (everywhere.get(kind) ?? 0) / compared,
    })),
    risksByLevel: [1, 2, 3, 4, null].map((level) => levels.get(level) ?? 0),
    posts: postsInCells(store, PERSON, cellIds).map(([post, count]) => ({ post, count })),
    problems: {
      open: problems.open,
      overdue: problems.overdue,
      closed: problems.closed,
      onTime: { part: problems.onTime, whole: problems.closedWithDeadline },
    },
    verified: {
      part: verifiable.reduce((sum, [, , verified]) => sum + verified, 0),
      whole: verifiable.reduce((sum, [, count]) => sum + count, 0),
    },
  };
}

/** All figures of a cell with its micro cells. Throws `notFound`. */
export async function cellPageOf(ctx: Ctx, input: ParsedInputOf<'cells.page'>): Promise<CellPage> {
  const session = ctx.session();
  const book = session.cells();
  const cell = book.byId.get(input.id);
  if (!cell) throw new AppError('notFound');
  const cellIds = book.withDescendants([cell.id]);
  const compared = comparedCells(book, cell);
  const time = { nowMs: ctx.ports.now(), months: input.months };
  return {
    ...figuresOf(ctx, cellIds, compared),
    households: householdsOf(book).get(cell.id) ?? null,
    microCells: cellIds.filter((id) => book.byId.get(id)?.tier === 'micro').length,
    branches: [...branchesOfCells(session.store, cellIds)],
    comparedCells: compared,
    months: monthsOf(await session.events.get(), cellIds, compared, time),
  };
}
