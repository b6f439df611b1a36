import { z } from 'zod';
import { SHORTAGE_REASONS } from '#shared/domain/matching/index';
import { idSchema } from './common.ts';

export const shortageReasonSchema = z.enum(SHORTAGE_REASONS);

/** A need that nobody at hand can meet, as an answer shows it. */
export const seenShortageSchema = z.object({
  need: z.string(),
  reason: shortageReasonSchema,
  /** Noted unasked when the problem is registered. */
  essential: z.boolean(),
  radiusM: z.number().nullable(),
  atMs: z.number(),
  nearest: z
    .object({
      thingId: idSchema,
      /** Masked. */
      name: z.string(),
      distanceM: z.number().nullable(),
      available: z.enum(['yes', 'no', 'unknown']),
      hindrance: z.enum(['busy', 'full', 'used', 'range']).nullable(),
      freeAtMs: z.number().nullable(),
    })
    .nullable(),
});
export type SeenShortage = z.infer<typeof seenShortageSchema>;
