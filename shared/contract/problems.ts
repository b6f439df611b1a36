import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import { RINGS } from '#shared/domain/matching/index';
import {
  ASSIGNMENT_STATES,
  type AssignmentState,
  PROBLEM_ACTIONS,
  PROBLEM_STATES,
  type ProblemAction,
  type ProblemState,
} from '#shared/domain/workflow/states';
import { idSchema, instantSchema, kindIdSchema, levelSchema, pageSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';
import { placeNameSchema } from './placeNames.ts';
import { notedShortageSchema, seenShortageSchema } from './shortages.ts';
import { correctionsSchema, savedUnderstoodSchema, understoodSchema } from './understood.ts';
import { choiceSchema, weightPercentsSchema } from './weights.ts';

export const problemStateSchema = z.enum(PROBLEM_STATES);
export const problemActionSchema = z.enum(PROBLEM_ACTIONS);
export const assignmentStateSchema = z.enum(ASSIGNMENT_STATES);
export type { AssignmentState, ProblemAction, ProblemState };
export { ASSIGNMENT_STATES, PROBLEM_ACTIONS, PROBLEM_STATES };

/** One reason in words: i18n key `reason.<code>` with params; `part` is the part of the score it explains. */
export const reasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  part: z.enum(['topic', 'distance', 'availability', 'load', 'reliability', 'freshness', 'duty']),
  /** What it adds to (or takes from) the score. */
  points: z.number(),
});
export type Reason = z.infer<typeof reasonSchema>;

export const assignmentSchema = z.object({
  id: idSchema,
  problemId: idSchema,
  thingId: idSchema,
  kind: kindIdSchema,
  /** Masked name of the one who was asked. */
  name: z.string(),
  anchor: lngLatSchema.nullable(),
  state: assignmentStateSchema,
  reasons: z.array(reasonSchema),
  note: z.string().nullable(),
  sentAtMs: z.number(),
  doneAtMs: z.number().nullable(),
  version: versionSchema,
});
export type Assignment = z.infer<typeof assignmentSchema>;

export const problemEventSchema = z.object({
  id: idSchema,
  atMs: z.number(),
  action: z.string(),
  fromState: problemStateSchema.nullable(),
  toState: problemStateSchema.nullable(),
  note: z.string().nullable(),
  actorName: z.string(),
});

export const problemSchema = z.object({
  id: idSchema,
  /** Running number, e.g. 20260802-003. */
  number: z.string(),
  text: z.string(),
  categoryId: z.string().nullable(),
  level: levelSchema.nullable(),
  state: problemStateSchema,
  placeText: z.string().nullable(),
  anchor: lngLatSchema.nullable(),
  cellId: z.string().nullable(),
  /** Masked. */
  reporterName: z.string().nullable(),
  reporterPhone: z.string().nullable(),
  reportedAtMs: z.number(),
  dueAtMs: z.number().nullable(),
  closedAtMs: z.number().nullable(),
  overdue: z.boolean(),
  result: z.string().nullable(),
  /** 1–5, from the follow-up call. */
  rating: z.number().nullable(),
  /** What may be done with it now. */
  actions: z.array(problemActionSchema),
  version: versionSchema,
});
export type Problem = z.infer<typeof problemSchema>;

export const problemDetailSchema = problemSchema.extend({
  /** What was read from its words and what was put right; null for problems of before and from elsewhere. */
  understood: savedUnderstoodSchema.nullable(),
  assignments: z.array(assignmentSchema),
  events: z.array(problemEventSchema),
});
export type ProblemDetail = z.infer<typeof problemDetailSchema>;

export const problemFilterSchema = z.object({
  text: z.string().max(200).optional(),
  states: z.array(problemStateSchema).optional(),
  cellIds: z.array(z.string()).optional(),
  categoryIds: z.array(z.string()).optional(),
  overdue: z.boolean().optional(),
  ids: z.array(idSchema).max(5000).optional(),
});
export type ProblemFilter = z.infer<typeof problemFilterSchema>;

