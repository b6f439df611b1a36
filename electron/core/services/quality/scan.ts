import type { Settings } from '#shared/contract/app';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import {
  type Finding,
  findingsOf,
  QUALITY_RULES,
  type QualityContext,
  type QualityRecord,
  type QualityRule,
} from '#shared/domain/quality/index';
import { cstDate } from '#shared/domain/workflow/calendar';
import type { Ctx, Job } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';
import { type QualityRow, qualityRows } from '../../store/sqlite/queries/quality.ts';
import { readSettings } from '../settings/service.ts';

/** About eight milliseconds of rows. */
const ROWS_PER_TURN = 400;

export type Found = { readonly id: string; readonly params: Finding['params'] };
export type Scan = {
  readonly checked: number;
  readonly byRule: ReadonlyMap<QualityRule, readonly Found[]>;
};

/** The latest scan of each map, by what it was made from. */
const lastScans = new WeakMap<MapSession, { readonly key: string; readonly scan: Scan }>();

function recordOf(row: QualityRow): QualityRecord {
  const [, kindId, categoryId, phone, , lng, , cellId, verifiedOn, createdAtMs, attrsText] = row;
  const kind = kindId as KindId;
  const attrs = parseJson(attrsText);
  return {
    kind,
    categoryId,
    phone,
    isPlaced: lng !== null,
    cellId,
    addressOffM: null,
    verifiedOn,
    createdOn: cstDate(createdAtMs),
    attrs: attrs.value,
    fitsSchema: attrs.ok && kindOf(kind).attrs.safeParse(attrs.value).success,
  };
}

/** After how many days without verification a record is stale, by its category. */
export const freshnessOf =
  (settings: Pick<Settings, 'freshnessDays' | 'freshnessByCategory'>) =>
  (categoryId: string | null): number =>
    settings.freshnessByCategory[categoryId ?? ''] ?? settings.freshnessDays;

/** What is worst comes first: the longest overdue, the farthest off. */
const severity = ({ params }: Found): number => Number(params.days ?? params.distanceM ?? 0);

async function scanAll(
  session: MapSession,
  kinds: readonly KindId[],
  context: QualityContext,
  job: Job,
): Promise<Scan> {
  const byRule = new Map<QualityRule, Found[]>(QUALITY_RULES.map((rule) => [rule, []]));
  let checked = 0;
  for (let after = ''; ; ) {
    const rows = qualityRows(session.store, kinds, after, ROWS_PER_TURN);
    for (const row of rows)
      for (const { rule, params } of findingsOf(recordOf(row), context, QUALITY_RULES))
        byRule.get(rule)?.push({ id: row[0], params });
    checked += rows.length;
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last[0];
    job.progress('quality', checked, checked);
    await job.breathe();
  }
  for (const found of byRule.values()) found.sort((a, b) => severity(b) - severity(a));
  return { checked, byRule };
}

/** Judges every record of some kinds; answers from memory while nothing changed. Errors: cancelled. */
export async function scanQuality(ctx: Ctx, kinds: readonly KindId[], jobId?: string): Promise<Scan> {
  const session = ctx.session();
  const settings = await readSettings(session.store);
  const today = cstDate(ctx.ports.now());
  const key = [session.store.changeSeq(), today, kinds.join()].join(' ');
  const known = lastScans.get(session);
  if (known?.key === key) return known.scan;
  const context: QualityContext = {
    today,
    hasCells: session.cells().leaves.length > 0,
    freshnessDays: freshnessOf(settings),
  };
  const job = ctx.job(jobId);
  try {
    const scan = await scanAll(session, kinds, context, job);
    lastScans.set(session, { key, scan });
    return scan;
  } finally {
    job.end();
  }
}
