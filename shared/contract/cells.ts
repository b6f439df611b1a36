import { z } from 'zod';
import { areaSchema, coordinateSystemSchema, lngLatSchema } from '#shared/domain/geo/types';
import { FINDING_TYPES } from '#shared/domain/grid/check/index';
import { MEASURE_RATES, MEASURE_SOURCES } from '#shared/domain/hotspot/measures';
import {
  float32ArraySchema,
  float64ArraySchema,
  idSchema,
  instantSchema,
  kindIdSchema,
  levelSchema,
  periodSchema,
  versionSchema,
} from './common.ts';
import { command, query } from './define.ts';

export const cellSchema = z.object({
  id: idSchema,
  /** 12 digits for the community, 12 + 3 for a cell, `-NN` more for a micro cell; '' when not set. */
  code: z.string(),
  name: z.string(),
  tier: z.enum(['community', 'cell', 'micro']),
  parentId: z.string().nullable(),
  geometry: areaSchema,
  centre: lngLatSchema,
  areaM2: z.number(),
  households: z.number().nullable(),
  /** The cell lead's masked name, when one is linked. */
  leadName: z.string().nullable(),
  leadId: z.string().nullable(),
  version: versionSchema,
});
export type Cell = z.infer<typeof cellSchema>;

/** What a cell is coloured by: a count, told by a rate, or a share. */
export const measureSchema = z.object({
  source: z.enum(MEASURE_SOURCES),
  /** Dated sources (see `isDated`) count what happened inside it; others count what stands now. */
  period: periodSchema.optional(),
  categoryId: z.string().optional(),
  /** Risks: only these levels. */
  levels: z.array(levelSchema).max(4).optional(),
  /** People: only with this skill, or in this post. */
  skill: z.string().trim().max(60).optional(),
  post: z.string().max(20).optional(),
  rate: z.enum(MEASURE_RATES).default('count'),
});
export type Measure = z.infer<typeof measureSchema>;

export const gridOptionsSchema = z.object({
  /** `blocks`: by roads (sketch layers of roads) and buildings, of about the target's size. */
  shape: z.enum(['square', 'hexagon', 'blocks']),
  /** Side of a square or distance between opposite sides of a hexagon, metres. */
  sizeM: z.number().min(20).max(20_000).default(300),
  /** Of a block; area in m². */
  target: z
    .object({ by: z.enum(['buildings', 'households', 'area']), amount: z.number().min(1).max(1e9) })
    .default({ by: 'buildings', amount: 30 }),
  roads: z.boolean().default(true),
  /** Micro cells of this cell instead of cells of the community; the other cells stay as they are. */
  parentId: z.string().nullable().default(null),
});

/** How the areas of an opened file become cells; a key is a column of the file. */
export const cellImportSchema = z.object({
  importId: idSchema,
  crs: coordinateSystemSchema,
  nameKey: z.string().nullable(),
  codeKey: z.string().nullable(),
  parentKey: z.string().nullable().default(null),
  tierKey: z.string().nullable().default(null),
  mode: z.enum(['add', 'replace']).default('add'),
});

