import type { Handlers } from '#shared/contract/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { fieldValue } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';
import { shownThing } from '../fields/names.ts';
import { bulkPreview, bulkRemove, bulkUpdate } from './bulk.ts';
import { checkCells, updateCells } from './cells.ts';
import { listThings, thingIds, thingRow } from './read.ts';
import { searchAll } from './search.ts';
import { summary } from './summary.ts';
import { verifyThings } from './verify.ts';
import { applyPatch } from './write.ts';

export const thingHandlers: Handlers<Ctx>['things'] = {
  markers: (_input, ctx) => ctx.session().markers.get(),
  list: (input, ctx) => listThings(ctx, input),
  ids: (input, ctx) => thingIds(ctx, input),
  get: async (input, ctx) => shownThing(ctx, await thingRow(ctx, input.id)),
  create: async (input, ctx) => {
    const id = ctx.ports.newId();
    const columns = applyPatch(input.kind, null, input.patch, ctx.session().fields());
    await ctx.session().write({ label: `create.${input.kind}`, actor: ctx.actor }, async (batch) => {
      await batch.insert('things', { id, ...columns, cell_id: null, batch_id: batch.id });
    });
    return shownThing(ctx, await thingRow(ctx, id));
  },
  update: async (input, ctx) => {
    const session = ctx.session();
    await session.write({ label: 'update', actor: ctx.actor }, async (batch) => {
      const before = (await batch.current('things', input.id)) as unknown as ThingRow | undefined;
      const columns = before ? applyPatch(before.kind as KindId, before, input.patch, session.fields()) : {};
      await batch.update('things', input.id, columns, input.version);
    });
    return shownThing(ctx, await thingRow(ctx, input.id));
  },
  remove: async (input, ctx) => {
    const { result } = await ctx.session().write({ label: 'remove', actor: ctx.actor }, async (batch) => {
      let removed = 0;
      for (const id of input.ids) if (await batch.remove('things', id)) removed += 1;
      return removed;
    });
    return { removed: result };
  },
  verify: (input, ctx) => verifyThings(ctx, input.ids),
  reveal: async (input, ctx) => {
    const row = await thingRow(ctx, input.id);
    // Logged first: a value that could not be logged is not shown.
    await ctx.session().logAccess(ctx.actor, {
      action: 'reveal',
      entityId: input.id,
      fields: input.fields,
      purpose: input.purpose,
      count: 1,
    });
    return { values: Object.fromEntries(input.fields.map((key) => [key, fieldValue(row, key) ?? null])) };
  },
  bulkPreview: (input, ctx) => bulkPreview(ctx, input),
  bulkUpdate: (input, ctx) => bulkUpdate(ctx, input),
  bulkRemove: (input, ctx) => bulkRemove(ctx, input),
  checkCells: (input, ctx) => checkCells(ctx, input),
  updateCells: (input, ctx) => updateCells(ctx, input),
  summary: (input, ctx) => summary(ctx, input),
  search: async (input, ctx) => ({ hits: await searchAll(ctx, input.text, input.limit) }),
};
