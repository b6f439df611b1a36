import type { Handlers, OutputOf } from '#shared/contract/index';
import { maskFreeText } from '#shared/domain/privacy';
import type { Ctx } from '../../context.ts';
import { toThing } from '../../records/things.ts';
import type { Batch } from '../../store/batch.ts';
import type { CellRow, ProblemRow, ThingRow } from '../../store/schema.ts';
import { binPage } from '../../store/sqlite/queries/changes.ts';
import { historyOf } from './entries.ts';
import { reverseLatest, undoState } from './undo.ts';

export const historyHandlers: Handlers<Ctx>['history'] = {
  of: (input, ctx) => historyOf(ctx, input),
  state: (_input, ctx) => undoState(ctx),
  undo: (_input, ctx) => reverseLatest(ctx, 'undo'),
  redo: (_input, ctx) => reverseLatest(ctx, 'redo'),
};

type BinRow = OutputOf<'bin.list'>['rows'][number];
const TABLE_OF = { thing: 'things', cell: 'cells', problem: 'problems' } as const;

/** A row of the bin with its title masked like everywhere. */
async function binTitle(
  ctx: Ctx,
  entity: BinRow['entity'],
  id: string,
): Promise<Pick<BinRow, 'title' | 'kind'>> {
  const row = await ctx
    .session()
    .store.read.selectFrom(TABLE_OF[entity] as 'things')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (entity === 'thing')
    return { title: toThing(row as ThingRow).name, kind: toThing(row as ThingRow).kind };
  if (entity === 'problem') return { title: maskFreeText((row as unknown as ProblemRow).text), kind: null };
  return { title: row.name, kind: null };
}

/** A micro cell comes back with the cell that it is part of. */
async function restoreParents(batch: Batch, id: string): Promise<void> {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const row = (await batch.current('cells', at)) as unknown as CellRow | undefined;
    if (row && row.deleted_at_ms !== null) await batch.restore('cells', at);
    at = row?.parent_id ?? null;
  }
}

export const binHandlers: Handlers<Ctx>['bin'] = {
  list: async (input, ctx) => {
    const { store } = ctx.session();
    const page = binPage(store, input.limit, input.offset);
    const rows: BinRow[] = [];
    for (const [entity, id, removedAtMs] of page.rows)
      rows.push({ entity, id, removedAtMs, ...(await binTitle(ctx, entity, id)) });
    return { rows, total: page.total };
  },
  restore: async (input, ctx) => {
    const { result } = await ctx.session().write({ label: 'restore', actor: ctx.actor }, async (batch) => {
      let restored = 0;
      for (const item of input.items) {
        if (!(await batch.restore(TABLE_OF[item.entity], item.id))) continue;
        restored += 1;
        if (item.entity === 'cell') await restoreParents(batch, item.id);
      }
      return restored;
    });
    return { restored: result };
  },
};
