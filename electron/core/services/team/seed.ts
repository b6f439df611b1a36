import type { RunCard } from '#shared/domain/matching/team/index';
import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import { readBuiltinCards } from './builtin.ts';

/**
 * Gives a map the built-in run cards that it has never had, and brings those that the office left as they came up to
 * date. What the office wrote itself stays, and so does a card that it removed.
 */
export async function updateRunCards(session: MapSession, ctx: Ctx): Promise<void> {
  const builtin = readBuiltinCards(ctx.ports.resourcesDir);
  const rows = await session.store.read
    .selectFrom('run_cards')
    .select(['id', 'builtin', 'demands', 'deleted_at_ms'])
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const missing = builtin.filter(({ id }) => !known.has(id));
  const stale = builtin.filter((card) => {
    const row = known.get(card.id);
    return row?.builtin === 1 && row.deleted_at_ms === null && row.demands !== JSON.stringify(card.demands);
  });
  if (missing.length + stale.length === 0) return;
  const positionOf = new Map(builtin.map(({ id }, position) => [id, position]));
  await session.write({ label: 'setup', actor: ctx.actor, undoable: false }, async (batch) => {
    for (const card of missing)
      await batch.insert('run_cards', {
        ...columnsOf(card),
        id: card.id,
        position: positionOf.get(card.id) ?? 0,
      });
    for (const card of stale)
      await batch.update('run_cards', card.id, { demands: JSON.stringify(card.demands) });
  });
}

/** A built-in card as it stands in the table. */
export const columnsOf = (card: RunCard) => ({
  category_id: card.categoryId,
  level: card.level,
  demands: JSON.stringify(card.demands),
  note: null,
  builtin: 1,
});
