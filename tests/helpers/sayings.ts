// npm run sayings: learns what residents say (resources/sayings/*.txt) anew, after its texts changed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { segmentChinese } from '#core/text/segmenter';
import { normaliseText } from '#shared/domain/matching/normalise';
import { type Saying, SayingsModel } from '#shared/domain/matching/sayings/model';
import { dialectReader } from '#shared/domain/matching/understand/dialect';

const RESOURCES = join(import.meta.dirname, '../../resources');
const SAYINGS_DIR = join(RESOURCES, 'sayings');
export const SAYINGS_MODEL = join(SAYINGS_DIR, 'model.bin');

const rows = z
  .array(
    z.object({ id: z.string(), name: z.string(), keywords: z.array(z.string()), needs: z.array(z.string()) }),
  )
  .parse(JSON.parse(readFileSync(join(RESOURCES, 'categories/problem.json'), 'utf8')));

/** All sayings as the engine will read a text: folded, words of the dialect said in the standard language. */
export function readSayings(): Saying[] {
  const plain = dialectReader(
    rows.flatMap(({ name, keywords, needs }) => [name, ...keywords, ...needs].map(normaliseText)),
  );
  const files = readdirSync(SAYINGS_DIR).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((name) =>
    readFileSync(join(SAYINGS_DIR, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [id = '', text = ''] = line.split('\t');
        return { categoryId: `problem-${id}`, text: plain(normaliseText(text)) };
      }),
  );
}

const WORDS: readonly Saying[] = rows.flatMap(({ id, name, keywords }) =>
  [name, ...keywords].map((word) => ({ categoryId: id, text: normaliseText(word) })),
);

/** The model as bytes. */
export const learnSayings = (sayings: readonly Saying[]): Uint8Array =>
  SayingsModel.learn(sayings, segmentChinese, WORDS).write();

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(SAYINGS_MODEL, learnSayings(readSayings()));
