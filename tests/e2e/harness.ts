/** Opens the built program for a journey: in the stand-in, over the host, or in real Electron. All three look the same. */
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { electronBinary, openElectron } from './targets/electron.ts';
import { openHost } from './targets/host.ts';
import { openStandIn } from './targets/standin.ts';

export type Target = 'standin' | 'host' | 'electron';

/** A file that the program handed to the user. */
export type SavedFile = { readonly fileName: string; readonly bytes: Uint8Array };

/** The open program. */
export type OpenApp = {
  readonly target: Target;
  readonly page: Page;
  /** Where new maps are made. */
  readonly mapsDir: string;
  /** Errors of the page and of the shell so far; a journey ends with none. */
  readonly errors: string[];
  /** Does what makes the program save a file, and gives that file. */
  readonly save: (act: () => Promise<void>) => Promise<SavedFile>;
  /** The folder that the next native folder dialog answers (desktop only; the browser has a text field instead). */
  readonly willChooseFolder: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  /** A map to open at once (`--map`). */
  readonly map?: string;
};

const OPENERS: Record<Target, (options: OpenOptions) => Promise<OpenApp>> = {
  standin: openStandIn,
  host: openHost,
  electron: openElectron,
};

/** Opens the program once. The caller closes it. */
export const openApp = (target: Target, options: OpenOptions = {}): Promise<OpenApp> =>
  OPENERS[target](options);

/** Where the journeys run on this machine. */
export const TARGETS: readonly Target[] = electronBinary()
  ? ['standin', 'host', 'electron']
  : ['standin', 'host'];

/** One journey in every target, each in a fresh program; it also fails on any error of page or shell. */
export function journey(name: string, run: (app: OpenApp) => Promise<void>, options: OpenOptions = {}): void {
  for (const target of TARGETS)
    test(`${name} · ${target}`, async () => {
      const app = await openApp(target, options);
      try {
        await run(app);
        expect(app.errors).toEqual([]);
      } finally {
        await app.close();
      }
    });
  afterAll(() => {
    if (!TARGETS.includes('electron')) console.log('skipped: real Electron, its binary is not installed');
  });
}
