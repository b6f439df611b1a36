import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the program keeps its own small files: the same folder that the desktop program uses,
 * so that both know the same recent maps. `LIVING_MAP_STATE` moves it (tests, roaming profiles).
 */
export function stateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.LIVING_MAP_STATE) return env.LIVING_MAP_STATE;
  const home = homedir();
  const base =
    platform === 'win32'
      ? (env.APPDATA ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (env.XDG_CONFIG_HOME ?? join(home, '.config'));
  return join(base, 'living-map', 'state');
}

/** Where new maps are made when no folder is named. `LIVING_MAP_MAPS` moves it. */
export function mapsFolder(env: NodeJS.ProcessEnv): string {
  return env.LIVING_MAP_MAPS ?? join(homedir(), 'Documents', '社区活地图');
}
