import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { choiceLabel, customId, customKey, type FieldBook } from '#shared/domain/fields/index';
import { type FieldSpec, KINDS, type KindId } from '#shared/domain/kinds/index';
import { BLANK } from '#shared/domain/lists/index';
import { maskField, maskFreeText, maskName, maskPhone } from '#shared/domain/privacy';
import { isWritten, WRITINGS } from '#shared/domain/written/index';
import { dynamicText } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { AnyRow } from '../../store/batch.ts';
import type { ThingRow } from '../../store/schema.ts';
import { MERGED_ROLE } from '../duplicates/merge.ts';
import { type Names, namesFor } from '../fields/names.ts';
import { readFieldBook } from '../fields/rows.ts';
import { cellMoves } from './moves.ts';

type Entry = OutputOf<'history.of'>['entries'][number];
type Flat = Record<string, unknown>;

/** Columns that say nothing to a reader of a history: derived, technical or shown otherwise. */
const HIDDEN = new Set(
  [
    'id version created_at_ms updated_at_ms deleted_at_ms search_text name_key verified_on batch_id cell_id orig_geometry orig_crs lng lat',
  ].flatMap((text) => text.split(' ')),
);

const KEY_OF_COLUMN: Record<string, string> = {
  category_id: 'categoryId',
  recheck_on: 'recheckOn',
  geometry: 'position',
  lead_id: 'leadId',
  place_text: 'placeText',
  due_at_ms: 'dueAtMs',
  reporter_name: 'reporterName',
  reporter_phone: 'reporterPhone',
  closed_at_ms: 'closedAtMs',
  reported_at_ms: 'reportedAtMs',
  area_m2: 'areaM2',
  parent_id: 'parentId',
};

/** A row as field → value, with `attrs` opened and derived columns left out. */
function flatten(row: AnyRow | null): Flat {
  if (!row) return {};
  const flat: Flat = {};
  for (const [column, value] of Object.entries(row)) {
    if (HIDDEN.has(column) || value === null) continue;
    if (column === 'attrs') Object.assign(flat, parseJson(String(value)).value);
    else if (column === 'custom')
      for (const [id, one] of Object.entries(parseJson(String(value)).value)) flat[customKey(id)] = one;
    else flat[KEY_OF_COLUMN[column] ?? column] = value;
  }
  return flat;
}

/** What a history may show of a value: masked like everything that leaves the core. */
function shownValue(key: string, field: FieldSpec | undefined, value: unknown, names: Names): string | null {
  if (value === undefined) return null;
  if (key === 'position' && typeof value === 'string') return '●';
  if (field && isWritten(field.type))
    return WRITINGS[field.type].format(
      maskField(field, value),
      (word, params) => dynamicText(word, params) ?? word,
    );
  if (field) return ownText(field, maskField(field, value), names);
  if (key === 'reporterName') return maskName(String(value));
  if (key === 'reporterPhone') return maskPhone(String(value));
  // Also what no kind knows: an office's own field may hold a number to hide.
  return maskFreeText(asText(value));
}

/** An office field's value in words: labels of choices and masked names for ids. */
function ownText(field: FieldSpec, value: unknown, names: Names): string {
  if (field.type === 'person' || field.type === 'file') return names.get(String(value)) ?? BLANK;
  if (field.choiceLabels === undefined) return asText(value);
  return [value]
    .flat()
    .map((choice) => choiceLabel(field, String(choice), () => undefined))
    .join('、');
}

const asText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(asText).join('、')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

function actionOf(
  before: AnyRow | null,
  after: AnyRow | null,
  batchKind: string | undefined,
): Entry['action'] {
  if (batchKind === 'undo' || batchKind === 'redo') return batchKind;
  if (!before) return 'create';
  if (!after || (after.deleted_at_ms !== null && before.deleted_at_ms === null)) return 'remove';
  if (after.deleted_at_ms === null && before.deleted_at_ms !== null) return 'restore';
  return 'update';
}

const TABLE_OF = { thing: 'things', cell: 'cells', problem: 'problems' } as const;

/** A record, and those that were merged into it (and into those): their history is its history. */
async function withMerged(ctx: Ctx, id: string): Promise<readonly string[]> {
  const ids = [id];
  for (let at = 0; at < ids.length && at < MERGED_AT_MOST; at += 1) {
    const rows = await ctx
      .session()
      .store.read.selectFrom('links')
      .select('from_id')
      .where('to_id', '=', ids[at] ?? '')
      .where('role', '=', MERGED_ROLE)
      .where('deleted_at_ms', 'is', null)
      .execute();
    ids.push(...rows.map((row) => row.from_id).filter((other) => !ids.includes(other)));
  }
  return ids;
}

const MERGED_AT_MOST = 50;

/** One record's history, newest first, read from `changes`. */
export async function historyOf(
  ctx: Ctx,
  input: ParsedInputOf<'history.of'>,
): Promise<OutputOf<'history.of'>> {
  const table = TABLE_OF[input.entity];
  const rows = await ctx
    .session()
    .store.read.selectFrom('changes')
    .leftJoin('batches', 'batches.id', 'changes.batch_id')
    .select([
      'changes.seq',
      'batch_id',
      'before',
      'after',
      'changes.actor_id',
      'changes.at_ms',
      'changes.entity_id as entityId',
      'batches.kind as batchKind',
      'batches.moved as moved',
    ])
    .where('entity', '=', table)
    .where('entity_id', 'in', input.entity === 'thing' ? await withMerged(ctx, input.id) : [input.id])
    .orderBy('changes.seq', 'desc')
    .limit(200)
    .execute();
  const parsed = rows.map((row) => ({
    row,
    before: row.before === null ? null : (JSON.parse(row.before) as AnyRow),
    after: row.after === null ? null : (JSON.parse(row.after) as AnyRow),
  }));
  const { store, categories } = ctx.session();
  // Also fields that were taken away since: what was written in them is no secret to a history.
  const book = await readFieldBook(store, categories(), { removed: true });
  const states = parsed.flatMap(({ before, after }) => [before, after]).filter((state) => state !== null);
  const names =
    table === 'things'
      ? await namesFor(store, book, states as unknown as ThingRow[])
      : new Map<string, string>();
  // A cell may stand in several changes of a step: what moved is said once.
  const told = new Set<string>();
  const once = (batchId: string): boolean => !told.has(batchId) && told.add(batchId).size > 0;
  const movesOf = input.entity === 'cell' ? await cellMoves(ctx, input.id, rows) : () => [];
  return {
    entries: parsed.map(({ row, before, after }) => ({
      seq: row.seq,
      batchId: row.batch_id,
      entity: input.entity,
      entityId: row.entityId,
      action: actionOf(before, after, row.batchKind ?? undefined),
      fields: changedFields(table === 'things' ? book : null, before, after, names),
      moved: once(row.batch_id) ? movesOf(row.batch_id) : [],
      actorName: row.actor_id,
      atMs: row.at_ms,
    })),
  };
}

/** What differs between two states of a row, in words; `book` is null for what is no thing. */
function changedFields(
  book: FieldBook | null,
  before: AnyRow | null,
  after: AnyRow | null,
  names: Names,
): Entry['fields'] {
  const kind = (after ?? before)?.kind as KindId;
  const [old, now] = [flatten(before), flatten(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    .map((key) => {
      const field = book && Object.hasOwn(KINDS, kind) ? book.field(kind, key) : undefined;
      const label = customId(key) === null ? undefined : field?.label;
      return {
        key,
        ...(label !== undefined && { label }),
        before: shownValue(key, field, old[key], names),
        after: shownValue(key, field, now[key], names),
      };
    });
}