export const pickSchema = z.object({ thingId: idSchema, reasons: z.array(reasonSchema).max(20) });

export const problems = {
  list: query({
    input: z.object({
      filter: problemFilterSchema.default({}),
      sort: z
        .object({
          key: z.enum(['reportedAtMs', 'dueAtMs', 'state', 'level', 'number']),
          descending: z.boolean().default(true),
        })
        .optional(),
      ...pageSchema.shape,
    }),
    output: z.object({ rows: z.array(problemSchema), total: z.number() }),
    topics: ['problems', 'cells', 'categories', 'maps'],
    permission: 'map.read',
  }),
  get: query({
    input: z.object({ id: idSchema }),
    output: problemDetailSchema,
    topics: ['problems', 'things', 'maps'],
    permission: 'map.read',
  }),
  create: command({
    input: z.object({
      text: z.string().trim().min(1).max(2000),
      categoryId: z.string().nullable().default(null),
      level: levelSchema.nullable().default(null),
      placeText: z.string().max(200).nullable().default(null),
      anchor: lngLatSchema.nullable().default(null),
      reporterName: z.string().max(60).nullable().default(null),
      reporterPhone: z.string().max(60).nullable().default(null),
      reportedAtMs: instantSchema.optional(),
      dueAtMs: instantSchema.nullable().optional(),
      /** What was read from the text; its time to solve and the wanted time decide when it is due. */
      understood: savedUnderstoodSchema.nullable().default(null),
      /** Dispatched in the same undoable step when given. */
      picks: z.array(pickSchema).max(50).default([]),
      dispatchNote: z.string().max(1000).nullable().default(null),
      /** What the picks say about the weights of the score. */
      choice: choiceSchema.optional(),
      /** Noted in the 缺口清单 in the same step, one a need: full run cards of all levels and what the problem needs. */
      shortages: z.array(notedShortageSchema).max(200).default([]),
      /**
       * What the place at `anchor` is called: learnt in the same step. Errors: input.invalid with reason `personName` for one
       * that contains the name of a person in the register.
       */
      placeName: placeNameSchema.nullable().default(null),
    }),
    output: problemDetailSchema,
    topics: ['problems', 'shortages', 'aliases', 'history'],
    permission: 'problem.handle',
  }),
  update: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      patch: z.object({
        text: z.string().trim().min(1).max(2000).optional(),
        categoryId: z.string().nullable().optional(),
        level: levelSchema.nullable().optional(),
        placeText: z.string().max(200).nullable().optional(),
        anchor: lngLatSchema.nullable().optional(),
        dueAtMs: instantSchema.nullable().optional(),
        rating: z.number().int().min(1).max(5).nullable().optional(),
      }),
    }),
    output: problemDetailSchema,
    topics: ['problems', 'history'],
    permission: 'problem.handle',
  }),
  /** Asks the picks to solve it; from `reported` or later on it becomes `dispatched`. Errors: problem.noPicks, problem.stateInvalid, conflict. */
  dispatch: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      picks: z.array(pickSchema).min(1).max(50),
      note: z.string().max(1000).nullable().default(null),
      /** What the picks say about the weights of the score. */
      choice: choiceSchema.optional(),
    }),
    output: problemDetailSchema,
    topics: ['problems', 'history'],
    permission: 'problem.handle',
  }),
  /** The only door that changes a state (with `dispatch`). `close` needs a result. Errors: problem.stateInvalid, problem.resultMissing. */
  transition: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      action: problemActionSchema,
      note: z.string().max(1000).nullable().default(null),
      result: z.string().max(2000).nullable().default(null),
      rating: z.number().int().min(1).max(5).nullable().default(null),
    }),
    output: problemDetailSchema,
    topics: ['problems', 'history'],
    permission: 'problem.handle',
  }),
  /** One asked person's or resource's answer. */
  setAssignment: command({
    input: z.object({
      id: idSchema,
      version: versionSchema,
      state: assignmentStateSchema,
      note: z.string().max(1000).nullable().default(null),
    }),
    output: problemDetailSchema,
    topics: ['problems', 'history'],
    permission: 'problem.handle',
  }),
  remove: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(1000) }),
    output: z.object({ removed: z.number() }),
    topics: ['problems', 'history'],
    permission: 'problem.handle',
  }),
};

