import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SayingsModel } from '#shared/domain/matching/sayings/model';

/** Learnt from resources/sayings by `npm run sayings`; a test sees to it that both fit together. */
const FILE = 'sayings/model.bin';

/**
 * What residents say, by categories, read at the first need. `resourcesDir` is `CorePorts.resourcesDir`. The reader throws
 * when the file is missing or not of this version: a fault of the program, not of the user.
 */
export function sayingsReader(resourcesDir: string): () => SayingsModel {
  let model: SayingsModel | undefined;
  return () => {
    model ??= SayingsModel.read(readFileSync(join(resourcesDir, FILE)));
    return model;
  };
}
