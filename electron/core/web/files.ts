import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  // Fonts and character maps for PDFs, read as bytes.
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

/** One file of the built window. */
export type WebFile = { readonly bytes: Uint8Array; readonly type: string; readonly immutable: boolean };

/**
 * Reads a file of the built window by the path of a URL (still percent-encoded). Undefined for everything that is
 * not a plain file of a known type inside `root`, whatever `..`, encodings or links try.
 */
export async function readWebFile(root: string, urlPath: string): Promise<WebFile | undefined> {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || /[\0\\:]/.test(path)) return undefined;
  const wanted = path.endsWith('/') ? `${path}index.html` : path;
  const type = TYPES[extname(wanted)];
  if (!type) return undefined;
  try {
    const base = await realpath(root);
    const file = await realpath(join(base, wanted));
    if (!file.startsWith(base + sep)) return undefined;
    // Vite puts a hash of the content into the names under assets/.
    return { bytes: await readFile(file), type, immutable: wanted.startsWith('/assets/') };
  } catch {
    return undefined;
  }
}
