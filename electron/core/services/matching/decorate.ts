import type { Answer, Candidate } from '#shared/contract/problems';
import type { Thing } from '#shared/contract/things';
import type { MatchAnswer, Pick } from '#shared/domain/matching/index';
import { busyAt } from '#shared/domain/matching/team/index';
import { maskFreeText } from '#shared/domain/privacy';
import { toThing } from '../../records/things.ts';
import { openJobsOf } from '../../store/sqlite/queries/team.ts';
import type { Store } from '../../store/store.ts';

const MOST_TAGS = 6;

/** Records by id, as everybody may see them. */
export type Shown = ReadonlyMap<string, Thing>;

/** The live ones among the things with these ids, every personal value masked. */
export async function readShown(store: Store, ids: readonly string[]): Promise<Shown> {
  if (ids.length === 0) return new Map();
  const rows = await store.read
    .selectFrom('things')
    .selectAll()
    .where('id', 'in', ids)
    .where('deleted_at_ms', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, toThing(row)]));
}

/** What stands under a name: skills or services, else the address (masked where it is personal). */
function detailOf(thing: Thing): string {
  const tags = [thing.attrs.skills, thing.attrs.capabilities].flatMap((list) =>
    Array.isArray(list) ? list.filter((tag) => typeof tag === 'string') : [],
  );
  return tags.length > 0 ? tags.slice(0, MOST_TAGS).join('、') : (thing.address ?? '');
}

/** A pick with its name and phone, and what it is busy with (numbers of problems by thing); nothing when its record is gone. */
export function toCandidate(
  pick: Pick,
  thing: Thing | undefined,
  busy: ReadonlyMap<string, string> = new Map(),
): Candidate[] {
  if (thing === undefined) return [];
  return [
    {
      thingId: pick.thingId,
      kind: pick.kind,
      name: thing.name,
      detail: detailOf(thing),
      phone: thing.phone,
      anchor: pick.anchor,
      distanceM: pick.distanceM,
      available: pick.available,
      busyWith: busy.get(pick.thingId) ?? null,
      score: pick.score,
      reasons: pick.reasons,
      ring: pick.ring,
    },
  ];
}

/** Picks with masked names and phones, each in its place; undefined where the thing is gone. */
export async function candidatesOf(store: Store, picks: readonly Pick[]): Promise<(Candidate | undefined)[]> {
  const shown = await readShown(store, [...new Set(picks.map((pick) => pick.thingId))]);
  return picks.map((pick) => toCandidate(pick, shown.get(pick.thingId))[0]);
}

const withObstacles = (
  list: MatchAnswer['whyNot'],
  shown: Shown,
  busy: ReadonlyMap<string, string>,
): Answer['whyNot'] =>
  list.flatMap((pick) =>
    toCandidate(pick, shown.get(pick.thingId), busy).map((candidate) => ({
      ...candidate,
      obstacles: pick.obstacles,
      rankWithout: pick.rankWithout,
    })),
  );

const withNames = (list: MatchAnswer['shortages'], shown: Shown): Answer['shortages'] =>
  list.map(({ nearest, ...shortage }) => {
    const thing = nearest === null ? undefined : shown.get(nearest.thingId);
    return { ...shortage, nearest: nearest && thing ? { ...nearest, name: thing.name } : null };
  });

async function readPastCases(store: Store, past: MatchAnswer['past']): Promise<Answer['past']> {
  if (past.length === 0) return [];
  const ids = past.map((one) => one.problemId);
  const problems = await store.read.selectFrom('problems').selectAll().where('id', 'in', ids).execute();
  const helpers = await store.read
    .selectFrom('assignments')
    .innerJoin('things', 'things.id', 'assignments.thing_id')
    .selectAll('things')
    .select('assignments.problem_id')
    .where('assignments.problem_id', 'in', ids)
    .where('assignments.deleted_at_ms', 'is', null)
    .where('assignments.state', 'not in', ['declined', 'cancelled'])
    .orderBy('assignments.sent_at_ms')
    .execute();
  const byId = new Map(problems.map((row) => [row.id, row]));
  return past.flatMap(({ problemId, similarity }) => {
    const row = byId.get(problemId);
    if (row === undefined) return [];
    const solvers = helpers.filter((helper) => helper.problem_id === problemId);
    return [
      {
        problemId,
        number: row.number,
        text: maskFreeText(row.text),
        result: row.result && maskFreeText(row.result),
        rating: row.rating,
        closedAtMs: row.closed_at_ms,
        solvedBy: solvers.map((helper) => toThing(helper).name),
        similarity,
      },
    ];
  });
}

/** Puts names, phones and past texts to the engine's answer; every personal value masked. */
export async function decorate(
  store: Store,
  answer: MatchAnswer,
  tookMs: number,
  nowMs: number,
): Promise<Omit<Answer, 'weights'>> {
  const picks = [...answer.duty, ...answer.resources, ...answer.people, ...answer.whyNot];
  const nearest = answer.shortages.flatMap((shortage) => shortage.nearest ?? []);
  const shown = await readShown(store, [...new Set([...picks, ...nearest].map(({ thingId }) => thingId))]);
  const jobs = openJobsOf(
    store,
    picks.map((pick) => pick.thingId),
  );
  const busy = busyAt(jobs, answer.understood.atMs, nowMs);
  const toCandidates = (list: readonly Pick[]): Candidate[] =>
    list.flatMap((pick) => toCandidate(pick, shown.get(pick.thingId), busy));
  const { responsible: _responsible, atMs: _atMs, ...understood } = answer.understood;
  return {
    understood,
    duty: toCandidates(answer.duty),
    resources: toCandidates(answer.resources),
    people: toCandidates(answer.people),
    past: await readPastCases(store, answer.past),
    shortages: withNames(answer.shortages, shown),
    widening: answer.widening,
    whyNot: withObstacles(answer.whyNot, shown, busy),
    candidateCount: answer.candidateCount,
    tookMs,
  };
}
