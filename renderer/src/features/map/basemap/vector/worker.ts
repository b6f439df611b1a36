/// <reference lib="webworker" />
import { type DecodedTile, decodeTile } from './decode.ts';
import type { Answer, Ask } from './messages.ts';
import { paintVector } from './paintVector.ts';

/** A thread of its own for vector tiles: it keeps them decoded and paints pictures of them, so that the map never waits. */
const tiles = new Map<string, DecodedTile>();
const scope = self as unknown as DedicatedWorkerGlobalScope;

function answer(ask: Ask): Answer {
  const { id } = ask;
  if (ask.type === 'forget') {
    tiles.delete(ask.key);
    return { id, ok: true, labels: null, bitmap: null };
  }
  if (ask.type === 'decode') {
    const tile = decodeTile(ask.bytes);
    tiles.set(ask.key, tile);
    return { id, ok: true, labels: tile.labels, bitmap: null };
  }
  const tile = tiles.get(ask.key);
  const { sizePx } = ask.frame;
  const canvas = new OffscreenCanvas(sizePx, sizePx);
  const context = canvas.getContext('2d');
  if (!tile || !context) return { id, ok: false };
  paintVector(context, tile, ask.frame);
  return { id, ok: true, labels: null, bitmap: canvas.transferToImageBitmap() };
}

scope.onmessage = ({ data }: MessageEvent<Ask>) => {
  let said: Answer;
  try {
    said = answer(data);
  } catch {
    // A damaged tile is left out; the map goes on.
    said = { id: data.id, ok: false };
  }
  scope.postMessage(said, said.ok && said.bitmap ? [said.bitmap] : []);
};
