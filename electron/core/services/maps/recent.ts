import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract/index';
import { MAP_FILE } from '../../store/sqlite/open.ts';

const recentFileSchema = z.array(z.object({ folder: z.string(), name: z.string(), openedAtMs: z.number() }));
type Recent = z.infer<typeof recentFileSchema>;
const LIMIT = 20;

const fileIn = (stateDir: string): string => join(stateDir, 'recent.json');

function read(stateDir: string): Recent {
  try {
    return recentFileSchema.parse(JSON.parse(readFileSync(fileIn(stateDir), 'utf8')));
  } catch {
    // Missing or spoilt: the list is a convenience, maps are found again by their folders.
    return [];
  }
}

/** Puts a map at the head of the list. */
export function rememberMap(stateDir: string, entry: Recent[number]): void {
  const rest = read(stateDir).filter((other) => other.folder !== entry.folder);
  mkdirSync(stateDir, { recursive: true });
  const part = `${fileIn(stateDir)}.part`;
  writeFileSync(part, JSON.stringify([entry, ...rest].slice(0, LIMIT), null, 2));
  renameSync(part, fileIn(stateDir));
}

/** Maps opened before, newest first, then others found in the standard folder. */
export function listRecent(stateDir: string, mapsDir: string): OutputOf<'maps.recent'>['maps'] {
  const known = read(stateDir).map((entry) => ({
    ...entry,
    exists: existsSync(join(entry.folder, MAP_FILE)),
  }));
  const seen = new Set(known.map((entry) => entry.folder));
  const found = existsSync(mapsDir)
    ? readdirSync(mapsDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(mapsDir, entry.name, MAP_FILE)))
        .map((entry) => join(mapsDir, entry.name))
        .filter((folder) => !seen.has(folder))
        .map((folder) => ({ folder, name: basename(folder), openedAtMs: null, exists: true }))
    : [];
  return [...known, ...found];
}
