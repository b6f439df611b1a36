import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PdfPort } from '#core/ports';
import { lockedDown } from '#core/web/printPage';
import { AppError } from '#shared/contract/errors';
import { findChromium } from './browsers.ts';

const TIMEOUT_MS = 90_000;
/** A long list takes its time: some 7 s a thousand rows, 280,000 characters, on a slow PC; twice that is allowed. */
const CHARACTERS_PER_MS = 20;

function run(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  timeout: number,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      signal,
      timeout,
      killSignal: 'SIGKILL',
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Prints with an installed Chromium, Chrome or Edge, headless and with a profile of its own; undefined without one. */
export function makePdfPort(program = findChromium()): PdfPort | undefined {
  if (program === undefined) return undefined;
  return async (html, _options, signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'living-map-pdf-'));
    try {
      const page = join(folder, 'page.html');
      const out = join(folder, 'page.pdf');
      // The page's own @page rule sets paper and direction.
      await writeFile(page, lockedDown(html), { mode: 0o600 });
      await run(
        program,
        chromiumArgs(folder, page, out),
        signal,
        TIMEOUT_MS + Math.ceil(html.length / CHARACTERS_PER_MS),
      );
      return new Uint8Array(await readFile(out));
    } catch (cause) {
      if (signal.aborted) throw new AppError('cancelled');
      throw new AppError('pdf.failed', {}, { cause });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  };
}

function chromiumArgs(folder: string, page: string, out: string): string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    // Chromium's own sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${out}`,
    pathToFileURL(page).href,
  ];
}
