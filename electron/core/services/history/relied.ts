import type { Batch } from '../../store/batch.ts';
import type { KeptTable } from '../../store/schema.ts';

/** Whether others have come to rely on a row that a step made, so that the step cannot be taken back. */
export type ReliedOn = (table: KeptTable, id: string) => Promise<boolean>;

/**
 * Asks once who leads cells and branches: those columns have no index, and an undone import asks for every row of it.
 * Who is not among them needs no further look; who is may have been let go by this very step.
 */
export async function reliedOnIn(batch: Batch): Promise<ReliedOn> {
  const leads = async () => [
    ...(await batch.trx
      .selectFrom('cells')
      .select('lead_id as id')
      .where('deleted_at_ms', 'is', null)
      .execute()),
    ...(await batch.trx
      .selectFrom('branches')
      .select('secretary_id as id')
      .where('deleted_at_ms', 'is', null)
      .execute()),
  ];
  const leading = new Set((await leads()).map(({ id }) => id));
  const leadsNow = async (id: string) => leading.has(id) && (await leads()).some((row) => row.id === id);
  return async (table, id) => {
    if (table === 'things')
      return (await hasAssignment(batch, 'thing_id', id)) || (await isLinked(batch, id)) || leadsNow(id);
    if (table === 'problems') return (await hasAssignment(batch, 'problem_id', id)) || hasEvent(batch, id);
    if (table === 'branches') return hasBranchBelow(batch, id);
    if (table === 'cells') return (await isLinked(batch, id)) || hasBelow(batch, id);
    return false;
  };
}

/** Somebody may meanwhile have dispatched it. */
async function hasAssignment(batch: Batch, column: 'thing_id' | 'problem_id', id: string): Promise<boolean> {
  const row = await batch.trx
    .selectFrom('assignments')
    .select('id')
    .where(column, '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody may have written to the problem. */
async function hasEvent(batch: Batch, id: string): Promise<boolean> {
  const row = await batch.trx
    .selectFrom('problem_events')
    .select('id')
    .where('problem_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Each side by its own index. */
async function isLinked(batch: Batch, id: string): Promise<boolean> {
  for (const side of ['from_id', 'to_id'] as const) {
    const row = await batch.trx
      .selectFrom('links')
      .select('id')
      .where(side, '=', id)
      .where('deleted_at_ms', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

/** Somebody may have drawn micro cells in it, or given it to a branch. */
async function hasBelow(batch: Batch, id: string): Promise<boolean> {
  const rows = [
    await batch.trx
      .selectFrom('cells')
      .select('id')
      .where('parent_id', '=', id)
      .where('deleted_at_ms', 'is', null)
      .limit(1)
      .execute(),
    await batch.trx
      .selectFrom('branches')
      .select('id')
      .where('cell_id', '=', id)
      .where('deleted_at_ms', 'is', null)
      .limit(1)
      .execute(),
  ];
  return rows.some((found) => found.length > 0);
}

async function hasBranchBelow(batch: Batch, id: string): Promise<boolean> {
  const row = await batch.trx
    .selectFrom('branches')
    .select('id')
    .where('parent_id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
