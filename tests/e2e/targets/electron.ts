import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import type { OpenApp, OpenOptions } from '../harness.ts';
import { watchErrors } from '../watch.ts';
import { makeWorkspace } from '../workspace.ts';
import { waitForFile } from './files.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The real binary, where it is installed and may run (not as root, not without a display). */
export function electronBinary(): string | undefined {
  const named = join(root, 'node_modules/electron/path.txt');
  if (!existsSync(named) || process.getuid?.() === 0) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const path = join(root, 'node_modules/electron/dist', readFileSync(named, 'utf8').trim());
  return existsSync(path) ? path : undefined;
}

/** The program in real Electron. */
export async function openElectron(options: OpenOptions): Promise<OpenApp> {
  const executablePath = electronBinary();
  if (!executablePath) throw new Error('no Electron binary');
  const workspace = makeWorkspace();
  const errors: string[] = [];
  const env = Object.fromEntries(
    Object.entries(workspace.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const args = [root, ...(options.map ? ['--map', options.map] : [])];
  const electron = await _electron.launch({ executablePath, args, env });
  const page = await electron.firstWindow();
  watchErrors(page, errors);
  return {
    target: 'electron',
    page,
    mapsDir: workspace.mapsDir,
    errors,
    save: async (act) => {
      const filePath = join(workspace.saveDir, `saved-${Date.now()}`);
      await electron.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = async (...given: unknown[]) => {
          (globalThis as { asked?: unknown }).asked = given.at(-1);
          return { canceled: false, filePath: path };
        };
      }, filePath);
      await act();
      const saved = await waitForFile(workspace.saveDir, filePath);
      const asked = await electron.evaluate(() => (globalThis as { asked?: { defaultPath?: string } }).asked);
      return { fileName: basename(asked?.defaultPath ?? ''), bytes: saved.bytes };
    },
    willChooseFolder: async (path) => {
      await electron.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
      }, path);
    },
    close: async () => {
      await electron.close();
      workspace.remove();
    },
  };
}
