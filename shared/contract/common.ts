import { z } from 'zod';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';

/** Id of a stored row (UUIDv7 text). */
export const idSchema = z.string().min(1).max(64);
export const versionSchema = z.number().int().min(1);
export const kindIdSchema = z.enum(KIND_IDS as [KindId, ...KindId[]]);
/** Level 1 (红, highest) to 4 (蓝). */
export const levelSchema = z.number().int().min(1).max(4);
/** An instant, epoch milliseconds. */
export const instantSchema = z.number().int();
/** A span of instants, `fromMs` inclusive, `toMs` exclusive. */
export const periodSchema = z.object({ fromMs: instantSchema, toMs: instantSchema });
/** Which dated marks belong to a period: those that began in it, or all that stood at some time in it. */
export const marksSchema = z.enum(['new', 'standing']);
export type Marks = z.infer<typeof marksSchema>;
export const emptySchema = z.object({});
export const okSchema = z.object({ ok: z.literal(true) });
export const pageSchema = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
});
/** Bytes of a file; a Uint8Array in process, over IPC and, by the envelope, over HTTP. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Uint8Array');
export const float64ArraySchema = z.custom<Float64Array>(
  (value) => value instanceof Float64Array,
  'Float64Array',
);
export const float32ArraySchema = z.custom<Float32Array>(
  (value) => value instanceof Float32Array,
  'Float32Array',
);
export const uint8ArraySchema = bytesSchema;
export const uint16ArraySchema = z.custom<Uint16Array>(
  (value) => value instanceof Uint16Array,
  'Uint16Array',
);
export const uint32ArraySchema = z.custom<Uint32Array>(
  (value) => value instanceof Uint32Array,
  'Uint32Array',
);
/** 公示版 is masked; 内部版 is full, watermarked and logged. */
export const editionSchema = z.enum(['public', 'internal']);
export type Edition = z.infer<typeof editionSchema>;
/** For whom something is printed or exported: fields of every method that makes such a thing. */
export const paperFields = {
  edition: editionSchema,
  /** Why an 内部版 is made; needed for it and logged. */
  purpose: z.string().trim().max(100).default(''),
  /** For the screen: always masked and not logged, whatever the edition; of a long list the first 50 rows. */
  preview: z.boolean().default(false),
  jobId: idSchema.optional(),
};
