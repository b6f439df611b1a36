import { AppError } from '#shared/contract/errors';
import type { CutAnswer, CutAsk, CutTile } from './cutMessages.ts';

export const PICTURE_TILE_PX = 512;

type Handlers = {
  /** Told once, before the first tiles. */
  readonly onSize: (size: { width: number; height: number; total: number }) => Promise<void>;
  /** Takes a portion; the next ones wait until it is done. */
  readonly onTiles: (tiles: readonly CutTile[]) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Cuts a picture into tiles of all sizes. Throws basemap.picture when it cannot be read, `cancelled` when it was stopped. */
export function cutPicture(source: Blob | ImageBitmap, { onSize, onTiles, signal }: Handlers): Promise<void> {
  const worker = new Worker(new URL('./cutWorker.ts', import.meta.url), { type: 'module' });
  const ask = (message: CutAsk, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  return new Promise<void>((resolve, reject) => {
    let chain = Promise.resolve();
    const then = (work: () => Promise<void> | void): void => {
      chain = chain.then(work);
      chain.catch(reject);
    };
    signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true });
    worker.onerror = () => reject(new AppError('basemap.picture'));
    worker.onmessage = ({ data }: MessageEvent<CutAnswer>) => {
      if (data.type === 'failed') return reject(new AppError('basemap.picture'));
      if (data.type === 'size') return then(() => onSize(data));
      if (data.type === 'done') return then(resolve);
      then(async () => {
        if (signal.aborted) throw new AppError('cancelled');
        await onTiles(data.tiles);
        ask({ type: 'more' });
      });
    };
    ask({ type: 'cut', source, tileSize: PICTURE_TILE_PX }, source instanceof Blob ? [] : [source]);
  }).finally(() => worker.terminate());
}
