import type { Cell } from '#shared/contract/cells';
import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import { areaFromPolygons } from '#shared/domain/geo/positions';
import type { Area } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';
import type { CellRow } from '../../store/schema.ts';
import { areasOf } from '../imports/areas.ts';
import { checkCells } from './check.ts';
import { editCells } from './edit.ts';
import { generateCells, previewGrid } from './grid.ts';
import { importCells, previewImport } from './importCells.ts';
import { cellPageHandlers } from './pageHandlers.ts';
import { cellColumns, toCell } from './rows.ts';
import { cellStats } from './stats.ts';

/** Cells as the contract has them, each with the masked name of its lead. */
async function cellsOf(ctx: Ctx, rows: readonly CellRow[]): Promise<Cell[]> {
  const session = ctx.session();
  const leadIds = rows.flatMap((row) => (row.lead_id ? [row.lead_id] : []));
  const leads = leadIds.length
    ? await session.store.read
        .selectFrom('things')
        .select(['id', 'name'])
        .where('id', 'in', leadIds)
        .where('deleted_at_ms', 'is', null)
        .execute()
    : [];
  const names = new Map(leads.map((lead) => [lead.id, lead.name]));
  return rows.map((row) => toCell(row, (row.lead_id && names.get(row.lead_id)) || null));
}

async function oneCell(ctx: Ctx, id: string): Promise<Cell> {
  const row = ctx.session().cells().byId.get(id);
  const [cell] = row ? await cellsOf(ctx, [row]) : [];
  if (!cell) throw new AppError('notFound');
  return cell;
}

/** Several areas of a file are one outline together. */
function joinAreas(areas: readonly Area[]): Area {
  if (areas.length === 0) throw new AppError('file.noArea');
  return areaFromPolygons(
    areas.flatMap((area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates)),
  );
}

export const cellHandlers: Handlers<Ctx>['cells'] = {
  ...cellPageHandlers,
  list: async (_input, ctx) => ({ cells: await cellsOf(ctx, ctx.session().cells().all) }),
  previewGrid: (input, ctx) => previewGrid(ctx, input),
  generate: (input, ctx) => generateCells(ctx, input),
  importOutline: async (input, ctx) => {
    const session = ctx.session();
    const geometry = joinAreas((await areasOf(ctx, input.importId, input.crs)).map((area) => area.geometry));
    const { result } = await session.write({ label: 'outline', actor: ctx.actor }, async (batch) => {
      // Asked inside the step: two windows must not make two communities.
      const present = session.cells().community;
      const id = present?.id ?? ctx.ports.newId();
      const columns = cellColumns({
        id,
        code: input.code,
        name: input.name,
        tier: 'community',
        parentId: null,
        geometry,
        households: present?.households ?? null,
        leadId: present?.lead_id ?? null,
      });
      if (present) await batch.update('cells', id, columns);
      else await batch.insert('cells', columns);
      return id;
    });
    return oneCell(ctx, result);
  },
  importCells: (input, ctx) => importCells(ctx, input),
  previewImport: (input, ctx) => previewImport(ctx, input),
  update: async (input, ctx) => {
    const { name, code, households, leadId } = input.patch;
    await ctx.session().write({ label: 'cellUpdate', actor: ctx.actor }, async (batch) => {
      await batch.update(
        'cells',
        input.id,
        {
          ...(name !== undefined && { name }),
          ...(code !== undefined && { code }),
          ...(households !== undefined && { households }),
          ...(leadId !== undefined && { lead_id: leadId }),
        },
        input.version,
      );
    });
    return oneCell(ctx, input.id);
  },
  remove: async (input, ctx) => {
    const session = ctx.session();
    const { result } = await session.write({ label: 'cellRemove', actor: ctx.actor }, async (batch) => {
      let removed = 0;
      for (const id of session.cells().withDescendants(input.ids))
        if (await batch.remove('cells', id)) removed += 1;
      return removed;
    });
    return { removed: result };
  },
  stats: (input, ctx) => cellStats(ctx, input),
  edit: (input, ctx) => editCells(ctx, input),
  check: (_input, ctx) => checkCells(ctx),
};
