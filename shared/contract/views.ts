import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import { PERIOD_PRESETS } from '#shared/domain/period/index';
import { idSchema, marksSchema, okSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';
import { thingFilterSchema } from './things.ts';

const scalarSchema = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);
/** Choices of one part of the map (colouring, density) by their names; what a program does not know it passes over. */
const choicesSchema = z.record(z.string().max(40), scalarSchema);

export const periodChoiceSchema = z.union([
  z.object({ preset: z.enum(PERIOD_PRESETS) }),
  z.object({ preset: z.null(), fromDay: z.number().int(), toDay: z.number().int() }),
]);

/** All that a view of the map holds. */
export const viewContentSchema = z.object({
  centre: lngLatSchema,
  zoom: z.number().min(0).max(24),
  /** Size of the map in CSS pixels when the view was kept: another window shows at least as much. */
  size: z.tuple([z.number().min(1).max(20_000), z.number().min(1).max(20_000)]),
  layers: z.record(z.string().max(40), z.boolean()),
  filter: thingFilterSchema,
  colouring: choicesSchema,
  density: choicesSchema,
  period: periodChoiceSchema,
  timeline: z.object({ on: z.boolean(), marks: marksSchema }),
  /** Basemaps shown, lowest first; null: as they are. */
  basemapIds: z.array(idSchema).max(50).nullable(),
});
export type ViewContent = z.infer<typeof viewContentSchema>;

/** A small picture as a data URL, a few kilobytes; '' when there is none. */
const thumbSchema = z
  .string()
  .max(80_000)
  .regex(/^(data:image\/(jpeg|webp|png);base64,[A-Za-z0-9+/=]+)?$/);

export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  content: viewContentSchema,
  thumb: z.string(),
  version: versionSchema,
  updatedAtMs: z.number(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

const nameSchema = z.string().trim().min(1).max(40);

/** Views of the map under names, for everybody at the same map. */
export const views = {
  /** In the office's order. */
  list: query({
    input: z.object({}),
    output: z.object({ views: z.array(savedViewSchema) }),
    topics: ['views', 'maps'],
    permission: 'map.read',
  }),
  /** Keeps a new view behind the others. */
  create: command({
    input: z.object({ name: nameSchema, content: viewContentSchema, thumb: thumbSchema }),
    output: savedViewSchema,
    topics: ['views', 'history'],
    permission: 'thing.edit',
  }),
  /** Another name, or what the map shows now. Errors: conflict, notFound. */
  update: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      name: nameSchema.optional(),
      shown: z.object({ content: viewContentSchema, thumb: thumbSchema }).optional(),
    }),
    output: savedViewSchema,
    topics: ['views', 'history'],
    permission: 'thing.edit',
  }),
  /** Puts the views in this order; those not named follow in theirs. */
  arrange: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(500) }),
    output: okSchema,
    topics: ['views', 'history'],
    permission: 'thing.edit',
  }),
  remove: command({
    input: z.object({ id: idSchema }),
    output: z.object({ removed: z.number() }),
    topics: ['views', 'history'],
    permission: 'thing.edit',
  }),
};
