import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import { idSchema, levelSchema, paperFields, versionSchema } from './common.ts';
import { command, query } from './define.ts';
import { fileSchema } from './lists.ts';
import { candidateSchema, pickSchema } from './problems.ts';
import { notedShortageSchema } from './shortages.ts';

/** Problems that are assigned at one time at most; of more, the highest levels and the longest waiting are taken. */
export const MOST_PLANNED = 300;
const MOST_NEEDED = 9;

const pairSchema = z.object({ problemId: idSchema, thingId: idSchema });

/** What is to be assigned together, and what the clerk has decided already. */
const planInputSchema = z.object({
  /** Default: every open problem that nobody is working on. */
  problemIds: z.array(idSchema).max(5000).optional(),
  /** Pairs that stay, whatever they cost. */
  fixed: z.array(pairSchema).max(1000).default([]),
  /** Who is not to be sent at all this time. */
  excludedThings: z.array(idSchema).max(1000).default([]),
  /** Problems that are left out of this plan. */
  leftOut: z.array(idSchema).max(5000).default([]),
  /** Helpers that a problem needs, where it is not one. */
  needs: z.record(idSchema, z.number().int().min(1).max(MOST_NEEDED)).default({}),
  /** Also those who are away at the time, resting, have had their calls of the month, or serve other cells only. */
  stretch: z.boolean().default(false),
  jobId: idSchema.optional(),
});
export type PlanQuery = z.input<typeof planInputSchema>;

const planTotalsSchema = z.object({
  points: z.number(),
  distanceM: z.number(),
  /** Problems to which nobody goes. */
  nobody: z.number(),
  /** Helpers lacking in all. */
  lacking: z.number(),
  /** Different helpers. */
  helpers: z.number(),
  /** Pairs. */
  sent: z.number(),
});
export type PlanTotals = z.infer<typeof planTotalsSchema>;

/**
 * Why a problem is without (enough) helpers: nobody on the map fits; all who fit are here already; the certificates of
 * those who fit are over; they have not done with what they were sent to within a day; they are away or used up; they
 * serve other cells only; the clerk left them out; they go where they are needed more; only places fit, to which nobody
 * is sent but by hand.
 */
export const LACK_REASONS = [
  'noCandidate',
  'tooFew',
  'allExpired',
  'allBusy',
  'noneFree',
  'outOfRange',
  'excluded',
  'allTaken',
  'onlyPlaces',
] as const;
const lackReasonSchema = z.enum(LACK_REASONS);
export type LackReason = z.infer<typeof lackReasonSchema>;

const lackSchema = z.object({
  why: lackReasonSchema,
  /** Of how many it is true; 0 where there is nobody. */
  count: z.number(),
  /** Masked names of the best of them. */
  names: z.array(z.string()),
});
export type PlanLack = z.infer<typeof lackSchema>;

const plannedPickSchema = candidateSchema.extend({ fixed: z.boolean() });
export type PlannedPick = z.infer<typeof plannedPickSchema>;

