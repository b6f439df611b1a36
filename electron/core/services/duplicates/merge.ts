import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Thing, ThingPatch } from '#shared/contract/things';
import { type MergeField, mergedValues, proposeMerge } from '#shared/domain/duplicates/index';
import { type KindId, kindOf, SHARED_FIELDS } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import { fieldValue, toThing } from '../../records/things.ts';
import type { Batch } from '../../store/batch.ts';
import type { KeptTable, ThingRow } from '../../store/schema.ts';
import { thingRow } from '../things/read.ts';
import { applyPatch } from '../things/write.ts';

type Values = Readonly<Record<string, unknown>>;

const CUSTOM = 'custom.';
const POSITION = 'position';
const SHARED: ReadonlySet<string> = new Set(SHARED_FIELDS);

/** Everything that two records may differ in, in the order of the form. */
function keysOf(kind: KindId, ...rows: readonly ThingRow[]): readonly string[] {
  const custom = rows.flatMap((row) => Object.keys(parseJson(row.custom).value));
  return [
    ...kindOf(kind).fields.map((field) => field.key),
    ...new Set(custom.map((id) => `${CUSTOM}${id}`)),
    POSITION,
  ];
}

const trueValue = (row: ThingRow, key: string): unknown => {
  if (key === POSITION) return row.geometry;
  if (key.startsWith(CUSTOM)) return parseJson(row.custom).value[key.slice(CUSTOM.length)];
  return fieldValue(row, key);
};

const shownValue = (thing: Thing, key: string): unknown => {
  if (key === POSITION) return thing.anchor;
  if (key.startsWith(CUSTOM)) return thing.custom[key.slice(CUSTOM.length)];
  return SHARED.has(key) ? thing[key as keyof Thing] : thing.attrs[key];
};

const valuesOf = (keys: readonly string[], read: (key: string) => unknown): Values =>
  Object.fromEntries(keys.map((key) => [key, read(key)]));

function fieldsOf(keep: ThingRow, other: ThingRow): readonly MergeField[] {
  if (keep.kind !== other.kind || keep.id === other.id)
    throw new AppError('input.invalid', { field: 'kind' });
  const kind = keep.kind as KindId;
  const keys = keysOf(kind, keep, other);
  const notes = new Set(
    kindOf(kind)
      .fields.filter((field) => field.type === 'longText')
      .map((field) => field.key),
  );
  return proposeMerge(
    keys,
    valuesOf(keys, (key) => trueValue(keep, key)),
    valuesOf(keys, (key) => trueValue(other, key)),
    notes,
  );
}

/** What a merge would do, with both sides' values masked. */
export async function mergePreview(
  ctx: Ctx,
  input: ParsedInputOf<'duplicates.mergePreview'>,
): Promise<OutputOf<'duplicates.mergePreview'>> {
  const [keepRow, otherRow] = [await thingRow(ctx, input.keepId), await thingRow(ctx, input.otherId)];
  const [keep, other] = [toThing(keepRow), toThing(otherRow)];
  return {
    keep,
    other,
    fields: fieldsOf(keepRow, otherRow).map((field) => ({
      ...field,
      keep: shownValue(keep, field.key),
      other: shownValue(other, field.key),
    })),
  };
}

/** The chosen values as a patch of the kept record; a position is copied with its original. */
function patchOf(values: ReadonlyMap<string, unknown>): ThingPatch {
  const shared: Record<string, unknown> = {};
  const attrs: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of values) {
    if (key === POSITION) continue;
    if (key.startsWith(CUSTOM)) custom[key.slice(CUSTOM.length)] = value;
    else (SHARED.has(key) ? shared : attrs)[key] = value ?? null;
  }
  return { ...(shared as ThingPatch), attrs, custom };
}

/** Columns of other tables that name a thing. */
const REFERENCES: readonly (readonly [table: KeptTable, column: string])[] = [
  ['assignments', 'thing_id'],
  ['links', 'from_id'],
  ['links', 'to_id'],
  ['files', 'thing_id'],
  ['aliases', 'thing_id'],
  ['cells', 'lead_id'],
  ['branches', 'secretary_id'],
];

/** Everything that pointed to the other record points to the kept one. */
async function moveReferences(batch: Batch, otherId: string, keepId: string): Promise<void> {
  for (const [table, column] of REFERENCES) {
    const rows = await batch.trx
      .selectFrom(table as 'assignments')
      .select('id')
      .where(column as 'thing_id', '=', otherId)
      .where('deleted_at_ms', 'is', null)
      .execute();
    for (const { id } of rows) await batch.update(table, id, { [column]: keepId } as never);
  }
}

const POSITION_COLUMNS = ['geometry', 'lng', 'lat', 'orig_crs', 'orig_geometry'] as const;

/** Makes two records one. See the contract for what follows the kept record. */
export async function mergeThings(ctx: Ctx, input: ParsedInputOf<'duplicates.merge'>): Promise<Thing> {
  const { keepId, otherId } = input;
  await ctx.session().write({ label: 'merge', actor: ctx.actor }, async (batch) => {
    const keep = (await batch.current('things', keepId)) as unknown as ThingRow | undefined;
    const other = (await batch.current('things', otherId)) as unknown as ThingRow | undefined;
    if (!keep || !other || keep.deleted_at_ms !== null || other.deleted_at_ms !== null)
      throw new AppError('notFound');
    if (other.version !== input.otherVersion)
      throw new AppError('conflict', { yours: input.otherVersion, current: other.version });
    const values = mergedValues(fieldsOf(keep, other), input.choices);
    const columns = applyPatch(keep.kind as KindId, keep, patchOf(values));
    const place = values.has(POSITION)
      ? Object.fromEntries(POSITION_COLUMNS.map((column) => [column, other[column]]))
      : {};
    await batch.update('things', keepId, { ...columns, ...place }, input.keepVersion);
    await moveReferences(batch, otherId, keepId);
    await batch.remove('things', otherId);
    await batch.insert('links', {
      id: ctx.ports.newId(),
      from_type: 'thing',
      from_id: otherId,
      to_type: 'thing',
      to_id: keepId,
      role: MERGED_ROLE,
      note: null,
    });
  });
  return toThing(await thingRow(ctx, keepId));
}

/** The link that leads from a merged record to the one that it became part of; its history is read along. */
export const MERGED_ROLE = 'merged';
