import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { type DuplicatePair, findDuplicates } from '#shared/domain/duplicates/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx, Job } from '../../context.ts';
import { toThing } from '../../records/things.ts';
import type { MapSession } from '../../session.ts';
import { comparables } from './records.ts';

type Found = { readonly key: string; readonly pairs: readonly DuplicatePair[] };

/** The latest answer of each map: turning pages and coming back must not compare everything again. */
const lastFound = new WeakMap<MapSession, Found>();

/** The key of a pair whichever way round it is named. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

async function distinctPairs(session: MapSession): Promise<ReadonlySet<string>> {
  const rows = await session.store.read
    .selectFrom('distinct_pairs')
    .select(['first_id', 'second_id'])
    .where('deleted_at_ms', 'is', null)
    .execute();
  return new Set(rows.map((row) => pairKey(row.first_id, row.second_id)));
}

async function pairsOfKind(
  session: MapSession,
  kind: KindId,
  distinct: ReadonlySet<string>,
  job: Job,
): Promise<readonly DuplicatePair[]> {
  const records = await comparables(session.store, kind, job);
  const search = findDuplicates(records, (a, b) => distinct.has(pairKey(a, b)));
  let turn = performance.now();
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    if (performance.now() - turn < 8) continue;
    await job.breathe();
    turn = performance.now();
  }
}

/** All pairs of the kinds, surest first. Errors: cancelled. */
export async function allPairs(
  session: MapSession,
  kinds: readonly KindId[],
  job: Job,
): Promise<readonly DuplicatePair[]> {
  const key = `${session.store.changeSeq()} ${kinds.join()}`;
  const known = lastFound.get(session);
  if (known?.key === key) return known.pairs;
  const distinct = await distinctPairs(session);
  const pairs: DuplicatePair[] = [];
  for (const [index, kind] of kinds.entries()) {
    job.progress('duplicates', index, kinds.length);
    pairs.push(...(await pairsOfKind(session, kind, distinct, job)));
  }
  pairs.sort((a, b) => b.confidence - a.confidence || (a.first < b.first ? -1 : 1));
  lastFound.set(session, { key, pairs });
  return pairs;
}

/** A page of pairs with both records as everybody may see them. */
export async function findPairs(
  ctx: Ctx,
  input: ParsedInputOf<'duplicates.find'>,
): Promise<OutputOf<'duplicates.find'>> {
  const session = ctx.session();
  const job = ctx.job(input.jobId);
  try {
    const pairs = await allPairs(session, input.kinds, job);
    const page = pairs.slice(input.offset, input.offset + input.limit);
    const ids = [...new Set(page.flatMap(({ first, second }) => [first, second]))];
    const rows = ids.length
      ? await session.store.read.selectFrom('things').selectAll().where('id', 'in', ids).execute()
      : [];
    const byId = new Map(rows.map((row) => [row.id, toThing(row)]));
    return {
      total: pairs.length,
      pairs: page.flatMap((pair) => {
        const [first, second] = [byId.get(pair.first), byId.get(pair.second)];
        return first && second
          ? [{ first, second, confidence: pair.confidence, reasons: pair.reasons.map((r) => ({ ...r })) }]
          : [];
      }),
    };
  } finally {
    job.end();
  }
}
