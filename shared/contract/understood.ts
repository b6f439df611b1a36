import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import {
  JUDGED_BY,
  MOST_QUANTITIES,
  QUANTITY_SORTS,
  URGENCY_GRADES,
  URGENCY_SIGNS,
  VULNERABLE_GROUPS,
} from '#shared/domain/matching/understand/types';
import { instantSchema, levelSchema } from './common.ts';
import { figureSchema, habitSchema } from './habits.ts';

const wordSchema = z.string().max(100);
/** As long as a category may have one. */
const needSchema = z.string().trim().min(1).max(200);

export const quantitySchema = figureSchema.extend({
  /** As it stands in the text; empty when the clerk said it, or what the office means by the words. */
  text: wordSchema,
  of: wordSchema,
});

/** A number as it was read, before any correction; see CountRead. */
const countReadSchema = z.object({
  word: wordSchema,
  exact: z.boolean(),
  of: z.enum(QUANTITY_SORTS).nullable(),
  figure: figureSchema.nullable(),
});
/** The time as it was read, before any correction; see WhenRead. */
const whenReadSchema = z.object({
  word: wordSchema,
  day: z.number().int().nullable(),
  atMs: instantSchema.nullable(),
});

/** What a clerk put right in what was read; what is not named was not touched. */
export const correctionsSchema = z.object({
  level: levelSchema.optional(),
  /** The place that the text names is not meant. */
  noPlace: z.boolean().optional(),
  /** Of several places that the text names, the one that is meant; see `placeChoices`. */
  place: z.string().max(200).optional(),
  /** Help is wanted as soon as can be, whatever time the text names. */
  noTime: z.boolean().optional(),
  quantities: z.array(quantitySchema).max(10).optional(),
  vulnerable: z.array(z.enum(VULNERABLE_GROUPS)).max(VULNERABLE_GROUPS.length).optional(),
  addedNeeds: z.array(needSchema).max(20).optional(),
  removedNeeds: z.array(needSchema).max(50).optional(),
});
export type CorrectionsInput = z.infer<typeof correctionsSchema>;

const bySchema = z.enum([...JUDGED_BY, 'clerk']);

const urgencySchema = z.object({
  grade: z.enum(URGENCY_GRADES),
  because: z.array(z.object({ sign: z.enum(URGENCY_SIGNS), words: z.array(z.string().max(200)).max(50) })),
});

const categoryChoiceSchema = z.object({
  categoryId: z.string(),
  /** How surely, 0–1. */
  share: z.number(),
  because: z.array(z.string()),
});

/** What was understood of a problem in plain words, corrections taken in. */
export const understoodSchema = z.object({
  terms: z.array(z.string()),
  categoryId: z.string().nullable(),
  /** Nothing says surely what it is about. */
  unsure: z.boolean(),
  /** 0–1. */
  confidence: z.number(),
  by: bySchema.nullable(),
  /** The words that decided the category. */
  because: z.array(z.string()),
  /** How much of it (0–1) is learnt from the office's own problems: so many in all, so many of this category; null: nothing. */
  learned: z
    .object({ part: z.number(), texts: z.number(), ofClass: z.number(), words: z.array(z.string()) })
    .nullable(),
  /** What the text alone says; null: nothing. */
  guess: categoryChoiceSchema.extend({ by: z.enum(JUDGED_BY) }).nullable(),
  /** What else it may be about, the likeliest first. */
  alternatives: z.array(categoryChoiceSchema),
  /** Words written with a slip, and what they were read as. */
  readAs: z.array(z.object({ written: z.string(), word: z.string() })),
  needs: z.array(z.string()),
  namedNeeds: z.array(z.string()),
  /** Needs that only a rival of the category brought, before any correction by hand. */
  rivalNeeds: z.array(z.string()),
  needCounts: z.array(z.object({ need: z.string(), count: z.number() })),
  level: levelSchema.nullable(),
  /** The level before any correction by hand. */
  readLevel: levelSchema.nullable(),
  usualLevel: levelSchema.nullable(),
  deadlineHours: z.number().nullable(),
  usualDeadlineHours: z.number().nullable(),
  urgency: urgencySchema,
  vulnerable: z.array(z.object({ group: z.enum(VULNERABLE_GROUPS), words: z.array(z.string()) })),
  readVulnerable: z.array(z.enum(VULNERABLE_GROUPS)),
  /** What the office's corrections taught about such problems, as far as it concerns this one. */
  habits: z.array(habitSchema),
  quantities: z.array(quantitySchema),
  readCounts: z.array(countReadSchema),
  place: z
    .object({
      text: z.string(),
      anchor: lngLatSchema,
      thingId: z.string().nullable(),
      cellId: z.string().nullable(),
      /** 0–1. */
      confidence: z.number(),
    })
    .nullable(),
  /** Buildings that the text names, none before the others. */
  placeChoices: z.array(z.string()),
  /** Where the clerk chose another place than the words say: words that sound like its name. */
  placeWords: z.array(z.string()),
  /** The time that the text or the clerk names, or that is usual. */
  wantedAtMs: z.number().nullable(),
  readWhen: whenReadSchema.nullable(),
});
export type UnderstoodAnswer = z.infer<typeof understoodSchema>;

