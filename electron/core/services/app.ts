import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../context.ts';

export const appHandlers: Handlers<Ctx>['app'] = {
  state: (_input, ctx) => {
    const session = ctx.maps.current();
    return {
      version: ctx.ports.version,
      host: ctx.ports.host,
      map: session && { id: session.id, name: session.name, createdAtMs: session.createdAtMs },
      user: { id: ctx.actor.userId, name: ctx.actor.userId, roleId: ctx.actor.roleId },
      pdf: ctx.ports.pdf !== undefined,
    };
  },
  counts: async (_input, ctx) => {
    const session = ctx.session();
    const { read } = session.store;
    const kinds = await read
      .selectFrom('things')
      .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
      .where('deleted_at_ms', 'is', null)
      .groupBy('kind')
      .execute();
    const unplaced = await read
      .selectFrom('things')
      .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
      .where('deleted_at_ms', 'is', null)
      .where('lng', 'is', null)
      .groupBy('kind')
      .execute();
    const open = await read
      .selectFrom('problems')
      .select((eb) => [
        eb.fn.countAll<number>().as('open'),
        eb.fn.count<number>(eb.case().when('due_at_ms', '<', ctx.ports.now()).then(1).end()).as('overdue'),
      ])
      .where('deleted_at_ms', 'is', null)
      .where('state', '!=', 'closed')
      .executeTakeFirstOrThrow();
    return {
      byKind: Object.fromEntries(kinds.map((row) => [row.kind, row.count])),
      unplaced: unplaced.reduce((sum, row) => sum + row.count, 0),
      unplacedByKind: Object.fromEntries(unplaced.map((row) => [row.kind, row.count])),
      cells: session.cells().all.filter((cell) => cell.tier !== 'community').length,
      problemsOpen: open.open,
      problemsOverdue: open.overdue,
      lastBackupAtMs: session.backups.list()[0]?.atMs ?? null,
    };
  },
};

export const jobHandlers: Handlers<Ctx>['jobs'] = {
  cancel: (input, ctx) => ({ found: ctx.jobs.cancel(input.jobId) }),
};