export const cells = {
  list: query({
    input: z.object({}),
    output: z.object({ cells: z.array(cellSchema) }),
    topics: ['cells', 'maps'],
    permission: 'map.read',
  }),
  /**
   * How many cells a grid would have and what they look like; `buildings` and `roads` are what blocks were made from.
   * Writes nothing. Errors: grid.noOutline, grid.tooManyCells, grid.nothingToGoBy (no roads and no buildings), notFound.
   */
  previewGrid: query({
    input: gridOptionsSchema,
    output: z.object({
      count: z.number(),
      areas: z.array(areaSchema),
      smallest: z.number(),
      buildings: z.number(),
      roads: z.number(),
    }),
    topics: ['cells', 'things', 'basemaps', 'maps'],
    permission: 'map.read',
  }),
  /**
   * Makes cells inside the community's outline in place of the present ones (or the micro cells of one cell); every point
   * is reassigned; one undoable batch. Errors: as previewGrid.
   */
  generate: command({
    input: gridOptionsSchema.extend({ jobId: idSchema.optional() }),
    output: z.object({ batchId: z.string(), created: z.number(), removed: z.number() }),
    topics: ['cells', 'things', 'problems', 'history'],
    permission: 'cell.edit',
  }),
  /** Takes the area of an opened file (imports.open) as the community's outline. Errors: file.noArea. */
  importOutline: command({
    input: z.object({
      importId: idSchema,
      crs: coordinateSystemSchema,
      name: z.string().trim().min(1).max(60),
      code: z.string().max(20).default(''),
    }),
    output: cellSchema,
    topics: ['cells', 'things', 'problems', 'history'],
    permission: 'cell.edit',
  }),
  /**
   * Takes every area of an opened file as a cell or micro cell (tree by column, code or place), beside the present ones or
   * in their place; a cell with the code of one that goes inherits its team and lead. Errors: file.noArea, import.expired.
   */
  importCells: command({
    input: cellImportSchema,
    output: z.object({ batchId: z.string(), created: z.number(), removed: z.number() }),
    topics: ['cells', 'things', 'problems', 'history'],
    permission: 'cell.edit',
  }),
  /** What `importCells` would bring, and what the check would say of the grid then; writes nothing. */
  previewImport: query({
    input: cellImportSchema,
    output: z.object({
      cells: z.number(),
      micro: z.number(),
      removed: z.number(),
      recoded: z.number(),
      orphans: z.number(),
      outlines: z.number(),
      /** How many findings of each type. */
      findings: z.array(z.object({ type: z.enum(FINDING_TYPES), count: z.number() })),
      /** The first names with their codes, as they would be. */
      sample: z.array(z.object({ name: z.string(), code: z.string(), tier: z.string(), parent: z.string() })),
    }),
    topics: ['cells', 'settings', 'maps'],
    permission: 'cell.edit',
  }),
  update: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      patch: z.object({
        name: z.string().trim().min(1).max(60).optional(),
        code: z.string().max(20).optional(),
        households: z.number().int().min(0).nullable().optional(),
        leadId: z.string().nullable().optional(),
      }),
    }),
    output: cellSchema,
    topics: ['cells', 'history'],
    permission: 'cell.edit',
  }),
  remove: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(20_000) }),
    output: z.object({ removed: z.number() }),
    topics: ['cells', 'things', 'problems', 'history'],
    permission: 'cell.edit',
  }),
  /**
   * A measure by leaf cell and by cell with its micro cells summed: `values[i]` belongs to `cellIds[i]`; NaN = not known.
   * `numerators` are the counts behind it; `denominators` what they are divided by (km², households, people, resources
   * or the whole of a share), NaN where it is not known or nothing is divided. `total` is the sum of all counts.
   */
  stats: query({
    input: measureSchema,
    output: z.object({
      cellIds: z.array(z.string()),
      values: float64ArraySchema,
      numerators: float64ArraySchema,
      denominators: float64ArraySchema,
      total: z.number(),
    }),
    topics: ['cells', 'things', 'problems', 'maps'],
    permission: 'map.read',
  }),
};

export const hotspots = {
  /**
   * Binned Gaussian density of dated events. `values` is row-major from the north-west corner,
   * `width × height`, in events per square kilometre.
   */
  density: query({
    input: z.object({
      source: z.enum(['risk', 'problem']),
      period: periodSchema,
      categoryId: z.string().optional(),
      bandwidthM: z.number().min(10).max(50_000).optional(),
    }),
    output: z.object({
      width: z.number(),
      height: z.number(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      values: float32ArraySchema,
      count: z.number(),
      bandwidthM: z.number(),
    }),
    topics: ['things', 'problems', 'cells', 'maps'],
    permission: 'map.read',
  }),
};

export const stats = {
  /** The few figures of the wall: as things are now, and what was closed since `sinceMs`. */
  figures: query({
    input: z.object({ sinceMs: instantSchema }),
    output: z.object({
      open: z.number(),
      overdue: z.number(),
      closed: z.number(),
      /** Risks not cleared, by level 1–4 (index 0: without level). */
      risks: z.array(z.number()).length(5),
      resources: z.number(),
      people: z.number(),
    }),
    topics: ['things', 'problems', 'maps'],
    permission: 'map.read',
  }),
  /** The figures of the 统计 room for a period. */
  overview: query({
    input: periodSchema,
    output: z.object({
      byKind: z.array(z.object({ kind: kindIdSchema, count: z.number() })),
      byCategory: z.array(
        z.object({ categoryId: z.string().nullable(), problems: z.number(), risks: z.number() }),
      ),
      byMonth: z.array(
        z.object({ month: z.string(), problems: z.number(), risks: z.number(), closed: z.number() }),
      ),
      byState: z.array(z.object({ state: z.string(), count: z.number() })),
      byCell: z.array(
        z.object({ cellId: z.string(), name: z.string(), problems: z.number(), risks: z.number() }),
      ),
      closedOnTimeShare: z.number().nullable(),
      medianHoursToClose: z.number().nullable(),
    }),
    topics: ['things', 'problems', 'cells', 'maps'],
    permission: 'map.read',
  }),
};
