import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Path of a real-data file beside the project, or undefined (with a printed reason) where it is absent. */
export function sharedDataPath(relative: string): string | undefined {
  const path = root + relative;
  if (existsSync(path)) return path;
  console.log(`skipped: ${relative} is not beside the project`);
  return undefined;
}
