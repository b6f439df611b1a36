import { z } from 'zod';
import { isCodePattern, STANDARD_CODES } from '#shared/domain/grid/codeFormat';
import { STANDARD_CAPACITIES } from '#shared/domain/matching/assign/capacity';
import { STANDARD_PERCENTS } from '#shared/domain/matching/index';
import { LEAD_POST, STANDARD_TEAM } from '#shared/domain/org';
import { emptySchema, idSchema, kindIdSchema, okSchema } from './common.ts';
import { command, query, TOPICS } from './define.ts';
import { learningWishSchema } from './learning.ts';
import { matchWeightsSchema } from './weights.ts';

export const openMapSchema = z.object({ id: idSchema, name: z.string(), createdAtMs: z.number() });

export const recentMapSchema = z.object({
  folder: z.string(),
  name: z.string(),
  openedAtMs: z.number().nullable(),
  exists: z.boolean(),
});

export const app = {
  /** What is running and which map is open. */
  state: query({
    input: emptySchema,
    output: z.object({
      version: z.string(),
      host: z.enum(['desktop', 'browser', 'script']),
      map: openMapSchema.nullable(),
      user: z.object({ id: z.string(), name: z.string(), roleId: z.string() }),
      pdf: z.boolean(),
    }),
    topics: ['app', 'maps'],
    permission: 'app.use',
  }),
  /** What the status bar and the empty rooms need, in one answer. */
  counts: query({
    input: emptySchema,
    output: z.object({
      byKind: z.record(z.string(), z.number()),
      unplaced: z.number(),
      unplacedByKind: z.record(z.string(), z.number()),
      cells: z.number(),
      problemsOpen: z.number(),
      problemsOverdue: z.number(),
      lastBackupAtMs: z.number().nullable(),
    }),
    topics: ['things', 'cells', 'problems', 'backups', 'maps'],
    permission: 'map.read',
  }),
};

export const maps = {
  /** Maps opened before and maps found in the standard folder. */
  recent: query({
    input: emptySchema,
    output: z.object({ standardFolder: z.string(), maps: z.array(recentMapSchema) }),
    topics: ['maps'],
    permission: 'map.manage',
  }),
  /** Makes a new map; without `folder`, in the standard folder under its name. Errors: map.exists, disk.*. */
  create: command({
    input: z.object({ name: z.string().trim().min(1).max(60), folder: z.string().max(1000).optional() }),
    output: openMapSchema,
    topics: TOPICS,
    permission: 'map.manage',
  }),
  /** Opens a map's folder. Errors: map.notFound, map.notAMap, map.damaged, map.fromFuture, map.busy. */
  open: command({
    input: z.object({ folder: z.string().min(1).max(1000) }),
    output: openMapSchema,
    topics: TOPICS,
    permission: 'map.manage',
  }),
  /** Makes and opens the demo community (seeded; no real people). Progress under `jobId`. */
  createDemo: command({
    input: z.object({
      jobId: idSchema.optional(),
      seed: z.number().int().default(20260101),
      folder: z.string().max(1000).optional(),
    }),
    output: openMapSchema,
    topics: TOPICS,
    permission: 'map.manage',
  }),
  close: command({
    input: emptySchema,
    output: okSchema,
    topics: TOPICS,
    permission: 'map.manage',
  }),
};

export const jobs = {
  /** Asks a running job to stop; it ends with the error `cancelled` and leaves nothing half written. */
  cancel: command({
    input: z.object({ jobId: idSchema }),
    output: z.object({ found: z.boolean() }),
    topics: [],
    permission: 'app.use',
  }),
};

/** All that an import remembers of the last file of one shape. */
export const importMemorySchema = z.object({
  kind: kindIdSchema,
  /** Field or target by column. */
  columns: z.record(z.string(), z.string()),
  crs: z.enum(['wgs84', 'gcj02', 'bd09', 'cgcs2000', 'none']),
  categoryId: z.string().nullable(),
  categoryWords: z.record(z.string(), z.string()),
  defaults: z.record(z.string(), z.unknown()),
  blankErases: z.boolean(),
});
export type ImportMemory = z.infer<typeof importMemorySchema>;

