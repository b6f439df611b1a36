import { AppError } from '#shared/contract/errors';
import type { Handlers, OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { Batch } from '../../store/batch.ts';
import type { ThingRow } from '../../store/schema.ts';
import { branchMembers, peopleOfBranch } from '../../store/sqlite/queries/org.ts';
import { shownThings } from './brief.ts';

type Patch = ParsedInputOf<'branches.save'>['branch'];

const liveBranches = (ctx: Ctx) =>
  ctx
    .session()
    .store.read.selectFrom('branches')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();

async function listBranches(ctx: Ctx): Promise<OutputOf<'branches.list'>> {
  const rows = await liveBranches(ctx);
  const counts = new Map(
    branchMembers(ctx.session().store).map(([name, members, withoutPost]) => [
      name,
      { members, withoutPost },
    ]),
  );
  const secretaries = await shownThings(
    ctx,
    rows.flatMap((row) => row.secretary_id ?? []),
  );
  const names = new Set(rows.map((row) => row.name));
  return {
    branches: rows.map((row) => ({
      id: row.id,
      name: row.name,
      tier: row.tier as 'committee' | 'branch' | 'group',
      parentId: row.parent_id,
      cellId: row.cell_id,
      secretaryId: row.secretary_id,
      secretaryName: secretaries.get(row.secretary_id ?? '')?.name ?? null,
      note: row.note,
      ...(counts.get(row.name) ?? { members: 0, withoutPost: 0 }),
      version: row.version,
    })),
    unfiled: [...counts]
      .filter(([name]) => !names.has(name))
      .map(([name, { members }]) => ({ name, members })),
  };
}

/** Errors: branch.exists for a name that another one has, branch.loop for a parent below itself. */
async function check(batch: Batch, id: string, patch: Patch): Promise<void> {
  const rows = await batch.trx
    .selectFrom('branches')
    .select(['id', 'name', 'parent_id'])
    .where('deleted_at_ms', 'is', null)
    .execute();
  if (rows.some((row) => row.id !== id && row.name === patch.name)) throw new AppError('branch.exists');
  const parentOf = new Map(rows.map((row) => [row.id, row.parent_id]));
  for (let at = patch.parentId, steps = 0; at !== null && at !== undefined; at = parentOf.get(at) ?? null) {
    steps += 1;
    if (at === id || steps > rows.length) throw new AppError('branch.loop');
  }
}

/** The members' field follows the branch's name. */
async function renameMembers(batch: Batch, ids: readonly string[], name: string): Promise<number> {
  for (const id of ids) {
    const row = (await batch.current('things', id)) as unknown as ThingRow;
    const attrs = { ...parseJson(row.attrs).value, branch: name };
    await batch.update('things', id, { attrs: JSON.stringify(attrs) });
  }
  return ids.length;
}

const columnsOf = (patch: Patch) => ({
  name: patch.name,
  tier: patch.tier,
  parent_id: patch.parentId,
  cell_id: patch.cellId,
  secretary_id: patch.secretaryId,
  note: patch.note,
});

async function saveBranch(
  ctx: Ctx,
  input: ParsedInputOf<'branches.save'>,
): Promise<OutputOf<'branches.save'>> {
  const session = ctx.session();
  const id = input.id ?? ctx.ports.newId();
  const { result } = await session.write({ label: 'branchSave', actor: ctx.actor }, async (batch) => {
    await check(batch, id, input.branch);
    if (!input.id) {
      await batch.insert('branches', { id, ...columnsOf(input.branch) });
      return 0;
    }
    const before = await batch.current('branches', id);
    await batch.update('branches', id, columnsOf(input.branch), input.version);
    if (!before || before.name === input.branch.name) return 0;
    return renameMembers(batch, peopleOfBranch(session.store, String(before.name)), input.branch.name);
  });
  return { id, renamed: result };
}

export const branchHandlers: Handlers<Ctx>['branches'] = {
  list: (_input, ctx) => listBranches(ctx),
  save: (input, ctx) => saveBranch(ctx, input),
  remove: async ({ id, version }, ctx) => {
    await ctx.session().write({ label: 'branchRemove', actor: ctx.actor }, async (batch) => {
      const row = await batch.update('branches', id, { deleted_at_ms: batch.nowMs }, version);
      const below = await batch.trx
        .selectFrom('branches')
        .select('id')
        .where('parent_id', '=', id)
        .where('deleted_at_ms', 'is', null)
        .execute();
      const parent = row.parent_id as string | null;
      for (const child of below) await batch.update('branches', child.id, { parent_id: parent });
    });
    return { ok: true };
  },
  adopt: async ({ names }, ctx) => {
    const { result } = await ctx.session().write({ label: 'branchSave', actor: ctx.actor }, async (batch) => {
      let made = 0;
      for (const name of new Set(names)) {
        const known = await batch.trx
          .selectFrom('branches')
          .select('id')
          .where('name', '=', name)
          .where('deleted_at_ms', 'is', null)
          .executeTakeFirst();
        if (known) continue;
        // 第一党小组 is a group, everything else a branch until somebody says otherwise.
        const tier = /党小组$/.test(name) ? 'group' : /党(?:总支|委)$/.test(name) ? 'committee' : 'branch';
        const none = { parentId: null, cellId: null, secretaryId: null, note: null };
        await batch.insert('branches', { id: ctx.ports.newId(), ...columnsOf({ name, tier, ...none }) });
        made += 1;
      }
      return made;
    });
    return { made: result };
  },
};
