import { AppError } from '#shared/contract/errors';
import { needsConsent } from '#shared/domain/consent';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import type { KeptTable } from '../../store/schema.ts';
import { MERGED_ROLE } from '../duplicates/merge.ts';

/** Rows that are nothing without the person. */
const OWN: readonly (readonly [table: KeptTable, column: string])[] = [
  ['links', 'from_id'],
  ['links', 'to_id'],
  ['files', 'thing_id'],
  ['aliases', 'thing_id'],
  ['distinct_pairs', 'first_id'],
  ['distinct_pairs', 'second_id'],
];
/** Rows that go on without the person. */
const NAMED: readonly (readonly [table: KeptTable, column: string])[] = [
  ['cells', 'lead_id'],
  ['branches', 'secretary_id'],
];
/** What stands in place of an earlier state: a history entry without content. */
const BLANK = '{}';

async function idsWhere(batch: Batch, table: KeptTable, column: string, id: string): Promise<string[]> {
  const rows = await batch.trx
    .selectFrom(table as 'links')
    .select('id')
    .where(column as 'from_id', '=', id)
    .execute();
  return rows.map((row) => row.id);
}

/** The record and those that were merged into it (and into those): all of one person. */
async function recordsOf(batch: Batch, id: string): Promise<readonly string[]> {
  const ids = [id];
  for (const at of ids) {
    const merged = await batch.trx
      .selectFrom('links')
      .select('from_id')
      .where('to_id', '=', at)
      .where('role', '=', MERGED_ROLE)
      .execute();
    ids.push(...merged.map((row) => row.from_id).filter((other) => !ids.includes(other)));
  }
  return ids;
}

/** Takes a row away for good and empties what the history says of it. */
async function forget(batch: Batch, table: KeptTable, id: string): Promise<void> {
  await batch.revert(table, id, null);
  for (const side of ['before', 'after'] as const)
    await batch.trx
      .updateTable('changes')
      .set({ [side]: BLANK })
      .where('entity', '=', table)
      .where('entity_id', '=', id)
      .where(side, 'is not', null)
      .execute();
}

async function forgetRecord(batch: Batch, id: string): Promise<void> {
  for (const [table, column] of NAMED)
    for (const named of await idsWhere(batch, table, column, id))
      await batch.update(table, named, { [column]: null } as never);
  for (const [table, column] of OWN)
    for (const own of await idsWhere(batch, table, column, id)) await forget(batch, table, own);
  await forget(batch, 'things', id);
}

/**
 * Forgets a person: the record, those merged into it, and every earlier state of them (DESIGN.md §10). Calls stay with
 * their problems, without a name. Errors: notFound, conflict, input.invalid when it is no person.
 */
export async function erasePerson(ctx: Ctx, id: string, version: number): Promise<void> {
  const options = { label: 'erase', actor: ctx.actor, undoable: false };
  await ctx.session().write(options, async (batch) => {
    const row = await batch.current('things', id);
    if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
    if (!needsConsent(row.kind as KindId)) throw new AppError('input.invalid', { field: 'kind' });
    if (row.version !== version) throw new AppError('conflict', { yours: version, current: row.version });
    for (const record of await recordsOf(batch, id)) await forgetRecord(batch, record);
  });
}
