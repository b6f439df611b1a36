import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedFile } from '../harness.ts';

const WAIT_MS = 120_000;

/** Waits until a file stands whole in a folder that was empty before. */
export async function waitForFile(folder: string, path: string): Promise<SavedFile> {
  const name = path.slice(folder.length + 1);
  for (let waited = 0; waited < WAIT_MS; waited += 100) {
    if (readdirSync(folder).includes(name)) {
      const bytes = readFileSync(join(folder, name));
      await sleep(100);
      if (bytes.length > 0 && readFileSync(join(folder, name)).length === bytes.length)
        return { fileName: name, bytes };
    }
    await sleep(100);
  }
  throw new Error('no file was saved');
}
