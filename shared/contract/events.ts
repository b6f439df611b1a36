import { z } from 'zod';
import { float32ArraySchema, uint8ArraySchema, uint16ArraySchema, uint32ArraySchema } from './common.ts';
import { query } from './define.ts';

/** Where dated events come from, by their number in `source`. */
export const EVENT_SOURCES = ['risk', 'problem'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** `endMin` of what is not closed. */
export const NOT_ENDED = 0xffff_ffff;
/** `category` and `cell` of an event that has none. */
export const NO_NAME = 0xffff;

/**
 * Every dated event (a risk's mark, a problem's report), packed, in no order. Row i: minutes since the epoch of its
 * beginning and of its end (NOT_ENDED while it stands; equal to the beginning when it has ended but nobody recorded
 * when), place = `origin + offset[2i], offset[2i+1]` in degrees WGS-84 (NaN: has no place), `source[i]` = index in
 * EVENT_SOURCES, `level[i]` = 0–4 (0 none) as it is now, `category[i]` and `cell[i]` = index in the lists (NO_NAME: none),
 * id of the risk or problem = bytes 16i…16i+15 of `ids`.
 */
export const packedEventsSchema = z.object({
  count: z.number(),
  origin: z.tuple([z.number(), z.number()]),
  atMin: uint32ArraySchema,
  endMin: uint32ArraySchema,
  offset: float32ArraySchema,
  source: uint8ArraySchema,
  level: uint8ArraySchema,
  category: uint16ArraySchema,
  categoryIds: z.array(z.string()),
  cell: uint16ArraySchema,
  cellIds: z.array(z.string()),
  ids: uint8ArraySchema,
});
export type PackedEvents = z.infer<typeof packedEventsSchema>;

export const events = {
  packed: query({
    input: z.object({}),
    output: packedEventsSchema,
    topics: ['things', 'problems', 'cells', 'maps'],
    permission: 'map.read',
  }),
};