/** One answer to "who can solve this", with its reasons; names are masked. */
export const candidateSchema = z.object({
  thingId: idSchema,
  kind: kindIdSchema,
  name: z.string(),
  detail: z.string(),
  phone: z.string().nullable(),
  anchor: lngLatSchema.nullable(),
  distanceM: z.number().nullable(),
  available: z.enum(['yes', 'no', 'unknown']),
  /** Number of another problem that it is at work on at the wanted time; null: none. */
  busyWith: z.string().nullable(),
  score: z.number(),
  reasons: z.array(reasonSchema),
  /** How far out it is; null where the place's cell is not known. */
  ring: z.enum(RINGS).nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Who fits and is not in the lists, with what stood in the way. */
export const whyNotSchema = candidateSchema.extend({
  obstacles: z.array(
    z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      points: z.number(),
      /** Its place in its list without this one thing, from 1; null: still not in it. */
      rank: z.number().nullable(),
    }),
  ),
  /** Its place without all of them. */
  rankWithout: z.number(),
});
export type WhyNotCandidate = z.infer<typeof whyNotSchema>;

export const answerSchema = z.object({
  understood: understoodSchema,
  /** 谁负责: the cell's lead and the responsible units. */
  duty: z.array(candidateSchema),
  /** 用什么 */
  resources: z.array(candidateSchema),
  /** 请谁 */
  people: z.array(candidateSchema),
  /** 以前怎么办的 */
  past: z.array(
    z.object({
      problemId: idSchema,
      number: z.string(),
      text: z.string(),
      result: z.string().nullable(),
      rating: z.number().nullable(),
      closedAtMs: z.number().nullable(),
      solvedBy: z.array(z.string()),
      similarity: z.number(),
    }),
  ),
  /** 缺什么: needs that nobody at hand can meet at the time. */
  shortages: z.array(seenShortageSchema),
  /** How far the search had to go (小事不出网格); null where the place's cell is not known. */
  widening: z
    .object({
      ring: z.enum(RINGS),
      why: z.enum(['enough', 'emergency', 'nobody']),
      need: z.string().nullable(),
    })
    .nullable(),
  /** 为什么不是他们 */
  whyNot: z.array(whyNotSchema),
  candidateCount: z.number(),
  /** How much each part counted. */
  weights: weightPercentsSchema,
  /** Time inside the engine, milliseconds. */
  tookMs: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

export const matching = {
  /** The best people and resources for a problem in plain words, with reasons. Writes nothing. */
  answer: query({
    input: z.object({
      text: z.string().trim().min(1).max(2000),
      /** A place chosen by hand beats one read from the text. */
      anchor: lngLatSchema.nullable().default(null),
      /** A category corrected by hand beats the guess. */
      categoryId: z.string().nullable().default(null),
      atMs: instantSchema.optional(),
      /** What else was put right by hand. */
      corrections: correctionsSchema.optional(),
      limit: z.number().int().min(1).max(50).default(6),
      /** 就近优先: only from the rings that the search had to go to, the innermost first. */
      nearFirst: z.boolean().default(false),
      /** Tried out; otherwise as the settings have them. */
      weights: weightPercentsSchema.optional(),
    }),
    output: answerSchema,
    topics: ['things', 'cells', 'problems', 'categories', 'settings', 'learning', 'aliases', 'maps'],
    permission: 'map.read',
  }),
};
