/// <reference lib="webworker" />
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import type { CutAnswer, CutAsk, CutTile } from './cutMessages.ts';

/**
 * Cuts a picture into tiles in a thread of its own: the full size first, then each half of the one before. It never
 * holds more than one size and its half, and waits while portions are on their way.
 */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const PORTION_TILES = 24;
const PORTION_BYTES = 2 * 1024 * 1024;
const AHEAD = 2;
const AT_ONCE = 4;

let free = AHEAD;
let wake: (() => void) | null = null;

const say = (answer: CutAnswer, transfer: Transferable[] = []): void => scope.postMessage(answer, transfer);

async function send(tiles: readonly CutTile[]): Promise<void> {
  if (tiles.length === 0) return;
  while (free === 0) await new Promise<void>((resolve) => (wake = resolve));
  free -= 1;
  say(
    { type: 'tiles', tiles },
    tiles.map(({ bytes }) => bytes.buffer),
  );
}

async function encode(
  image: ImageBitmap,
  size: number,
  level: number,
  x: number,
  y: number,
): Promise<CutTile> {
  const width = Math.min(size, image.width - x * size);
  const height = Math.min(size, image.height - y * size);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, -x * size, -y * size);
  // Small, and it keeps what is transparent.
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
  return { level, x, y, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

async function cutLevel(image: ImageBitmap, size: number, level: number): Promise<void> {
  const [columns, rows] = [Math.ceil(image.width / size), Math.ceil(image.height / size)];
  let portion: CutTile[] = [];
  for (let from = 0; from < columns * rows; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, columns * rows - from) }, (_, index) => from + index);
    portion.push(
      ...(await Promise.all(
        some.map((index) => encode(image, size, level, index % columns, Math.floor(index / columns))),
      )),
    );
    const bytes = portion.reduce((sum, tile) => sum + tile.bytes.length, 0);
    if (portion.length < PORTION_TILES && bytes < PORTION_BYTES) continue;
    await send(portion);
    portion = [];
  }
  await send(portion);
}

/** The picture at half its size, halves rounded up. */
function halved(image: ImageBitmap): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.ceil(image.width / 2), Math.ceil(image.height / 2));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(image, 0, 0, image.width / 2, image.height / 2);
  image.close();
  return canvas.transferToImageBitmap();
}

async function cut(source: Blob | ImageBitmap, tileSize: number): Promise<void> {
  let image = source instanceof ImageBitmap ? source : await createImageBitmap(source);
  const levels = pictureLevels(image.width, image.height, tileSize);
  const total = levels.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  say({ type: 'size', width: image.width, height: image.height, total });
  for (const { level } of levels) {
    if (level > 0) image = halved(image);
    await cutLevel(image, tileSize, level);
  }
  image.close();
  say({ type: 'done' });
}

scope.onmessage = ({ data }: MessageEvent<CutAsk>) => {
  if (data.type === 'more') {
    free += 1;
    wake?.();
    wake = null;
    return;
  }
  cut(data.source, data.tileSize).catch(() => say({ type: 'failed' }));
};
