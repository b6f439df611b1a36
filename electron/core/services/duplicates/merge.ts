import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Thing, ThingPatch } from '#shared/contract/things';
import { type MergeField, mergedValues, proposeMerge } from '#shared/domain/duplicates/index';
import { type FieldBook, sortValues, valueIn } from '#shared/domain/fields/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { fieldValue } from '../../records/things.ts';
import type { Batch } from '../../store/batch.ts';
import type { KeptTable, ThingRow } from '../../store/schema.ts';
import { shownThing } from '../fields/names.ts';
import { thingRow } from '../things/read.ts';
import { applyPatch } from '../things/write.ts';

type Values = Readonly<Record<string, unknown>>;

const POSITION = 'position';

/** Everything that two records may differ in, in the order of the form. */
const keysOf = (kind: KindId, book: FieldBook): readonly string[] => [
  ...book.of(kind).map((field) => field.key),
  POSITION,
];

const trueValue = (row: ThingRow, key: string): unknown =>
  key === POSITION ? row.geometry : fieldValue(row, key);

const shownValue = (thing: Thing, key: string): unknown =>
  key === POSITION ? thing.anchor : valueIn(thing, key);

const valuesOf = (keys: readonly string[], read: (key: string) => unknown): Values =>
  Object.fromEntries(keys.map((key) => [key, read(key)]));

function fieldsOf(keep: ThingRow, other: ThingRow, book: FieldBook): readonly MergeField[] {
  if (keep.kind !== other.kind || keep.id === other.id)
    throw new AppError('input.invalid', { field: 'kind' });
  const kind = keep.kind as KindId;
  const keys = keysOf(kind, book);
  const notes = new Set(
    book
      .of(kind)
      .filter((field) => field.type === 'longText')
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
  const book = ctx.session().fields();
  const [keep, other] = [await shownThing(ctx, keepRow), await shownThing(ctx, otherRow)];
  return {
    keep,
    other,
    fields: fieldsOf(keepRow, otherRow, book).map((field) => ({
      ...field,
      keep: shownValue(keep, field.key),
      other: shownValue(other, field.key),
    })),
  };
}

/** The chosen values as a patch of the kept record; a position is copied with its original. */
function patchOf(values: ReadonlyMap<string, unknown>): ThingPatch {
  const sent = [...values].filter(([key]) => key !== POSITION);
  const { shared, ...holders } = sortValues(sent.map(([key, value]) => [key, value ?? null]));
  return { ...(shared as ThingPatch), ...holders };
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
    const book = ctx.session().fields();
    const values = mergedValues(fieldsOf(keep, other, book), input.choices);
    const columns = applyPatch(keep.kind as KindId, keep, patchOf(values), book);
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
  return shownThing(ctx, await thingRow(ctx, keepId));
}

/** The link that leads from a merged record to the one that it became part of; its history is read along. */
export const MERGED_ROLE = 'merged';
