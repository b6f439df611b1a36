import { anchorOf, contains } from '#shared/domain/geo/polygon';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import type { DemoData } from './types.ts';

/** One cell in so many is left without a worker, one branch in so many without a secretary: gaps to be found. */
const WITHOUT_WORKER_EVERY = 6;
const WITHOUT_SECRETARY_EVERY = 4;
const HELPERS = 2;

type Saved = {
  readonly thingIds: readonly string[];
  /** Cell ids by their key. */
  readonly cellIds: ReadonlyMap<string, string>;
};

/** Branches of the names that people carry, each in a cell; posts held by people who live in the cell. */
export async function saveOrg(batch: Batch, ctx: Ctx, data: DemoData, saved: Saved): Promise<void> {
  const cells = data.cells.filter((cell) => cell.tier === 'cell');
  await saveBranches(batch, ctx, data, saved, cells);
  const busy = new Set(data.cells.map((cell) => cell.leadPersonIndex));
  for (const [i, cell] of cells.entries()) {
    const near = [...data.things.entries()].filter(
      ([index, thing]) =>
        thing.kind === 'person' && !busy.has(index) && contains(cell.geometry, anchorOf(thing.geometry)),
    );
    const hasWorker = i % WITHOUT_WORKER_EVERY !== WITHOUT_WORKER_EVERY - 1;
    const posts = [...(hasWorker ? ['worker'] : []), ...Array.from({ length: HELPERS }, () => 'helper')];
    for (const [at, role] of posts.entries()) {
      const [index] = near[at] ?? [];
      if (index === undefined) continue;
      busy.add(index);
      await batch.insert('links', {
        id: ctx.ports.newId(),
        from_type: 'cell',
        from_id: saved.cellIds.get(cell.key) ?? '',
        to_type: 'thing',
        to_id: saved.thingIds[index] ?? '',
        role,
        note: null,
      });
    }
  }
}

async function saveBranches(
  batch: Batch,
  ctx: Ctx,
  data: DemoData,
  { thingIds, cellIds }: Saved,
  cells: DemoData['cells'],
): Promise<void> {
  const members = new Map<string, number>();
  for (const [index, { attrs }] of data.things.entries())
    if (typeof attrs.branch === 'string' && !members.has(attrs.branch)) members.set(attrs.branch, index);
  const committee = ctx.ports.newId();
  await batch.insert('branches', {
    id: committee,
    name: `${data.name}党委`,
    tier: 'committee',
    parent_id: null,
    cell_id: null,
    secretary_id: thingIds[[...members.values()][0] ?? -1] ?? null,
    note: null,
  });
  for (const [i, [name, index]] of [...members].entries())
    await batch.insert('branches', {
      id: ctx.ports.newId(),
      name,
      tier: 'branch',
      parent_id: committee,
      cell_id: cellIds.get(cells[i]?.key ?? '') ?? null,
      secretary_id: i % WITHOUT_SECRETARY_EVERY === 1 ? null : (thingIds[index] ?? null),
      note: null,
    });
}
