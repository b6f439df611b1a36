import { z } from 'zod';
import { CONSENT_STATES, conditionSchema } from '#shared/domain/filter/index';
import { coordinateSystemSchema, geometrySchema, lngLatSchema } from '#shared/domain/geo/types';
import { SYMBOL_SHAPES } from '#shared/domain/kinds/index';
import {
  float64ArraySchema,
  idSchema,
  instantSchema,
  kindIdSchema,
  levelSchema,
  marksSchema,
  pageSchema,
  periodSchema,
  uint8ArraySchema,
  uint16ArraySchema,
  versionSchema,
} from './common.ts';
import { command, query, TOPICS, type Topic } from './define.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A thing as it leaves the core: personal fields are masked (see `masked`). */
export const thingSchema = z.object({
  id: idSchema,
  kind: kindIdSchema,
  name: z.string(),
  categoryId: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  level: levelSchema.nullable(),
  recheckOn: z.string().nullable(),
  geometry: geometrySchema.nullable(),
  /** Where it is drawn and measured from, WGS-84. */
  anchor: lngLatSchema.nullable(),
  cellId: z.string().nullable(),
  /** How it was placed when that was by its address and not by a survey or a click; `text` down to the building. */
  placedBy: z
    .object({
      text: z.string(),
      how: z.enum(['building', 'alias', 'range', 'estate', 'road']),
      confidence: z.number(),
    })
    .nullable(),
  attrs: z.record(z.string(), z.unknown()),
  /** Office-made fields by id. */
  custom: z.record(z.string(), z.unknown()),
  /** What stands behind the ids in `custom`: masked names of persons, names of files. */
  names: z.record(z.string(), z.string()).optional(),
  /** Field keys whose values here are masked; `reveal` shows them. */
  masked: z.array(z.string()),
  /** The row does not fit its kind's schema (需修复). */
  needsRepair: z.boolean(),
  version: versionSchema,
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
});
export type Thing = z.infer<typeof thingSchema>;

/** Which things; every given part must hold. */
export const thingFilterSchema = z.object({
  kinds: z.array(kindIdSchema).optional(),
  text: z.string().max(200).optional(),
  categoryIds: z.array(z.string()).optional(),
  /** Cells by id; a cell stands for its micro cells too. */
  cellIds: z.array(z.string()).optional(),
  levels: z.array(levelSchema).optional(),
  /** true: only those without a place. */
  unplaced: z.boolean().optional(),
  batchId: z.string().optional(),
  ids: z.array(idSchema).max(100_000).optional(),
  /** Skills and capabilities by name: any of them or, with `allSkills`, all. */
  skills: z.array(z.string().max(60)).max(50).optional(),
  allSkills: z.boolean().optional(),
  /** Who or what can be had at an instant, by weekly hours and what overrules them. */
  availableAtMs: instantSchema.optional(),
  /** The same at the moment of asking, so that a saved filter stays true. */
  availableNow: z.boolean().optional(),
  verifiedWithinDays: z.number().int().min(0).max(36_500).optional(),
  /** Verified longer ago, or never. */
  notVerifiedForDays: z.number().int().min(0).max(36_500).optional(),
  consent: z.array(z.enum(CONSENT_STATES)).max(3).optional(),
  /** Fields that all have no value (also `place`, `cell`); only things whose kind has such a field. */
  missing: z.array(z.string().max(80)).max(20).optional(),
  /** Questions to any field of the kinds, and to office-made fields by their id. */
  conditions: z.array(conditionSchema).max(20).optional(),
  /**
   * Of dated kinds (risks) only those whose mark falls into the period: `new` began in it, `standing` stood at some time
   * in it. Other kinds are not touched.
   */
  during: periodSchema.extend({ marks: marksSchema }).optional(),
});
export type ThingFilter = z.infer<typeof thingFilterSchema>;

const sortKeySchema = z.object({ key: z.string().min(1).max(80), descending: z.boolean().default(false) });

/** By any field, also `kind`, `cell`, `updatedAtMs` and office-made ones; texts by their sound, blanks always last. */
export const thingSortSchema = sortKeySchema.extend({
  /** What parts those that are alike. */
  next: z.array(sortKeySchema).max(2).optional(),
});

export type ThingSort = z.output<typeof thingSortSchema>;

/** Where a position was given and in which system; stored WGS-84 with its original. */
export const positionInputSchema = z.object({
  geometry: geometrySchema,
  crs: coordinateSystemSchema.default('wgs84'),
  /** Found by the thing's address: the core keeps how, and how surely. */
  byAddress: z
    .object({
      how: z.enum(['building', 'alias', 'range', 'estate', 'road']),
      confidence: z.number().min(0).max(1),
    })
    .optional(),
});

