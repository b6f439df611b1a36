import { AppError } from '#shared/contract/errors';
import { MVT_MIME, pictureTileMime } from '#shared/domain/basemap/tileMime';
import type { FoundTile } from '../reader/tileProtocol.ts';
import { readTile } from '../reader/unpack.ts';
import { freshUntilMs } from './freshness.ts';

/** What a server said of a tile. */
export type Told =
  | {
      readonly type: 'tile';
      readonly tile: FoundTile;
      readonly freshUntilMs: number | null;
      readonly etag: string | null;
    }
  /** The tile that was seen before is still right. */
  | { readonly type: 'same'; readonly freshUntilMs: number | null }
  | { readonly type: 'none' };

const ANSWER_MAX_BYTES = 4 * 1024 * 1024;
const REDIRECTS_AT_MOST = 3;
const LONGEST_ETAG = 200;

/** Reads a body to its end, or throws as soon as it is larger than a tile may be. */
async function bodyOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > ANSWER_MAX_BYTES) throw new AppError('basemap.refused', { status: response.status });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Bytes that are no tile are a server's own words: a page that says that the key is wrong. */
function tileOf(bytes: Uint8Array, status: number): FoundTile | null {
  if (bytes.length === 0) return null;
  const mime = pictureTileMime(bytes);
  if (mime) return { bytes, mime };
  try {
    const tile = readTile(bytes);
    if (tile.mime === MVT_MIME) return tile;
  } catch {
    // Said below.
  }
  throw new AppError('basemap.refused', { status });
}

/** A redirect within the same host, or undefined. */
function sameHost(url: string, location: string | null): string | undefined {
  if (location === null || !URL.canParse(location, url)) return undefined;
  const [from, to] = [new URL(url), new URL(location, url)];
  const isSafe = to.protocol === from.protocol || (from.protocol === 'http:' && to.protocol === 'https:');
  const isSame = to.hostname === from.hostname && to.port === from.port;
  return isSame && isSafe && to.username === '' ? to.href : undefined;
}

/**
 * Asks for one tile: no cookies, no redirect to another host, no more bytes than a tile has. `hosts` are the only ones that
 * may be asked. Errors: basemap.refused {status}; a network that does not answer throws what it throws.
 */
export async function askTile(
  url: string,
  hosts: readonly string[],
  options: { etag: string | null; agent: string; signal: AbortSignal; nowMs: number },
): Promise<Told> {
  const { etag, agent, signal, nowMs } = options;
  let at = url;
  for (let redirects = 0; ; redirects += 1) {
    // The address as it is really asked, after everything that was filled in.
    const { protocol, host: asked } = new URL(at);
    if (!hosts.some((host) => new URL(`${protocol}//${host}`).host === asked))
      throw new AppError('basemap.refused', { status: 0 });
    const headers = {
      'user-agent': agent,
      accept: 'image/*,*/*;q=0.5',
      ...(etag && { 'if-none-match': etag }),
    };
    const response = await fetch(at, { redirect: 'manual', credentials: 'omit', headers, signal });
    const { status } = response;
    if (status >= 300 && status < 400 && status !== 304) {
      await response.body?.cancel();
      const next = redirects < REDIRECTS_AT_MOST ? sameHost(at, response.headers.get('location')) : undefined;
      if (next === undefined) throw new AppError('basemap.refused', { status });
      at = next;
      continue;
    }
    if (status === 304) return { type: 'same', freshUntilMs: freshUntilMs(response.headers, nowMs) };
    if (status === 200) {
      const tile = tileOf(await bodyOf(response), status);
      if (!tile) return { type: 'none' };
      const name = response.headers.get('etag');
      return {
        type: 'tile',
        tile,
        freshUntilMs: freshUntilMs(response.headers, nowMs),
        etag: name !== null && name.length <= LONGEST_ETAG ? name : null,
      };
    }
    await response.body?.cancel();
    if (status === 204 || status === 404 || status === 410) return { type: 'none' };
    throw new AppError('basemap.refused', { status });
  }
}
