import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user of its own for one run: profile, maps and the folder where files are saved; nothing of the real user's. */
export type Workspace = {
  readonly env: NodeJS.ProcessEnv;
  readonly mapsDir: string;
  readonly saveDir: string;
  readonly remove: () => void;
};

export function makeWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'living-map-e2e-'));
  const dir = (name: string): string => {
    const path = join(root, name);
    mkdirSync(path);
    return path;
  };
  const mapsDir = dir('maps');
  const saveDir = dir('saved');
  const profile = dir('profile');
  return {
    env: {
      ...process.env,
      LIVING_MAP_MAPS: mapsDir,
      LIVING_MAP_PROFILE: profile,
      LIVING_MAP_STATE: join(profile, 'state'),
    },
    mapsDir,
    saveDir,
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
