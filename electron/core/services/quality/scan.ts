import type { Settings } from '#shared/contract/app';
import { haversineM } from '#shared/domain/geo/distance';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import {
  findingsOf,
  QUALITY_RULES,
  type QualityContext,
  type QualityRecord,
} from '#shared/domain/quality/index';
import { cstDate } from '#shared/domain/workflow/calendar';
import type { Ctx, Job } from '../../context.ts';
import { ADDRESS_CRS } from '../../records/addressOrigin.ts';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';
import { changedIds } from '../../store/sqlite/queries/changes.ts';
import {
  hasBuildings,
  type QualityRow,
  qualityRows,
  qualityRowsOf,
} from '../../store/sqlite/queries/quality.ts';
import { type AddressPlacer, addressPlacer } from '../addresses/placer.ts';
import { readSettings } from '../settings/service.ts';
import { Findings } from './findings.ts';

/** About eight milliseconds of rows. */
const ROWS_PER_TURN = 150;
/** So many changed records are judged anew one by one; more than that and everything is. */
const FEW = 400;

export type Scan = { readonly checked: number; readonly findings: Findings };
type KeptScan = { readonly surroundings: string; seq: number; checked: number; readonly findings: Findings };

/** The latest scan of each map and set of kinds. */
const lastScans = new WeakMap<MapSession, Map<string, KeptScan>>();

/** A position that was found by the address agrees with it; everything else is held against it. */
function addressOffM(row: QualityRow, place: AddressPlacer): number | null {
  const [, kind, , , address, lng, lat, , , , , origCrs] = row;
  if (lng === null || lat === null || origCrs === ADDRESS_CRS) return null;
  const found = place(kind as KindId, address);
  return found && haversineM(found.anchor, [lng, lat]);
}

function recordOf(row: QualityRow, place: AddressPlacer): QualityRecord {
  const [, kindId, categoryId, phone, , lng, , cellId, verifiedOn, createdAtMs, attrsText] = row;
  const kind = kindId as KindId;
  const attrs = parseJson(attrsText);
  return {
    kind,
    categoryId,
    phone,
    isPlaced: lng !== null,
    cellId,
    addressOffM: addressOffM(row, place),
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

/** What a record is judged with. */
type Judging = { readonly context: QualityContext; readonly place: AddressPlacer };

const judge = (findings: Findings, row: QualityRow, { context, place }: Judging): void =>
  findings.set(row[0], findingsOf(recordOf(row, place), context, QUALITY_RULES));

async function scanAll(
  session: MapSession,
  kinds: readonly KindId[],
  judging: Judging,
  job: Job,
): Promise<Pick<KeptScan, 'checked' | 'findings'>> {
  const findings = new Findings();
  let checked = 0;
  for (let after = ''; ; ) {
    const rows = qualityRows(session.store, kinds, after, ROWS_PER_TURN);
    for (const row of rows) judge(findings, row, judging);
    checked += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return { checked, findings };
    after = last[0];
    job.progress('quality', checked, checked);
    await job.breathe();
  }
}

/** Brings a scan up to what few records have become since. False when too much changed. */
function followChanges(
  session: MapSession,
  kinds: readonly KindId[],
  judging: Judging,
  kept: KeptScan,
): boolean {
  const ids = changedIds(session.store, 'things', kept.seq, FEW + 1);
  if (ids.length > FEW) return false;
  // Where addresses lead may be another place now.
  if (hasBuildings(session.store, ids)) return false;
  const rows = qualityRowsOf(session.store, kinds, ids);
  for (const id of ids) if (kept.findings.forget(id)) kept.checked -= 1;
  for (const row of rows) judge(kept.findings, row, judging);
  kept.checked += rows.length;
  return true;
}

/**
 * Judges every record of some kinds; later only those that changed since, unless cells, settings or the day did.
 * Errors: cancelled.
 */
export async function scanQuality(ctx: Ctx, kinds: readonly KindId[], jobId?: string): Promise<Scan> {
  const session = ctx.session();
  const settings = await readSettings(session.store);
  const context: QualityContext = {
    today: cstDate(ctx.ports.now()),
    hasCells: session.cells().leaves.length > 0,
    freshnessDays: freshnessOf(settings),
  };
  const { freshnessDays, freshnessByCategory } = settings;
  const surroundings = JSON.stringify([
    context.today,
    freshnessDays,
    freshnessByCategory,
    session.cells().leaves.map((leaf) => leaf.version),
  ]);
  const judging: Judging = { context, place: await addressPlacer(ctx) };
  const scans = lastScans.get(session) ?? new Map<string, KeptScan>();
  lastScans.set(session, scans);
  const seq = session.store.changeSeq();
  const kept = scans.get(kinds.join());
  if (kept?.surroundings === surroundings && followChanges(session, kinds, judging, kept)) {
    kept.seq = seq;
    return kept;
  }
  const job = ctx.job(jobId);
  try {
    const scan = await scanAll(session, kinds, judging, job);
    scans.set(kinds.join(), { surroundings, seq, ...scan });
    return scan;
  } finally {
    job.end();
  }
}
