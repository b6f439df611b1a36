import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const pair = z.tuple([z.number(), z.number()]);
const texts = z.array(z.string()).min(1);

const resourceSchema = z.object({
  kind: z.enum(['place', 'unit', 'team', 'equipment', 'serviceProject']),
  categoryId: z.string(),
  name: z.string(),
  /** Block of the street plan (column from the west, row from the south) … */
  block: pair.optional(),
  /** … and where in it, 0–1 to the east and to the north. */
  at: pair.optional(),
  /** A street along which it takes the next shop's place. */
  street: z.literal('main').optional(),
  estate: z.string().optional(),
  /** Ground taken, metres along and across; a point without it. */
  sizeM: pair.optional(),
  hours: z.string(),
  capabilities: texts,
  count: z.number().int().optional(),
  quantity: z.number().optional(),
  quantityUnit: z.string().optional(),
  audience: z.string().optional(),
});

const whereSchema = z.enum(['building', 'river', 'park', 'school', 'street', 'main']);

const wordsSchema = z.object({
  community: z.string(),
  streets: z.object({
    northSouth: texts,
    eastWest: texts,
    main: z.string(),
    river: z.string(),
  }),
  surnames: texts,
  givenMale: texts,
  givenFemale: texts,
  branches: texts,
  employers: texts,
  estates: z.array(
    z.object({
      name: z.string(),
      block: pair,
      rows: z.number().int(),
      columns: z.number().int(),
      lengthM: z.number(),
      widthM: z.number(),
      floors: pair,
      /** Places left free in the last row, for a green. */
      skip: z.number().int().default(0),
    }),
  ),
  resources: z.array(resourceSchema),
  people: z.array(z.object({ categoryId: z.string(), skills: texts, certificates: z.array(z.string()) })),
  risks: z.array(
    z.object({
      categoryId: z.string(),
      level: z.number().int().min(1).max(4),
      where: whereSchema,
      name: z.string(),
      count: z.number().int(),
    }),
  ),
  problems: z.array(
    z.object({
      categoryId: z.string(),
      /** First and last month in which it happens; may pass the year's end. */
      months: pair,
      /** First and last hour of the day at which people call about it. */
      hours: pair,
      /** How much likelier than the others. */
      weight: z.number().default(1),
      where: whereSchema,
      texts,
      results: texts,
    }),
  ),
});

/** What the demo is made of: invented names and templates, no real people. */
export type DemoWords = z.infer<typeof wordsSchema>;
export type Where = z.infer<typeof whereSchema>;

/** Reads resources/demo/words.json. Throws when it is missing or not of its schema: a fault of the program. */
export function readDemoWords(resourcesDir: string): DemoWords {
  return wordsSchema.parse(JSON.parse(readFileSync(join(resourcesDir, 'demo/words.json'), 'utf8')));
}