/** What a clerk can put right, one by one. */
export const CORRECTABLE = [
  'category',
  'level',
  'place',
  'wanted',
  'quantities',
  'vulnerable',
  'needs',
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** What is kept with a problem: what the words alone said, what the clerk put right, and what held in the end. */
export const savedUnderstoodSchema = z.object({
  guess: z.object({
    categoryId: z.string().nullable(),
    /** 0–1. */
    confidence: z.number(),
    by: z.enum(JUDGED_BY).nullable(),
    because: z.array(z.string().max(100)).max(60),
    level: levelSchema.nullable(),
  }),
  corrected: z.partialRecord(z.enum(CORRECTABLE), z.boolean()),
  needs: z.array(needSchema).max(60),
  addedNeeds: z.array(needSchema).max(20),
  removedNeeds: z.array(needSchema).max(50),
  usualLevel: levelSchema.nullable(),
  deadlineHours: z.number().min(0).max(100_000).nullable(),
  wantedAtMs: instantSchema.nullable(),
  urgency: urgencySchema,
  quantities: z.array(quantitySchema).max(MOST_QUANTITIES),
  vulnerable: z.array(z.enum(VULNERABLE_GROUPS)).max(VULNERABLE_GROUPS.length),
  /** As it was read before any correction; older programs did not keep these. */
  readVulnerable: z.array(z.enum(VULNERABLE_GROUPS)).max(VULNERABLE_GROUPS.length).optional(),
  readCounts: z.array(countReadSchema).max(MOST_QUANTITIES).optional(),
  readWhen: whenReadSchema.nullable().optional(),
  rivalNeeds: z.array(needSchema).max(60).optional(),
});
export type SavedUnderstood = z.infer<typeof savedUnderstoodSchema>;

/** What a clerk put right of a kept problem: it holds whenever somebody is looked for again. `level`: the problem's own. */
export function keptCorrections(kept: SavedUnderstood | null, level: number | null) {
  const { corrected } = kept ?? {};
  return {
    ...(corrected?.level && level !== null && { level }),
    // A wanted time that lies ahead is given beside this and counts first; one that is past is wanted now.
    ...(corrected?.wanted && { noTime: true }),
    ...(corrected?.quantities && { quantities: kept?.quantities }),
    ...(corrected?.vulnerable && { vulnerable: kept?.vulnerable }),
    ...(corrected?.needs && { addedNeeds: kept?.addedNeeds, removedNeeds: kept?.removedNeeds }),
  } satisfies CorrectionsInput;
}

/** When help for a kept problem is wanted, as long as that lies ahead, epoch ms; null: as soon as can be. */
export function keptWantedMs(kept: SavedUnderstood | null, nowMs: number): number | null {
  const wantedAtMs = kept?.wantedAtMs ?? null;
  return wantedAtMs !== null && wantedAtMs > nowMs ? wantedAtMs : null;
}
