import { z } from 'zod';
import { FILE_MAX_BYTES, FILE_MIMES } from '#shared/domain/files/index';
import { bytesSchema, idSchema, okSchema, versionSchema } from './common.ts';
import { command, query } from './define.ts';

export const storedFileSchema = z.object({
  id: idSchema,
  thingId: idSchema,
  fileName: z.string(),
  mime: z.enum(FILE_MIMES),
  sizeBytes: z.number(),
  /** Of a picture, pixels. */
  widthPx: z.number().nullable(),
  heightPx: z.number().nullable(),
  addedAtMs: z.number(),
  version: versionSchema,
});
export type StoredFile = z.infer<typeof storedFileSchema>;

const fileNameSchema = z.string().trim().min(1).max(120);

/** Photos and documents of a record. Contents are kept once by their hash and never changed. */
export const files = {
  /** In their order; `removed` are those that may come back, latest first. */
  of: query({
    input: z.object({ thingId: idSchema }),
    output: z.object({ files: z.array(storedFileSchema), removed: z.array(storedFileSchema) }),
    topics: ['files', 'things', 'maps'],
    permission: 'map.read',
  }),
  /**
   * Adds files as one step. What a picture says of place, time and device is taken out; its pixels stay. One that its
   * EXIF turns must be sent upright. Errors: file.empty, file.tooHeavy, file.heic, file.active, file.macro,
   * file.notTaken, file.damaged, file.turned, file.tooMany, notFound.
   */
  add: command({
    input: z.object({
      thingId: idSchema,
      files: z
        .array(z.object({ fileName: z.string().min(1).max(300), bytes: bytesSchema }))
        .min(1)
        .max(20),
    }),
    output: z.object({ files: z.array(storedFileSchema) }),
    topics: ['files', 'history'],
    permission: 'thing.edit',
  }),
  /** Errors: notFound, file.gone. */
  read: query({
    input: z.object({ id: idSchema }),
    output: z.object({ fileName: z.string(), mime: z.enum(FILE_MIMES), bytes: bytesSchema }),
    topics: ['maps'],
    permission: 'map.read',
  }),
  /** The small picture that a window made before; null when there is none yet. */
  thumbnail: query({
    input: z.object({ id: idSchema }),
    output: z.object({ bytes: bytesSchema.nullable() }),
    topics: ['maps'],
    permission: 'map.read',
  }),
  /** Keeps a small picture in the map's cache, which may be emptied at any time. */
  keepThumbnail: command({
    input: z.object({
      id: idSchema,
      bytes: bytesSchema.refine((bytes) => bytes.length <= FILE_MAX_BYTES / 40),
    }),
    output: okSchema,
    topics: [],
    permission: 'thing.edit',
  }),
  rename: command({
    input: z.object({ id: idSchema, version: versionSchema, fileName: fileNameSchema }),
    output: okSchema,
    topics: ['files', 'things', 'history'],
    permission: 'thing.edit',
  }),
  /** To the bin; the content stays. */
  remove: command({
    input: z.object({ ids: z.array(idSchema).min(1).max(200) }),
    output: z.object({ removed: z.number() }),
    topics: ['files', 'things', 'history'],
    permission: 'thing.edit',
  }),
  restore: command({
    input: z.object({ id: idSchema }),
    output: okSchema,
    topics: ['files', 'things', 'history'],
    permission: 'thing.edit',
  }),
  reorder: command({
    input: z.object({ thingId: idSchema, ids: z.array(idSchema).min(1).max(200) }),
    output: okSchema,
    topics: ['files', 'history'],
    permission: 'thing.edit',
  }),
};
