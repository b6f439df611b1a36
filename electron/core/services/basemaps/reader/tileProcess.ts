import { existsSync } from 'node:fs';
import { AppError } from '#shared/contract/errors';
import { openParent } from '../../../childSide.ts';
import { watchMemory } from '../../imports/memoryWatch.ts';
import { openMbtiles, openPicture } from './mbtiles.ts';
import { openPmtiles } from './pmtiles.ts';
import type { TileAnswer, TileAsk, TileFormat, TileSource } from './tileProtocol.ts';

/** Entry of the process that reads tile packages: one question, one answer, files kept open between them. */

const RESIDENT_BYTES = 768 * 1024 * 1024;
/** Files kept open, the last used. */
const OPEN_AT_MOST = 8;

const OPENERS: Record<TileFormat, (file: string) => TileSource> = {
  mbtiles: openMbtiles,
  pmtiles: openPmtiles,
  picture: openPicture,
};
const open = new Map<string, TileSource>();

function close(file: string): void {
  open.get(file)?.close();
  open.delete(file);
}

function sourceOf(file: string, format: TileFormat): TileSource {
  if (!open.has(file) && !existsSync(file)) throw new AppError('file.gone');
  const source = open.get(file) ?? OPENERS[format](file);
  open.delete(file);
  open.set(file, source);
  const [oldest] = open.keys();
  if (open.size > OPEN_AT_MOST && oldest !== undefined) close(oldest);
  return source;
}

function answer(ask: TileAsk): TileAnswer {
  try {
    if (ask.op === 'close') {
      close(ask.file);
      return { ok: true, value: null };
    }
    const source = sourceOf(ask.file, ask.format);
    return { ok: true, value: ask.op === 'inspect' ? source.inspect() : source.tile(ask.z, ask.x, ask.y) };
  } catch (error) {
    // A reader that stumbles over a file has met a broken file.
    const { code, params } =
      error instanceof AppError ? error : { code: 'basemap.damaged' as const, params: {} };
    return { ok: false, code, params, whole: !open.has(ask.file) };
  }
}

watchMemory(RESIDENT_BYTES);
const parent = openParent<TileAsk, TileAnswer>();
parent.onAsk((ask) => parent.post(answer(ask)));
