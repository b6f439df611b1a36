import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import { idSchema, kindIdSchema, pageSchema } from './common.ts';
import { command, query } from './define.ts';

export const foundBySchema = z.enum(['building', 'alias', 'range', 'estate', 'road']);

/** One place that an address may mean. */
export const addressGuessSchema = z.object({
  /** The building; null for an estate or a road as a whole, between two house numbers, and for a learned point. */
  thingId: idSchema.nullable(),
  /** The building's name; '' without one. */
  name: z.string(),
  /** WGS-84. */
  anchor: lngLatSchema,
  /** 0–1; from 0.75 on an import places without asking. */
  confidence: z.number(),
  how: foundBySchema,
  /** The part of the address that was understood, down to the building. */
  matched: z.string(),
});
export type FoundAddress = z.infer<typeof addressGuessSchema>;

/** A thing without a place. */
export const unplacedRowSchema = z.object({
  id: idSchema,
  kind: kindIdSchema,
  /** Masked as everywhere. */
  name: z.string(),
  /** Masked as everywhere; null when none is written. */
  address: z.string().nullable(),
  guess: addressGuessSchema.nullable(),
  /** Other places that fit as well or nearly. */
  alternatives: z.array(addressGuessSchema),
  /** What a click would teach: the address down to the building, masked; null when that says nothing. */
  teachable: z.string().nullable(),
  /** How many others without a place have the same building written. */
  alike: z.number(),
});
export type UnplacedRow = z.infer<typeof unplacedRowSchema>;

const confidenceSchema = z.number().min(0.5).max(1);
const kindsSchema = z.array(kindIdSchema).optional();

export const addresses = {
  /** What a written address means on this map. Nothing when nothing fits, several when several do. */
  resolve: query({
    input: z.object({ text: z.string().max(300) }),
    output: z.object({ best: addressGuessSchema.nullable(), alternatives: z.array(addressGuessSchema) }),
    topics: ['things', 'aliases', 'maps'],
    permission: 'map.read',
  }),
  /** The 待定位 tray: a page of things without a place (buildings and what has an address first), each with the best guess. */
  unplaced: query({
    input: z.object({ kinds: kindsSchema, ...pageSchema.shape }),
    output: z.object({ rows: z.array(unplacedRowSchema), total: z.number() }),
    topics: ['things', 'aliases', 'maps'],
    permission: 'map.read',
  }),
  /** How many of them `placeAll` would place. */
  outlook: query({
    input: z.object({ kinds: kindsSchema, confidence: confidenceSchema }),
    output: z.object({ total: z.number(), sure: z.number() }),
    topics: ['things', 'aliases', 'maps'],
    permission: 'map.read',
  }),
  /**
   * Gives things without a place theirs, in one undoable batch. `guess`: each where its own address leads; `building`: at
   * that building; `point`: where somebody clicked. With `teach` what is written becomes an alias of the building that
   * was hit (or of the point), never with a room or a name. With `alike` all others that have the same building written
   * go along. Errors: notFound, address.noGuess.
   */
  place: command({
    input: z.object({
      ids: z.array(idSchema).min(1).max(5000),
      at: z.discriminatedUnion('type', [
        z.object({ type: z.literal('guess') }),
        z.object({ type: z.literal('building'), thingId: idSchema }),
        z.object({ type: z.literal('point'), anchor: lngLatSchema }),
      ]),
      teach: z.boolean().default(false),
      alike: z.boolean().default(false),
    }),
    output: z.object({
      batchId: z.string(),
      placed: z.number(),
      /** What was learned, and of which building; null: nothing, or only a point. */
      taught: z.string().nullable(),
      building: z.string().nullable(),
    }),
    topics: ['things', 'aliases', 'history'],
    permission: 'thing.edit',
  }),
  /** Takes every guess from a confidence on, in one undoable batch. Errors: address.noGuess, cancelled. */
  placeAll: command({
    input: z.object({ kinds: kindsSchema, confidence: confidenceSchema, jobId: idSchema.optional() }),
    output: z.object({ batchId: z.string(), placed: z.number(), left: z.number() }),
    topics: ['things', 'history'],
    permission: 'thing.edit',
  }),
};
