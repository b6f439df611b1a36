import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import { readBuiltinCategories } from './builtin.ts';

/** Puts the built-in categories into a new map; from then on they are the office's own to edit. */
export async function insertBuiltinCategories(session: MapSession, ctx: Ctx): Promise<void> {
  const builtin = await readBuiltinCategories(ctx.ports.resourcesDir);
  await session.write({ label: 'setup', actor: ctx.actor, undoable: false }, async (batch) => {
    for (const [position, category] of builtin.entries())
      await batch.insert('categories', {
        id: category.id,
        scope: category.scope,
        parent_id: category.parentId,
        name: category.name,
        keywords: JSON.stringify(category.keywords),
        needs: JSON.stringify(category.needs),
        responsible: JSON.stringify(category.responsible),
        default_level: category.defaultLevel,
        deadline_hours: category.deadlineHours,
        builtin: 1,
        position,
      });
  });
}
