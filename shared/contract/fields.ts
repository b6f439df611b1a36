import { z } from 'zod';
import { OFFICE_FIELD_TYPES } from '#shared/domain/fields/index';
import { idSchema, kindIdSchema, okSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';

export const officeChoiceSchema = z.object({
  id: idSchema,
  label: z.string().trim().min(1).max(60),
  retired: z.boolean().default(false),
});

export const officeFieldSchema = z.object({
  id: idSchema,
  kind: kindIdSchema,
  /** Only for records of this category and those under it; null: for all of the kind. */
  categoryId: idSchema.nullable(),
  label: z.string().trim().min(1).max(40),
  type: z.enum(OFFICE_FIELD_TYPES),
  choices: z.array(officeChoiceSchema).max(200),
  required: z.boolean(),
  privacy: z.enum(['open', 'name', 'phone', 'idNumber', 'address', 'sensitive']),
  inTable: z.boolean(),
  version: versionSchema,
});
export type OfficeFieldRow = z.output<typeof officeFieldSchema>;

/** How many records have a value in a field, and how many have each of its choices. */
const usageSchema = z.object({
  records: z.number(),
  choices: z.record(z.string(), z.number()),
});

export const fields = {
  /** The office's own fields in their order; `removed` are those that may come back with their values. */
  list: query({
    input: z.object({}),
    output: z.object({ fields: z.array(officeFieldSchema), removed: z.array(officeFieldSchema) }),
    topics: ['fields', 'categories', 'maps'],
    permission: 'map.read',
  }),
  usage: query({
    input: z.object({ id: idSchema }),
    output: usageSchema,
    topics: ['fields', 'things', 'maps'],
    permission: 'map.read',
  }),
  /**
   * Makes or changes a field. Choices without a known id are new; those left out stay, retired, as long as records may
   * have them. Errors: field.typeInUse, field.labelTaken, conflict, input.invalid.
   */
  save: command({
    input: z.object({
      id: idSchema.optional(),
      version: versionSchema.optional(),
      field: officeFieldSchema.omit({ id: true, version: true, choices: true }).extend({
        choices: z
          .array(officeChoiceSchema.pick({ label: true }).extend({ id: idSchema.optional() }))
          .max(200)
          .default([]),
      }),
    }),
    output: officeFieldSchema,
    topics: ['fields', 'things', 'history'],
    permission: 'settings.edit',
  }),
  /** Takes a field away; the records keep its values, which come back with it. */
  remove: command({
    input: z.object({ id: idSchema }),
    output: okSchema,
    topics: ['fields', 'things', 'history'],
    permission: 'settings.edit',
  }),
  restore: command({
    input: z.object({ id: idSchema }),
    output: okSchema,
    topics: ['fields', 'things', 'history'],
    permission: 'settings.edit',
  }),
  /** Puts the fields of a kind into this order. */
  reorder: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(500) }),
    output: okSchema,
    topics: ['fields', 'things', 'history'],
    permission: 'settings.edit',
  }),
};
