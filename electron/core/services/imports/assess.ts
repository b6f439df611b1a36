import type { ImportPlan, RowAction, RowStatus } from '#shared/contract/imports';
import type { ThingPatch } from '#shared/contract/things';
import { missingConsent, needsConsent } from '#shared/domain/consent';
import { type FieldBook, sortValues } from '#shared/domain/fields/index';
import { toWgs84 } from '#shared/domain/geo/convert';
import { anchorOf } from '#shared/domain/geo/polygon';
import type { Geometry, LngLat } from '#shared/domain/geo/types';
import type { PlannedError, PlannedRow } from '#shared/domain/imports/plan';
import type { RecordMatch, RecordMatcher } from '#shared/domain/imports/recordMatch';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import type { ThingRow } from '../../store/schema.ts';
import { addressPlacer, addressPosition, type PlacedByAddress } from '../addresses/placer.ts';
import { lookupsOf } from '../lists/make.ts';
import { type Difference, differ, looksMasked } from './changes.ts';
import { evidenceOf, makeMatcher } from './matcher.ts';
import { makePace, type Pace } from './pace.ts';
import { preparePlan } from './reader.ts';

/** What a row is beside the map, and what would become of it. */
export type Assessed = {
  readonly row: PlannedRow;
  readonly status: RowStatus;
  /** In the file's system, of a type that the kind takes. */
  readonly geometry: Geometry | null;
  /** WGS-84. */
  readonly anchor: LngLat | null;
  /** Where the row's address leads, when it has no coordinates. */
  readonly byAddress: PlacedByAddress | null;
  readonly match: RecordMatch | null;
  /** How it differs from the record that it meets. */
  readonly difference: Difference | null;
  /** Why it cannot be saved: as the record that it meets, else as a new one. */
  readonly errors: readonly PlannedError[];
  /** Why it cannot be added as a new record. */
  readonly errorsIfNew: readonly PlannedError[];
};

/** Records read at once to be compared with their rows. */
const RECORDS_AT_ONCE = 200;

/** A shape that the kind does not take becomes the point that stands for it. */
function fittingGeometry({ geometry, kind }: PlannedRow): Geometry | null {
  if (!geometry || kindOf(kind).geometry.includes(geometry.type)) return geometry;
  const [lng, lat] = anchorOf(geometry);
  return { type: 'Point', coordinates: [lng, lat] };
}

/** What keeps a row from being a new record besides its own errors: masks instead of values, no consent. */
function errorsOfNew(book: FieldBook, row: PlannedRow): readonly PlannedError[] {
  const errors = [...row.errors];
  for (const [key, column] of row.columns) {
    const field = book.field(row.kind, key);
    const value = row.cells[column] ?? '';
    if (field && looksMasked(field, value))
      errors.push({ row: row.row, column, code: 'masked', params: {}, value });
  }
  for (const key of needsConsent(row.kind) ? missingConsent(row.values) : []) {
    const column = row.columns.get(key) ?? null;
    if (!errors.some((error) => error.column === column && column !== null))
      errors.push({ row: row.row, column, code: key, params: {}, value: '' });
  }
  return errors;
}

type Met = Pick<Assessed, 'row' | 'geometry' | 'anchor' | 'byAddress' | 'match'>;

function judge(book: FieldBook, met: Met, difference: Difference | null): Assessed {
  const errorsIfNew = errorsOfNew(book, met.row);
  const errors = difference ? difference.errors : errorsIfNew;
  return { ...met, difference, errors, errorsIfNew, status: statusOf(met.match, difference, errors) };
}

function statusOf(
  match: RecordMatch | null,
  difference: Difference | null,
  errors: readonly PlannedError[],
): RowStatus {
  if (errors.length > 0) return 'error';
  if (match === null) return 'new';
  if (difference === null) return 'duplicate';
  if (!difference.moved && Object.keys(difference.patch).length === 0) return 'identical';
  return match.by === 'name' ? 'duplicate' : 'changed';
}

/** Every row with the record that it meets, in order. */
async function meetAll(ctx: Ctx, plan: ImportPlan, pace: Pace): Promise<Met[]> {
  const matchers = new Map<KindId, RecordMatcher>();
  const placeByAddress = await addressPlacer(ctx);
  const met: Met[] = [];
  for await (const row of preparePlan(ctx, plan, pace).rows()) {
    const geometry = fittingGeometry(row);
    const given = geometry && plan.crs !== 'none' ? toWgs84(anchorOf(geometry), plan.crs) : null;
    const byAddress = given === null ? placeByAddress(row.kind, row.values.address) : null;
    const anchor = given ?? byAddress?.anchor ?? null;
    let matcher = matchers.get(row.kind);
    if (!matcher) {
      matcher = await makeMatcher(ctx.session().store, row.kind, pace.breathe);
      matchers.set(row.kind, matcher);
    }
    // Neighbours of one name are two people: only coordinates of the file tell of the same place.
    const match = matcher.find(row.row, row.id, evidenceOf(row, given));
    met.push({ row, geometry, anchor, byAddress, match });
  }
  return met;
}

