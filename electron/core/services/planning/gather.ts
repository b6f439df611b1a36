import { performance } from 'node:perf_hooks';
import type { ParsedInputOf } from '#shared/contract/index';
import { MOST_PLANNED } from '#shared/contract/planning';
import { keptCorrections, keptWantedMs } from '#shared/contract/understood';
import type { LngLat } from '#shared/domain/geo/types';
import type { KindId } from '#shared/domain/kinds/index';
import { isBarred, type MatchAnswer, type Pick, type ShortageReason } from '#shared/domain/matching/index';
import type { Ctx } from '../../context.ts';
import { anchorOfRow } from '../../records/things.ts';
import type { MapSession } from '../../session.ts';
import type { ProblemRow } from '../../store/schema.ts';
import { readUnderstood } from '../problems/rows.ts';
import { busyNow, waitingProblems } from './problems.ts';

export type PlanInputs = ParsedInputOf<'planning.solve'>;

/** One problem with everybody who could be sent to it. */
export type Waiting = {
  readonly row: ProblemRow;
  readonly anchor: LngLat | null;
  readonly picks: readonly Pick[];
  /** Whether picks of people, and of resources, are all there are. */
  readonly allPeople: boolean;
  readonly allResources: boolean;
  /** Places that could help: nobody is sent to them but by hand. */
  readonly places: readonly Pick[];
  /** Whom a hard rule keeps out although they fit. */
  readonly barred: readonly Pick[];
  /** What is needed, the first first; without what only a rival of the category needs. */
  readonly needs: readonly string[];
  /** Of them those that nobody at hand can meet, and why. */
  readonly shortages: ReadonlyMap<string, ShortageReason>;
  /** When help is wanted, epoch ms; null: as soon as can be. */
  readonly wantedAtMs: number | null;
};

export type Gathered = {
  readonly waiting: readonly Waiting[];
  readonly beyond: number;
  readonly busy: ReadonlyMap<string, number>;
  /** How many more problems each agreed to be asked for, where that is limited. */
  readonly callsLeft: ReadonlyMap<string, number>;
  /** The best so many people and resources of each were asked for. */
  readonly considered: number;
};

/**
 * As many of the best are asked for as there are places to fill: with fewer ahead of somebody, one of those is always
 * free, so nobody further down can make a plan better. Some more, since not all of them can go.
 */
const SPARE = 40;
const MOST_CONSIDERED = 160;
/** Of resources these go out; a place or a machine is only sent for where it is answerable. */
const GOES: ReadonlySet<KindId> = new Set<KindId>(['person', 'unit', 'team', 'serviceProject']);
const TURN_MS = 12;
const MINUTE_MS = 60_000;

type Kept = { readonly key: string; readonly gathered: Gathered };
/** The last gathering of each open map: a change of one pick only solves anew. */
const KEPT = new WeakMap<MapSession, Kept>();

/** Asks the matching engine for every problem; reports progress and stops when asked (AppError `cancelled`). */
export async function gather(ctx: Ctx, input: PlanInputs): Promise<Gathered> {
  const session = ctx.session();
  const seq = session.store.changeSeq();
  const key = JSON.stringify([
    input.problemIds,
    Object.entries(input.needs),
    seq,
    Math.floor(ctx.ports.now() / MINUTE_MS),
  ]);
  const kept = KEPT.get(session);
  if (kept?.key === key) return kept.gathered;
  const all = await waitingProblems(ctx, input.problemIds);
  const rows = all.slice(0, MOST_PLANNED);
  const places = rows.reduce((sum, row) => sum + (input.needs[row.id] ?? 1), 0);
  const considered = Math.min(MOST_CONSIDERED, places + SPARE);
  const waiting = await askAll(ctx, rows, considered, input.jobId);
  const ids = waiting.flatMap(({ picks }) => picks.map(({ thingId }) => thingId));
  const gathered: Gathered = {
    waiting,
    callsLeft: await session.matching.callsLeft(ids),
    beyond: all.length - rows.length,
    busy: await busyNow(ctx),
    considered,
  };
  KEPT.set(session, { key, gathered });
  return gathered;
}

async function askAll(
  ctx: Ctx,
  rows: readonly ProblemRow[],
  limit: number,
  jobId: string | undefined,
): Promise<Waiting[]> {
  const { matching } = ctx.session();
  const job = ctx.job(jobId);
  const waiting: Waiting[] = [];
  let turn = performance.now();
  try {
    job.progress('planning', 0, rows.length);
    await job.breathe();
    for (const row of rows) {
      const anchor = anchorOfRow(row);
      const text = anchor === null && row.place_text ? `${row.place_text} ${row.text}` : row.text;
      const kept = readUnderstood(row.understood);
      const answer = await matching.rank({
        text,
        anchor,
        categoryId: row.category_id,
        atMs: keptWantedMs(kept, ctx.ports.now()),
        corrections: keptCorrections(kept, row.level),
        limit,
      });
      waiting.push(waitingOf(row, anchor, answer, limit));
      if (performance.now() - turn < TURN_MS) continue;
      job.progress('planning', waiting.length, rows.length);
      await job.breathe();
      turn = performance.now();
    }
  } finally {
    job.end();
  }
  return waiting;
}

function waitingOf(row: ProblemRow, anchor: LngLat | null, answer: MatchAnswer, limit: number): Waiting {
  const resources = answer.resources.filter((pick) => GOES.has(pick.kind));
  // Whose duty it is goes too; a cell's lead answers for the cell but goes only where they fit as one of the people.
  const duty = answer.duty.filter((pick) => !pick.reasons.some(({ code }) => code === 'cellLead'));
  const needsKnown = answer.understood.needs.length > 0;
  const best = new Map<string, Pick>();
  for (const pick of [...duty, ...resources, ...answer.people]) {
    if (!covers(pick, needsKnown)) continue;
    if ((best.get(pick.thingId)?.score ?? Number.NEGATIVE_INFINITY) < pick.score)
      best.set(pick.thingId, pick);
  }
  return {
    row,
    anchor: anchor ?? answer.understood.place?.anchor ?? null,
    picks: [...best.values()],
    allPeople: answer.people.length < limit,
    allResources: answer.resources.length < limit,
    places: answer.resources.filter(
      (pick) => pick.kind === 'place' && !best.has(pick.thingId) && covers(pick, needsKnown),
    ),
    barred: answer.whyNot.filter(isBarred),
    needs: answer.understood.needs.filter((need) => isSure(need, answer.understood)),
    shortages: new Map(answer.shortages.map(({ need, reason }) => [need, reason])),
    wantedAtMs: answer.understood.wantedAtMs,
  };
}

const isSure = (need: string, { rivalNeeds, namedNeeds }: MatchAnswer['understood']): boolean =>
  !rivalNeeds.includes(need) || namedNeeds.includes(need);

/** Where it is known what a problem needs, sharing a word with it is not enough to be sent. */
function covers(pick: Pick, needsKnown: boolean): boolean {
  const topical = pick.reasons.filter(({ part }) => part === 'topic' || part === 'duty');
  return topical.some(({ code }) => !needsKnown || code !== 'matched');
}
