import { type Quad, quadKey } from './grid.ts';

/** Fetches one tile; `signal` says that it is no longer needed. Null where there is none. */
export type LoadTile<T> = (quad: Quad, signal: AbortSignal) => Promise<T | null>;

type Options<T> = {
  readonly load: LoadTile<T>;
  readonly atOnce: number;
  readonly onLoaded: (key: string, value: T) => void;
  /** Null when a tile came after all. */
  readonly onFault: (error: unknown) => void;
  readonly nowMs?: () => number;
};

/** A tile that failed is asked again after this long, when it is still in sight. */
const AGAIN_AFTER_MS = 15_000;

/** Fetches wanted tiles, few at once, in the order in which they were wanted last; what is wanted no longer is given up. */
export class TileQueue<T> {
  private readonly options: Options<T>;
  private wanted: readonly Quad[] = [];
  private readonly running = new Map<string, AbortController>();
  /** Places where there is no tile, and until when others are not asked again. */
  private readonly until = new Map<string, number>();
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options<T>) {
    this.options = options;
  }

  /** Replaces what is wanted, most wanted first; tiles that are there must be left out. */
  want(quads: readonly Quad[]): void {
    const keys = new Set(quads.map(quadKey));
    for (const [key, control] of this.running) {
      if (keys.has(key)) continue;
      this.running.delete(key);
      control.abort();
    }
    this.wanted = quads;
    if (quads.length === 0) clearTimeout(this.again);
    this.pump();
  }

  /** Whether everything that was wanted came or is known not to come. */
  get idle(): boolean {
    return this.running.size === 0 && !this.wanted.some((quad) => this.open(quadKey(quad)));
  }

  private now(): number {
    return (this.options.nowMs ?? Date.now)();
  }

  private open(key: string): boolean {
    return !this.running.has(key) && (this.until.get(key) ?? 0) <= this.now();
  }

  private pump(): void {
    for (const quad of this.wanted) {
      if (this.running.size >= this.options.atOnce) return;
      if (this.open(quadKey(quad))) void this.fetch(quad);
    }
  }

  private async fetch(quad: Quad): Promise<void> {
    const key = quadKey(quad);
    const control = new AbortController();
    this.running.set(key, control);
    try {
      const value = await this.options.load(quad, control.signal);
      if (control.signal.aborted) return;
      this.until.delete(key);
      if (value === null) this.until.set(key, Number.POSITIVE_INFINITY);
      else this.options.onLoaded(key, value);
      this.options.onFault(null);
    } catch (error) {
      if (control.signal.aborted) return;
      this.until.set(key, this.now() + AGAIN_AFTER_MS);
      clearTimeout(this.again);
      this.again = setTimeout(() => this.pump(), AGAIN_AFTER_MS);
      this.options.onFault(error);
    } finally {
      if (this.running.get(key) === control) {
        this.running.delete(key);
        // One that failed stays wanted.
        if ((this.until.get(key) ?? Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY)
          this.wanted = this.wanted.filter((other) => quadKey(other) !== key);
        this.pump();
      }
    }
  }
}
