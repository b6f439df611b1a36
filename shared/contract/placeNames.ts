import { z } from 'zod';
import { isPlaceName, PLACE_NAME_LETTERS } from '#shared/domain/matching/understand/placeWords';
import { emptySchema, idSchema } from './common.ts';
import { command, query } from './define.ts';

/** What a place may be called: nobody's name or home, nothing that every place has. */
export const placeNameSchema = z
  .string()
  .trim()
  .min(PLACE_NAME_LETTERS.least)
  .max(PLACE_NAME_LETTERS.most)
  .refine(isPlaceName);

export const placeNames = {
  /** Every name of a place that was learnt from clerks, the newest first. */
  list: query({
    input: emptySchema,
    output: z.object({
      names: z.array(
        z.object({
          id: idSchema,
          /** Masked. */
          text: z.string(),
          /** The building that it means; null: a point on the map. */
          building: z.string().nullable(),
          /** By an address of the tray, or by a problem's place put right. */
          source: z.enum(['click', 'problem']),
          learnedAtMs: z.number(),
        }),
      ),
    }),
    topics: ['aliases', 'things', 'maps'],
    permission: 'map.read',
  }),
  /** Forgets one. Errors: notFound. */
  forget: command({
    input: z.object({ id: idSchema }),
    output: emptySchema,
    topics: ['aliases', 'history'],
    permission: 'settings.edit',
  }),
};
