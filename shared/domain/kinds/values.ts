import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, in China Standard Time. */
export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * A weekly slot: ISO weekday 1 (Monday) to 7 (Sunday), minutes since midnight China Standard Time.
 * `toMin` may be up to 1440; a slot that passes midnight is stored as two.
 */
export const weeklySlotSchema = z.object({
  day: z.number().int().min(1).max(7),
  fromMin: z.number().int().min(0).max(1439),
  toMin: z.number().int().min(1).max(1440),
});
export type WeeklySlot = z.infer<typeof weeklySlotSchema>;

/**
 * Days that overrule the weekly pattern, both ends included: away or closed (`off`), or there after all. With minutes
 * since midnight (both or none) only those hours of each day. A later one in the list overrules an earlier one.
 */
export const exceptionSchema = z
  .object({
    from: isoDateSchema,
    to: isoDateSchema,
    off: z.boolean(),
    fromMin: z.number().int().min(0).max(1439).optional(),
    toMin: z.number().int().min(1).max(1440).optional(),
  })
  .refine((one) => one.from <= one.to && (one.fromMin ?? 0) < (one.toMin ?? 1440));
export type DateException = z.infer<typeof exceptionSchema>;

/** Somebody to ask for at a place, unit or team; HSDS 3.0 `contact` as far as an office keeps it. */
export const contactSchema = z.object({
  name: z.string().min(1).max(60),
  phone: z.string().max(60).optional(),
  role: z.string().max(40).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** A certificate with what is on it. Rows of older programs hold only its name. */
export const certificateSchema = z.object({
  name: z.string().min(1).max(60),
  number: z.string().max(60).optional(),
  issuedOn: isoDateSchema.optional(),
  expiresOn: isoDateSchema.optional(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** How well a skill is had: 初级 (会), 中级 (熟练), 高级 (专业). */
export const SKILL_LEVELS = ['basic', 'skilled', 'expert'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

export const certificatesSchema = z
  .array(z.preprocess((one) => (typeof one === 'string' ? { name: one } : one), certificateSchema))
  .max(30);
export const contactsSchema = z.array(contactSchema).max(20);
export const exceptionsSchema = z.array(exceptionSchema).max(100);
export const skillLevelsSchema = z.record(z.string().max(40), z.enum(SKILL_LEVELS));