/** Compares rows with the records that they meet; a record that went meanwhile leaves its row a new one. */
async function compareAll(ctx: Ctx, plan: ImportPlan, met: readonly Met[], pace: Pace): Promise<Assessed[]> {
  const book = ctx.session().fields();
  const lookups = { ...lookupsOf(ctx), fields: book };
  const differs = new Map<KindId, ReturnType<typeof differ>>();
  const { read } = ctx.session().store;
  const assessed: Assessed[] = [];
  for (let at = 0; at < met.length; at += RECORDS_AT_ONCE) {
    const portion = met.slice(at, at + RECORDS_AT_ONCE);
    const ids = portion.flatMap(({ match }) => match?.id ?? []);
    const found =
      ids.length > 0 ? await read.selectFrom('things').selectAll().where('id', 'in', ids).execute() : [];
    const stored = new Map(found.map((row): [string, ThingRow] => [row.id, row]));
    for (const one of portion) {
      const record = stored.get(one.match?.id ?? '');
      const { kind, columns } = one.row;
      const compare = differs.get(kind) ?? differ(kind, plan, columns.keys(), lookups);
      differs.set(kind, compare);
      const match = one.match?.id && !record ? null : one.match;
      assessed.push(judge(book, { ...one, match }, record ? compare(record, one.row, one.geometry) : null));
      if (pace.isDue()) await pace.breathe();
    }
  }
  return assessed;
}

type Kept = { readonly key: string; readonly rows: readonly Assessed[] };
/** The last answer for each opened file: paging through a preview and saving after it must not read all again. */
const kept = new WeakMap<object, Kept>();

/**
 * Reads every row of a plan and says what it is beside the map. Errors: as `preparePlan`; what `breathe` throws.
 */
export async function assessPlan(
  ctx: Ctx,
  plan: ImportPlan,
  breathe: () => Promise<void>,
): Promise<readonly Assessed[]> {
  const session = ctx.session();
  const file = session.imports.get(plan.importId);
  const { changed: _c, duplicates: _d, rowActions: _r, ...reading } = plan;
  const key = JSON.stringify([session.store.changeSeq(), reading]);
  const before = kept.get(file);
  if (before?.key === key) return before.rows;
  const pace = makePace(breathe);
  const rows = await compareAll(ctx, plan, await meetAll(ctx, plan, pace), pace);
  kept.set(file, { key, rows });
  return rows;
}

/** What the plan does with a row; null: somebody has to choose. Rows in error are skipped. */
export function actionOf({ row, status, match, errorsIfNew }: Assessed, plan: ImportPlan): RowAction | null {
  if (status === 'error') return 'skip';
  const chosen = plan.rowActions[String(row.row)] ?? usual(status, plan);
  if (chosen === 'update' && !match?.id) return 'skip';
  return chosen === 'add' && errorsIfNew.length > 0 ? 'skip' : chosen;
}

function usual(status: RowStatus, plan: ImportPlan): RowAction | null {
  if (status === 'new') return 'add';
  if (status === 'changed') return plan.changed;
  if (status === 'duplicate') return plan.duplicates === 'ask' ? null : plan.duplicates;
  return 'skip';
}

/** Values by field key as the form would send them. */
function patchFrom(values: Readonly<Record<string, unknown>>): ThingPatch {
  const { shared, attrs, custom } = sortValues(Object.entries(values));
  return { ...(shared as ThingPatch), ...(attrs && { attrs }), ...(custom && { custom }) };
}

const placeOf = ({ geometry, byAddress }: Assessed, plan: ImportPlan): ThingPatch['position'] =>
  geometry && plan.crs !== 'none' ? { geometry, crs: plan.crs } : byAddress && addressPosition(byAddress);

/** A row as a new record. */
export const newPatch = (assessed: Assessed, plan: ImportPlan): ThingPatch => ({
  ...patchFrom(assessed.row.values),
  position: placeOf(assessed, plan),
});

/** What a row changes in the record that it meets. */
export function updatePatch(assessed: Assessed, plan: ImportPlan): ThingPatch {
  const { difference } = assessed;
  if (!difference) return {};
  const patch = patchFrom(difference.patch);
  return difference.moved ? { ...patch, position: placeOf(assessed, plan) } : patch;
}
