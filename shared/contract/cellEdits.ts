import { z } from 'zod';
import { areaSchema, lngLatSchema } from '#shared/domain/geo/types';
import { FINDING_TYPES } from '#shared/domain/grid/check/index';
import { idSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';

/**
 * What an edit of the grid does, worked out by pure functions (shared/domain/grid/edit) and written in one step.
 * A removed cell names who inherits what hangs on it (team, lead, links); geometry is WGS-84.
 */
export const cellEditSchema = z.object({
  create: z
    .array(
      z.object({
        /** Made by the window, so that a selection can follow. */
        id: idSchema,
        geometry: areaSchema,
        tier: z.enum(['community', 'cell', 'micro']),
        parentId: z.string().nullable(),
        name: z.string().max(60).default(''),
        /** '' = the next free code by the office's format. */
        code: z.string().max(30).default(''),
      }),
    )
    .max(20_000)
    .default([]),
  reshape: z
    .array(z.object({ id: idSchema, version: versionSchema, geometry: areaSchema }))
    .max(20_000)
    .default([]),
  /** New code ('' = the next free one), name, parent or number of households without a new shape. */
  rename: z
    .array(
      z.object({
        id: idSchema,
        version: versionSchema,
        code: z.string().max(30).optional(),
        name: z.string().max(60).optional(),
        parentId: z.string().nullable().optional(),
        households: z.number().int().min(0).nullable().optional(),
      }),
    )
    .max(20_000)
    .default([]),
  remove: z
    .array(z.object({ id: idSchema, version: versionSchema, heirId: z.string().nullable().default(null) }))
    .max(20_000)
    .default([]),
});
export type CellEdit = z.output<typeof cellEditSchema>;

export const cellFindingSchema = z.object({
  id: z.string(),
  type: z.enum(FINDING_TYPES),
  /** The cells concerned, the one to be changed by the first fix in front. */
  cellIds: z.array(z.string()),
  /** Where it is, to be shown on the map. */
  area: areaSchema.nullable(),
  at: lngLatSchema,
  areaM2: z.number().nullable(),
  /** How many points are concerned (pointsInNoCell). */
  count: z.number().nullable(),
  thingIds: z.array(z.string()),
  /** Ways out, the best first; `label` is an i18n key `cells.fix.<label>` and `cellName` names whom it changes. */
  fixes: z.array(z.object({ label: z.string(), cellName: z.string(), edit: cellEditSchema })),
});
export type CellFinding = z.infer<typeof cellFindingSchema>;

export const cellEdits = {
  /**
   * Writes an edit as one undoable batch; every point is reassigned in it and the history says what moved.
   * Errors: conflict, cells.invalidShape, cells.outsideParent, cells.codeTaken (each with the cell's `name`), notFound.
   */
  edit: command({
    input: z.object({
      /** What was done, `batch.<label>` in the language files. */
      label: z.enum([
        'cellDraw',
        'cellSplit',
        'cellMerge',
        'cellBorder',
        'cellHole',
        'cellFix',
        'cellRemove',
      ]),
      edit: cellEditSchema,
    }),
    output: z.object({
      batchId: z.string(),
      created: z.number(),
      changed: z.number(),
      removed: z.number(),
      /** Points that now lie in another cell: [from, to, how many], null for no cell. */
      moved: z.array(
        z.object({ fromId: z.string().nullable(), toId: z.string().nullable(), count: z.number() }),
      ),
    }),
    topics: ['cells', 'things', 'problems', 'history'],
    permission: 'cell.edit',
  }),
  /** Everything that is wrong with the grid, worst first; `total` also counts what is too much to list. */
  check: query({
    input: z.object({}),
    output: z.object({ findings: z.array(cellFindingSchema), total: z.number(), checked: z.number() }),
    topics: ['cells', 'things', 'maps'],
    permission: 'map.read',
  }),
};
