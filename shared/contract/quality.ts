import { z } from 'zod';
import { QUALITY_RULES } from '#shared/domain/quality/index';
import { idSchema, kindIdSchema, pageSchema } from './common.ts';
import { query } from './define.ts';
import { thingSchema } from './things.ts';

const ruleSchema = z.enum(QUALITY_RULES);
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** What should be mended in the register: findings by rule, each record with what is wrong about it. */
export const quality = {
  /** How many records each rule finds; rules that find none are there too. */
  summary: query({
    input: z.object({ kinds: z.array(kindIdSchema).min(1), jobId: idSchema.optional() }),
    output: z.object({
      checked: z.number(),
      rules: z.array(z.object({ rule: ruleSchema, count: z.number() })),
    }),
    topics: ['things', 'cells', 'categories', 'settings', 'aliases', 'maps'],
    permission: 'map.read',
  }),
  /** The records that one rule finds, the worst first. */
  rows: query({
    input: z.object({ kinds: z.array(kindIdSchema).min(1), rule: ruleSchema, ...pageSchema.shape }),
    output: z.object({
      total: z.number(),
      rows: z.array(z.object({ thing: thingSchema, params: paramsSchema })),
    }),
    topics: ['things', 'cells', 'categories', 'settings', 'aliases', 'maps'],
    permission: 'map.read',
  }),
};