const planRowSchema = z.object({
  problemId: idSchema,
  version: versionSchema,
  number: z.string(),
  level: levelSchema.nullable(),
  text: z.string(),
  placeText: z.string().nullable(),
  cellId: z.string().nullable(),
  /** Its own place, or the one that was read from its words. */
  anchor: lngLatSchema.nullable(),
  leftOut: z.boolean(),
  need: z.number(),
  picks: z.array(plannedPickSchema),
  lacking: z.number(),
  /** The first of `lacks`. */
  why: lackReasonSchema.nullable(),
  /** Why somebody lacks: every reason that there is, the first first; empty where nobody does. */
  lacks: z.array(lackSchema),
  /**
   * What lacks, as it can be noted (`shortages.noteAll`; no time: as soon as can be); null where nothing does, or only by the
   * clerk's own choice.
   */
  gap: notedShortageSchema.nullable(),
  /** How many there are to choose from by hand: who could be sent as things are now, and all `others` of its choices. */
  possible: z.number(),
  /** Whom one by one would have sent instead; null where it is the same. */
  before: z
    .object({
      names: z.array(z.string()),
      points: z.number(),
      /** Numbers of the problems to which they go now. */
      goneTo: z.array(z.string()),
    })
    .nullable(),
  /** Which exchange of `exchanges` it is part of. */
  exchange: z.number().nullable(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

const exchangeSchema = z.object({
  problemIds: z.array(idSchema),
  points: z.number(),
  distanceM: z.number(),
  sent: z.number(),
});
export type PlanExchange = z.infer<typeof exchangeSchema>;

export const planSchema = z.object({
  /** Red first, then who waits longest. */
  rows: z.array(planRowSchema),
  together: planTotalsSchema,
  oneByOne: planTotalsSchema,
  /** What changing helpers among some problems brings in sum, against one by one. */
  exchanges: z.array(exchangeSchema),
  /** Fixed pairs that could not be kept: the helper is fixed elsewhere as often as they can go, or no longer fits. */
  clashes: z.array(pairSchema),
  /** Open problems that did not fit into this plan (`MOST_PLANNED`). */
  beyond: z.number(),
  /** How many of the best people and of the best resources of each problem were considered. */
  considered: z.number(),
  /** Whether nobody outside of those considered could have made it better. */
  exact: z.boolean(),
  /** Time that the assignment itself took, milliseconds. */
  tookMs: z.number(),
});
export type PlanAnswer = z.infer<typeof planSchema>;

const choiceSchema = candidateSchema.extend({
  /** Number of the problem to which the plan sends them now; null when free. */
  takenBy: z.string().nullable(),
  /** Fixed to other problems as often as they can go. */
  blocked: z.boolean(),
  /** What the whole plan gains or loses when this one is fixed here. */
  change: z.object({ points: z.number(), distanceM: z.number(), sent: z.number() }),
});
export type PlanChoice = z.infer<typeof choiceSchema>;

/**
 * Why the plan does not send somebody by itself: not done with other problems; away, used up or outside of the range they
 * serve; a place; excluded by the clerk; a certificate that is over.
 */
export const OTHER_WHYS = ['busy', 'strained', 'place', 'excluded', 'expired'] as const;
export type OtherWhy = (typeof OTHER_WHYS)[number];
/** Who of the others may be fixed all the same. */
export const BY_HAND: ReadonlySet<OtherWhy> = new Set(['strained', 'place']);
const otherSchema = candidateSchema.extend({ why: z.enum(OTHER_WHYS) });
export type PlanOther = z.infer<typeof otherSchema>;

const sheetInput = z.object({
  plan: planInputSchema,
  /** What the clerk says to all who are sent; stands above the rows. */
  note: z.string().trim().max(1000).default(''),
  ...paperFields,
});

const planTopics = ['things', 'cells', 'problems', 'categories', 'settings', 'maps'] as const;

export const planning = {
  /** Which problems wait for somebody, of all or of the given ones; red first, then who waits longest. */
  waiting: query({
    input: z.object({ problemIds: z.array(idSchema).max(5000).optional() }),
    output: z.object({ ids: z.array(idSchema) }),
    topics: ['problems', 'maps'],
    permission: 'map.read',
  }),
  /**
   * Assigns many problems together as well as can be: nobody of a higher level goes without for one of a lower level, then
   * most points, then shortest way. Writes nothing. Progress under `jobId`; error: cancelled.
   */
  solve: query({
    input: planInputSchema,
    output: planSchema,
    topics: planTopics,
    permission: 'map.read',
  }),
  /**
   * Who else could go to one problem of a plan, best first, with what each would cost the whole plan; and who the plan
   * sends to it only by the clerk's own hand (`BY_HAND`) or not at all.
   */
  choices: query({
    input: z.object({ plan: planInputSchema, problemId: idSchema }),
    output: z.object({ choices: z.array(choiceSchema), others: z.array(otherSchema) }),
    topics: planTopics,
    permission: 'map.read',
  }),
  /**
   * Dispatches all in one undoable step. Errors: conflict (a problem moved on), problem.stateInvalid, notFound,
   * consent.missing, consent.withdrawn; then nothing is dispatched.
   */
  dispatch: command({
    input: z.object({
      items: z
        .array(
          z.object({
            problemId: idSchema,
            version: versionSchema,
            picks: z.array(pickSchema).min(1).max(MOST_NEEDED),
          }),
        )
        .min(1)
        .max(MOST_PLANNED),
      note: z.string().max(1000).nullable().default(null),
    }),
    output: z.object({ problems: z.number(), helpers: z.number() }),
    topics: ['problems', 'history'],
    permission: 'problem.handle',
  }),
  /**
   * The plan as printable HTML (styles inside, no scripts): each problem with who goes, in which turn, what is used and
   * why, and why nobody does. Solved as things are now. Errors: input.invalid.
   */
  sheetHtml: command({
    input: sheetInput,
    output: z.object({ fileName: z.string(), html: z.string() }),
    topics: [],
    permission: 'data.export',
  }),
  /** The same as A4 PDF. Errors: also pdf.unavailable (then print the HTML), pdf.failed, cancelled. */
  sheetPdf: command({ input: sheetInput, output: fileSchema, topics: [], permission: 'data.export' }),
  sheetXlsx: command({ input: sheetInput, output: fileSchema, topics: [], permission: 'data.export' }),
};
