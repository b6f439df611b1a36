import type { Batch } from '../../store/batch.ts';
import type { CellRow } from '../../store/schema.ts';

/**
 * What hangs on a cell that goes: its team, its lead (when the heir has none) and its branches become the heir's. Who has
 * the same post in both is named once.
 */
export async function inherit(batch: Batch, id: string, heirId: string): Promise<void> {
  const [old, heir] = [await cellNow(batch, id), await cellNow(batch, heirId)];
  if (old?.lead_id && heir && !heir.lead_id) await batch.update('cells', heirId, { lead_id: old.lead_id });
  for (const side of ['from', 'to'] as const) await moveLinks(batch, side, id, heirId);
  const branches = await batch.trx
    .selectFrom('branches')
    .select('id')
    .where('cell_id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .execute();
  for (const branch of branches) await batch.update('branches', branch.id, { cell_id: heirId });
}

const cellNow = async (batch: Batch, id: string): Promise<CellRow | undefined> =>
  (await batch.current('cells', id)) as unknown as CellRow | undefined;

async function moveLinks(batch: Batch, side: 'from' | 'to', id: string, heirId: string): Promise<void> {
  const other = side === 'from' ? 'to_id' : 'from_id';
  const linksOf = (cellId: string) =>
    batch.trx
      .selectFrom('links')
      .selectAll()
      .where(`${side}_type`, '=', 'cell')
      .where(`${side}_id`, '=', cellId)
      .where('deleted_at_ms', 'is', null)
      .execute();
  const present = new Set((await linksOf(heirId)).map((link) => `${link.role} ${link[other]}`));
  for (const link of await linksOf(id))
    if (present.has(`${link.role} ${link[other]}`)) await batch.remove('links', link.id);
    else await batch.update('links', link.id, side === 'from' ? { from_id: heirId } : { to_id: heirId });
}
