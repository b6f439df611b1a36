import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Lesson } from '#shared/domain/matching/learn/lessons';
import type { TextModel } from '#shared/domain/matching/learn/model';
import { MODEL_VERSION, modelBytes, readModel } from '#shared/domain/matching/learn/saved';

const headSchema = z.object({
  version: z.literal(MODEL_VERSION),
  atMs: z.number(),
  /** What was learnt: each problem's id and a fingerprint of its words and category; none of the words themselves. */
  lessons: z.record(z.string(), z.string()),
  check: z.object({ tested: z.number(), lexicon: z.number(), learned: z.number(), blend: z.number() }),
});
/** What stands beside the bytes of a model. */
export type ModelHead = z.infer<typeof headSchema>;
export type LearntModel = { readonly head: ModelHead; readonly model: TextModel };

const modelFile = (folder: string): string => join(folder, 'cache', 'learned.model');

/** Tells whether a lesson is still the one that was learnt: a few characters of a hash, from which nothing is read back. */
export const fingerprint = ({ text, categoryId }: Lesson): string =>
  createHash('sha256').update(`${categoryId}\n${text}`).digest('base64url').slice(0, 8);

/** Writes a model into the map's cache folder; its head is the first line. A crash leaves the old file or the new one. */
export async function saveModel(folder: string, { head, model }: LearntModel): Promise<void> {
  const file = modelFile(folder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    `${file}.part`,
    Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), modelBytes(model)]),
  );
  await rename(`${file}.part`, file);
}

/** The saved model; null without one, or when it is damaged or of another version: it is then learnt anew. */
export async function loadModel(folder: string): Promise<LearntModel | null> {
  const content = await readFile(modelFile(folder)).catch(() => null);
  const end = content?.indexOf(10) ?? -1;
  if (content === null || end < 0) return null;
  try {
    const head = headSchema.parse(JSON.parse(content.subarray(0, end).toString()));
    return { head, model: readModel(content.subarray(end + 1)) };
  } catch {
    return null;
  }
}

/** Removes the model from the disk, a half-written one too. */
export async function removeModel(folder: string): Promise<void> {
  await rm(modelFile(folder), { force: true });
  await rm(`${modelFile(folder)}.part`, { force: true });
}
