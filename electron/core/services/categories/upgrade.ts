import type { Category } from '#shared/contract/things';
import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import { readBuiltinCategories } from './builtin.ts';
import { contentColumns } from './rows.ts';
import { insertCategories } from './seed.ts';

/**
 * A map of an older program gets the built-in categories that came since. What the office has taken away stays away
 * (its row is still there, in the recycle bin), and so does what would stand under it; where the office has made one of
 * the same name itself, its own is the one.
 */
export async function addNewCategories(session: MapSession, ctx: Ctx): Promise<void> {
  const rows = await session.store.read
    .selectFrom('categories')
    .select(['id', 'scope', 'name', 'deleted_at_ms'])
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const live = rows.filter((row) => row.deleted_at_ms === null);
  const shown = new Set(live.map(({ id }) => id));
  const names = new Set(live.map(({ scope, name }) => `${scope}/${name}`));
  const added: Category[] = [];
  for (const category of readBuiltinCategories(ctx.ports.resourcesDir)) {
    const { id, parentId, scope, name } = category;
    if (known.has(id) || names.has(`${scope}/${name}`)) continue;
    if (parentId !== null && !shown.has(parentId)) continue;
    shown.add(id);
    added.push(category);
  }
  if (added.length > 0) await insertCategories(session, ctx, added, rows.length);
}

/** The built-in categories that no office has ever changed get the words of this program; all others stay as they are. */
export async function refreshCategories(session: MapSession, ctx: Ctx): Promise<void> {
  const builtin = readBuiltinCategories(ctx.ports.resourcesDir);
  const stale = builtin.filter((category) => isStale(category, session.categories().get(category.id)));
  if (stale.length === 0) return;
  const edited = await session.store.read
    .selectFrom('changes')
    .innerJoin('batches', 'batches.id', 'changes.batch_id')
    .select('changes.entity_id')
    .distinct()
    .where('changes.entity', '=', 'categories')
    .where('batches.label', '!=', 'setup')
    .execute();
  const theirs = new Set(edited.map(({ entity_id }) => entity_id));
  const own = stale.filter(({ id }) => !theirs.has(id));
  if (own.length === 0) return;
  await session.write({ label: 'setup', actor: ctx.actor, undoable: false }, async (batch) => {
    for (const category of own) await batch.update('categories', category.id, contentColumns(category));
  });
}

function isStale(category: Category, stored: Category | undefined): boolean {
  if (stored === undefined) return false;
  return JSON.stringify(contentColumns(category)) !== JSON.stringify(contentColumns(stored));
}
