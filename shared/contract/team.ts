import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import {
  BUTS,
  DEMAND_TYPES,
  GAP_CODES,
  MOST_DEMANDS,
  runDemandSchema,
} from '#shared/domain/matching/team/index';
import { idSchema, instantSchema, levelSchema } from './common.ts';
import { command, query } from './define.ts';
import { candidateSchema } from './problems.ts';
import { notedShortageSchema } from './shortages.ts';
import { correctionsSchema } from './understood.ts';

/** One who comes, and why. */
export const teamMemberSchema = candidateSchema.extend({
  /** The clerk's own choice. */
  fixed: z.boolean(),
  /** The other demands that the same one fills. */
  also: z.array(z.string()),
});
export type TeamMember = z.infer<typeof teamMemberSchema>;

export const teamAlternativeSchema = z.object({
  thingId: idSchema,
  /** Masked. */
  name: z.string(),
  distanceM: z.number().nullable(),
  score: z.number(),
  /** Why it is not proposed by itself: i18n `team.but.<code>`; null: it only ranks lower. */
  but: z.enum(BUTS).nullable(),
  busyWith: z.string().nullable(),
});

export const teamGapSchema = z.object({
  missing: z.number(),
  /**
   * As it goes to the 缺口清单 with the problem; null: nothing says what somebody would have to be able to do, or nobody
   * knows whether anybody lacks.
   */
  noted: notedShortageSchema.nullable(),
  /** Noted with a new problem unless the clerk says otherwise: nobody will be free for it before the deadline. */
  essential: z.boolean(),
  /** i18n `team.gap.<code>`; the most telling first. `name` is masked. */
  reasons: z.array(
    z.object({
      code: z.enum(GAP_CODES),
      count: z.number(),
      name: z.string().nullable(),
      busyWith: z.string().nullable(),
      distanceM: z.number().nullable(),
    }),
  ),
});
export type TeamGap = z.infer<typeof teamGapSchema>;

/** One line of a team: what must come, who comes, who could come instead, what is missing and why. */
export const teamLineSchema = z.object({
  id: z.string(),
  type: z.enum(DEMAND_TYPES),
  /** Skill, resource or the post's name; for `need` what the problem needs. */
  name: z.string(),
  count: z.number(),
  /** Asked for by a run card or named in the text. */
  origin: z.enum(['card', 'text']),
  members: z.array(teamMemberSchema),
  alternatives: z.array(teamAlternativeSchema),
  /** Whom a hard rule keeps out who would fit better than one who comes: the rule is the first reason. */
  barred: z.array(candidateSchema),
  gap: teamGapSchema.nullable(),
});
export type TeamLine = z.infer<typeof teamLineSchema>;

export const teamSchema = z.object({
  categoryId: z.string().nullable(),
  level: levelSchema.nullable(),
  /** The cards that apply, from the mildest level up; category null: the general card. */
  cards: z.array(z.object({ categoryId: z.string().nullable(), level: levelSchema })),
  /** False: the answer's own lists say as much. */
  worthShowing: z.boolean(),
  lines: z.array(teamLineSchema),
  /** How many different ones come. */
  memberCount: z.number(),
  /** True: there is no smaller team, and none of this size with a better score. */
  exact: z.boolean(),
  /** No team that fills as many seats is smaller than this. */
  leastMembers: z.number(),
  /** How many a lending cell keeps; 0 in small matters. */
  reserve: z.number(),
  /** Who fits but stays at home for the reserve. */
  kept: z.array(z.object({ lineId: z.string(), cellName: z.string(), count: z.number() })),
  /** Time inside the engine, milliseconds. */
  tookMs: z.number(),
});
export type ProposedTeam = z.infer<typeof teamSchema>;

export const teamMatching = {
  /** The smallest good team for a problem: run cards and named needs, who comes, why, and what is missing. Writes nothing. */
  team: query({
    input: z.object({
      text: z.string().trim().min(1).max(2000),
      anchor: lngLatSchema.nullable().default(null),
      categoryId: z.string().nullable().default(null),
      /** Beats the category's own. */
      level: levelSchema.nullable().default(null),
      atMs: instantSchema.optional(),
      /** What else was put right by hand. */
      corrections: correctionsSchema.optional(),
      /** A registered problem: its own assignments make nobody busy. */
      problemId: idSchema.nullable().default(null),
      /** Seats that are not to be changed: the rest is solved anew around them. */
      fixed: z
        .array(z.object({ demandId: z.string().max(60), candidateId: idSchema }))
        .max(100)
        .default([]),
    }),
    output: teamSchema,
    topics: ['things', 'cells', 'problems', 'categories', 'links', 'settings', 'runCards', 'maps'],
    permission: 'map.read',
  }),
};

export const runCardSchema = z.object({
  /** Null: the general card. */
  categoryId: z.string().nullable(),
  level: levelSchema,
  demands: z.array(runDemandSchema).max(MOST_DEMANDS),
  note: z.string().max(500).nullable(),
  /** Differs from what the program came with, or the program came with none. */
  edited: z.boolean(),
  hasBuiltin: z.boolean(),
  version: z.number().int(),
});
export type StoredRunCard = z.infer<typeof runCardSchema>;

export const runCards = {
  /** Every card of the map; what has no card takes its parent's, else the general one, level by level. */
  list: query({
    input: z.object({}),
    output: z.object({ cards: z.array(runCardSchema) }),
    topics: ['runCards', 'maps'],
    permission: 'map.read',
  }),
  /** Writes the card of a category and level. `version` null: there was none. Errors: conflict, notFound. */
  save: command({
    input: z.object({
      categoryId: z.string().max(64).nullable(),
      level: levelSchema,
      demands: z.array(runDemandSchema).max(MOST_DEMANDS),
      note: z.string().trim().max(500).nullable().default(null),
      version: z.number().int().nullable(),
    }),
    output: runCardSchema,
    topics: ['runCards', 'history'],
    permission: 'settings.edit',
  }),
  /** Puts a card back to what the program came with; one that it did not come with is removed, and its parent's holds. */
  reset: command({
    input: z.object({ categoryId: z.string().max(64).nullable(), level: levelSchema }),
    output: z.object({ card: runCardSchema.nullable() }),
    topics: ['runCards', 'history'],
    permission: 'settings.edit',
  }),
};
