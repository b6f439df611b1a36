import { AppError } from '#shared/contract/errors';
import type { LabelSeed } from './decode.ts';
import type { Answer, Ask } from './messages.ts';
import type { Frame } from './paintVector.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The thread that paints vector tiles, for all maps of the window; started when the first vector basemap is shown. */
class VectorPainter {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private count = 0;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      this.waiting.get(data.id)?.(data);
      this.waiting.delete(data.id);
    };
  }

  private ask(message: WithoutId<Ask>): Promise<Answer> {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ ...message, id });
    });
  }

  /** Keeps a tile under a key; answers its names. Throws basemap.damaged. */
  async decode(key: string, bytes: Uint8Array): Promise<readonly LabelSeed[]> {
    const said = await this.ask({ type: 'decode', key, bytes });
    if (!said.ok) throw new AppError('basemap.damaged');
    return said.labels ?? [];
  }

  /** A picture of a part of a kept tile; null when it is not kept any more. */
  async paint(key: string, frame: Frame): Promise<ImageBitmap | null> {
    const said = await this.ask({ type: 'paint', key, frame });
    return said.ok ? said.bitmap : null;
  }

  forget(key: string): void {
    void this.ask({ type: 'forget', key });
  }
}

let painter: VectorPainter | undefined;
export const vectorPainter = (): VectorPainter => {
  painter ??= new VectorPainter();
  return painter;
};