/** The fields that a form sends. A masked value coming back unchanged means "as it was". */
export const thingPatchSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  categoryId: z.string().nullable().optional(),
  address: z.string().max(300).nullable().optional(),
  phone: z.string().max(60).nullable().optional(),
  note: z.string().max(5000).nullable().optional(),
  level: levelSchema.nullable().optional(),
  recheckOn: isoDate.nullable().optional(),
  position: positionInputSchema.nullable().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  custom: z.record(z.string(), z.unknown()).optional(),
});
export type ThingPatch = z.infer<typeof thingPatchSchema>;

export const searchHitSchema = z.object({
  type: z.enum(['thing', 'cell', 'problem']),
  id: idSchema,
  kind: kindIdSchema.nullable(),
  title: z.string(),
  detail: z.string(),
  /** The item of a list (skill, alias) in which the text was found, when it is not the name. */
  matched: z.object({ key: z.string(), text: z.string() }).nullable(),
  anchor: lngLatSchema.nullable(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const things = {
  /**
   * All placed things, packed for the map layer. Row i: id = bytes 16i…16i+15 of `ids` (UUID as bytes),
   * position = `lngLat[2i], lngLat[2i+1]` (WGS-84), `kind[i]` = index in KIND_IDS, `level[i]` = 0–4 (0 none),
   * `category[i]` = index in `categoryIds` (65535 none), `cell[i]` = index in `cellIds` (65535 none).
   */
  markers: query({
    input: z.object({}),
    output: z.object({
      count: z.number(),
      ids: uint8ArraySchema,
      lngLat: float64ArraySchema,
      kind: uint8ArraySchema,
      level: uint8ArraySchema,
      category: uint16ArraySchema,
      categoryIds: z.array(z.string()),
      cell: uint16ArraySchema,
      cellIds: z.array(z.string()),
    }),
    topics: ['things', 'cells', 'maps'],
    permission: 'map.read',
  }),
  /** A page of things as table rows. */
  list: query({
    input: z.object({
      filter: thingFilterSchema.default({}),
      sort: thingSortSchema.optional(),
      ...pageSchema.shape,
    }),
    output: z.object({ rows: z.array(thingSchema), total: z.number() }),
    topics: ['things', 'cells', 'categories', 'maps'],
    permission: 'map.read',
  }),
  /** Ids of everything that a filter takes, as packed UUID bytes, so that the map can show the same selection. */
  ids: query({
    input: z.object({ filter: thingFilterSchema }),
    output: z.object({ ids: uint8ArraySchema, total: z.number() }),
    topics: ['things', 'cells', 'maps'],
    permission: 'map.read',
  }),
  get: query({
    input: z.object({ id: idSchema }),
    output: thingSchema,
    topics: ['things', 'cells', 'maps'],
    permission: 'map.read',
  }),
  create: command({
    input: z.object({ kind: kindIdSchema, patch: thingPatchSchema }),
    output: thingSchema,
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /** Errors: conflict (with both versions' numbers), input.invalid, consent.*, notFound. */
  update: command({
    input: z.object({ id: idSchema, version: versionSchema, patch: thingPatchSchema }),
    output: thingSchema,
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /** To the recycle bin. */
  remove: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(5000) }),
    output: z.object({ removed: z.number() }),
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /**
   * 已核实: today and by this user, in one step. Kinds without that field and persons without consent are passed over
   * (`skipped`).
   */
  verify: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(5000) }),
    output: z.object({ verified: z.number(), skipped: z.number() }),
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
  /** The only way to unmasked values; the purpose is logged. */
  reveal: command({
    input: z.object({
      id: idSchema,
      fields: z.array(z.string()).min(1).max(20),
      purpose: z.string().trim().min(1).max(100),
    }),
    output: z.object({ values: z.record(z.string(), z.unknown()) }),
    topics: [],
    permission: 'person.reveal',
  }),
  /** Search over names, addresses, phone endings, pinyin initials, cells and problems; best first. */
  search: query({
    input: z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(12) }),
    output: z.object({ hits: z.array(searchHitSchema) }),
    topics: ['things', 'cells', 'problems', 'maps'],
    permission: 'map.read',
  }),
};

export const historyEntrySchema = z.object({
  seq: z.number(),
  batchId: z.string(),
  entity: z.enum(['thing', 'cell', 'problem', 'assignment', 'category', 'settings', 'savedList']),
  entityId: z.string(),
  action: z.enum(['create', 'update', 'remove', 'restore', 'undo', 'redo']),
  /** Changed fields with masked values before and after, as text. */
  fields: z.array(
    z.object({
      key: z.string(),
      /** The office's own name of the field. */
      label: z.string().optional(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** For a cell: points that this step brought from or to other cells (null: to or from no cell). */
  moved: z.array(
    z.object({
      otherId: z.string().nullable(),
      otherName: z.string().nullable(),
      gained: z.number(),
      lost: z.number(),
    }),
  ),
  actorName: z.string(),
  atMs: z.number(),
});

const undoStepSchema = z.object({
  batchId: z.string(),
  /** i18n key suffix `batch.<label>`: what the batch did. */
  label: z.string(),
  count: z.number(),
});

/** Everything that is kept with history may be taken back. */
const UNDO_TOPICS: readonly Topic[] = TOPICS.filter((topic) => !['app', 'maps', 'backups'].includes(topic));

export const history = {
  /** One record's history, newest first. */
  of: query({
    input: z.object({ entity: z.enum(['thing', 'cell', 'problem']), id: idSchema }),
    output: z.object({ entries: z.array(historyEntrySchema) }),
    topics: ['history', 'maps'],
    permission: 'map.read',
  }),
  /** What undo and redo would do now for this actor in this session. */
  state: query({
    input: z.object({}),
    output: z.object({ undo: undoStepSchema.nullable(), redo: undoStepSchema.nullable() }),
    topics: ['history', 'maps'],
    permission: 'map.read',
  }),
  /** Takes back the latest batch of this actor in this session. Errors: undo.nothing, undo.conflict. */
  undo: command({
    input: z.object({}),
    output: undoStepSchema,
    topics: UNDO_TOPICS,
    permission: 'thing.edit',
  }),
  redo: command({
    input: z.object({}),
    output: undoStepSchema,
    topics: UNDO_TOPICS,
    permission: 'thing.edit',
  }),
};

export const bin = {
  list: query({
    input: z.object({ ...pageSchema.shape }),
    output: z.object({
      rows: z.array(
        z.object({
          entity: z.enum(['thing', 'cell', 'problem']),
          id: idSchema,
          kind: kindIdSchema.nullable(),
          title: z.string(),
          removedAtMs: z.number(),
        }),
      ),
      total: z.number(),
    }),
    topics: ['things', 'cells', 'problems', 'history', 'maps'],
    permission: 'map.read',
  }),
  restore: command({
    input: z.object({
      items: z
        .array(z.object({ entity: z.enum(['thing', 'cell', 'problem']), id: idSchema }))
        .min(1)
        .max(5000),
    }),
    output: z.object({ restored: z.number() }),
    topics: ['things', 'cells', 'problems', 'history'],
    permission: 'thing.edit',
  }),
};

/** What a category says about its symbol (`shared/domain/kinds/look.ts`); null: as its parent or the kind. */
export const categorySymbolSchema = z.object({
  shape: z.enum(SYMBOL_SHAPES).nullable().default(null),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .default(null),
  /** One character: a letter beyond the basic plane counts as one. */
  glyph: z
    .string()
    .regex(/^[^\s\p{C}]$/u)
    .nullable()
    .default(null),
});

export const categorySchema = z.object({
  id: z.string(),
  /** `problem` for problems and risks, `skill` for the tree of skills; otherwise the kind it sorts. */
  scope: z.union([z.literal('problem'), z.literal('skill'), kindIdSchema]),
  parentId: z.string().nullable(),
  name: z.string(),
  keywords: z.array(z.string()),
  /** What solves it: skills and capabilities asked of people and resources (scope `problem`). */
  needs: z.array(z.string()),
  /** Who is usually responsible (scope `problem`). */
  responsible: z.array(z.string()),
  defaultLevel: levelSchema.nullable(),
  deadlineHours: z.number().nullable(),
  symbol: categorySymbolSchema.nullable().default(null),
  builtin: z.boolean(),
  version: versionSchema,
});
export type Category = z.infer<typeof categorySchema>;

export const categories = {
  list: query({
    input: z.object({}),
    output: z.object({ categories: z.array(categorySchema) }),
    topics: ['categories', 'maps'],
    permission: 'map.read',
  }),
  save: command({
    input: z.object({
      category: categorySchema.omit({ builtin: true, version: true, id: true }),
      id: z.string().optional(),
      version: versionSchema.optional(),
    }),
    output: categorySchema,
    topics: ['categories', 'history'],
    permission: 'settings.edit',
  }),
};
