import { existsSync } from 'node:fs';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The installed Chromium that the tests drive; `CHROMIUM_PATH` names another. Throws where there is none. */
export function chromiumPath(): string {
  const path = [process.env.CHROMIUM_PATH ?? '', ...PATHS].find((one) => one !== '' && existsSync(one));
  if (path === undefined)
    throw new Error('no Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH');
  return path;
}

/** Quiet and without network of its own. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;