/** The office's settings, each with its default. */
export const settingsSchema = z.object({
  /** 填报单位 on printed lists. */
  officeName: z.string().max(100).default(''),
  preparedBy: z.string().max(40).default(''),
  reviewedBy: z.string().max(40).default(''),
  responsible: z.string().max(40).default(''),
  officePhone: z.string().max(40).default(''),
  /** 12-digit division code of the community. */
  communityCode: z
    .string()
    .regex(/^\d{12}$/)
    .or(z.literal(''))
    .default(''),
  /** How codes of cells and micro cells are made, see shared/domain/grid/codeFormat. */
  cellCodeFormat: z
    .object({
      cell: z.string().refine((pattern) => isCodePattern(pattern, 'cell'), 'pattern'),
      micro: z.string().refine((pattern) => isCodePattern(pattern, 'micro'), 'pattern'),
    })
    .default(() => ({ ...STANDARD_CODES })),
  /** The team that every cell should have: 1 lead + 1 worker + N helpers, or as the office has it. */
  cellTeam: z
    .array(
      z.object({
        id: z.string().min(1).max(40),
        name: z.string().trim().min(1).max(20),
        min: z.number().int().min(0).max(99),
        max: z.number().int().min(1).max(99).nullable(),
      }),
    )
    .max(12)
    .refine((posts) => posts.some((post) => post.id === LEAD_POST), 'lead')
    .default(() => [...STANDARD_TEAM]),
  /** How many available people with a demanded skill a cell keeps when it lends to a serious case of another cell. */
  teamReserve: z.number().int().min(0).max(20).default(1),
  /** Days without verification after which a record is to be verified again; 0: never. */
  freshnessDays: z.number().int().min(0).max(3650).default(90),
  /** The same for single categories, by their id. */
  freshnessByCategory: z.record(z.string(), z.number().int().min(0).max(3650)).default({}),
  /** How many problems at one time each is sent to when many are assigned together. */
  planCapacities: z
    .object({
      person: z.number().int().min(1).max(9),
      team: z.number().int().min(1).max(50),
      unit: z.number().int().min(1).max(50),
    })
    .default(() => ({ ...STANDARD_CAPACITIES })),
  /** Learning from the office's own problems (shared/domain/matching/learn). */
  learning: learningWishSchema.default(() => ({ on: true, strengthPct: 80, sinceMs: null })),
  /** What is learnt from corrections and was forgotten, by its key: problems registered up to then (epoch ms) do not count. */
  forgottenHabits: z.record(z.string().max(200), z.number()).default({}),
  /** Last coordinate system chosen in an import. */
  importCrs: z.enum(['wgs84', 'gcj02', 'bd09', 'cgcs2000', 'none']).default('gcj02'),
  /** 就近优先: people and resources from the nearest rings first; otherwise by score alone. */
  nearFirst: z.boolean().default(false),
  /** How much each part of a candidate's score counts. */
  matchWeights: matchWeightsSchema.default(() => ({ percents: { ...STANDARD_PERCENTS }, useLearned: true })),
  largeType: z.boolean().default(false),
  theme: z.enum(['light', 'dark']).default('light'),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  /** The map's last view, restored on opening. */
  view: z.object({ lng: z.number(), lat: z.number(), zoom: z.number() }).nullable().default(null),
  /** The saved view that the map opens with; null: where it was last. */
  startViewId: z.string().max(64).nullable().default(null),
  /** 大屏: which saved views it shows in turn (all when none is named), and for how long each. */
  wall: z
    .object({ viewIds: z.array(z.string().max(64)).max(100), seconds: z.number().int().min(10).max(600) })
    .default({ viewIds: [], seconds: 30 }),
  /** What was chosen for files by their shape (joined headings); older maps hold the mapping alone. */
  importMappings: z
    .record(z.string(), z.union([importMemorySchema, z.record(z.string(), z.string())]))
    .default({}),
  /** How each room's table looks, by its kinds: columns in order, widths in pixels, how many stay in sight. */
  tableLayouts: z
    .record(
      z.string(),
      z.object({
        columns: z.array(z.string()).nullable(),
        widths: z.record(z.string(), z.number().min(20).max(2000)),
        frozen: z.number().int().min(0).max(10),
      }),
    )
    .default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: query({
    input: emptySchema,
    output: settingsSchema,
    topics: ['settings', 'maps'],
    permission: 'map.read',
  }),
  /** Sets the given keys, keeps the rest. */
  set: command({
    input: z.object(
      Object.fromEntries(
        Object.entries(settingsSchema.shape).map(([key, schema]) => [key, schema.unwrap().optional()]),
      ) as unknown as { [K in keyof Settings]: z.ZodOptional<z.ZodType<Settings[K]>> },
    ),
    output: settingsSchema,
    topics: ['settings'],
    permission: 'settings.edit',
  }),
};

export const backupSchema = z.object({
  id: z.string(),
  atMs: z.number(),
  sizeBytes: z.number(),
  reason: z.enum(['manual', 'auto', 'close', 'migration', 'beforeRestore']),
});

export const backups = {
  list: query({
    input: emptySchema,
    output: z.object({ backups: z.array(backupSchema) }),
    topics: ['backups', 'maps'],
    permission: 'map.manage',
  }),
  now: command({ input: emptySchema, output: backupSchema, topics: ['backups'], permission: 'map.manage' }),
  /** Puts a backup in the place of the present map, which is itself kept as a backup first. */
  restore: command({
    input: z.object({ id: z.string() }),
    output: openMapSchema,
    topics: TOPICS,
    permission: 'map.manage',
  }),
};
