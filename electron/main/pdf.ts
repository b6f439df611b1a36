import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { PdfOptions } from '#core/ports';
import { lockedDown } from '#core/web/printPage';

/**
 * Prints one self-contained page in a hidden window that can run no script and reach nothing.
 * From a file of its own, because a data URL ends at 2 MB. Rejects when the page cannot be printed or `signal` fires.
 */
export async function printToPdf(
  html: string,
  options: PdfOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'living-map-pdf-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      partition: 'print',
    },
  });
  const stop = (): void => window.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const page = join(folder, 'page.html');
    await writeFile(page, lockedDown(html), { mode: 0o600 });
    await window.loadFile(page);
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      pageSize: 'A4',
      landscape: options.landscape,
    });
    return new Uint8Array(pdf);
  } finally {
    signal.removeEventListener('abort', stop);
    if (!window.isDestroyed()) window.destroy();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
