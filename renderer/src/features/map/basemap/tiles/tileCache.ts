/** Keeps decoded tiles up to a bound of memory; the one that was longest not asked for goes first. */
export class TileCache<T> {
  private readonly entries = new Map<string, { value: T; bytes: number }>();
  private readonly dispose: (value: T) => void;
  private readonly mostBytes: number;
  private heldBytes = 0;

  constructor(mostBytes: number, dispose: (value: T) => void) {
    this.mostBytes = mostBytes;
    this.dispose = dispose;
  }

  get bytes(): number {
    return this.heldBytes;
  }

  /** What stands under a key; it counts as asked for now. */
  get(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  set(key: string, value: T, bytes: number): void {
    this.drop(key);
    this.entries.set(key, { value, bytes });
    this.heldBytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.heldBytes <= this.mostBytes || oldest === key) break;
      this.drop(oldest);
    }
  }

  clear(): void {
    for (const key of [...this.entries.keys()]) this.drop(key);
  }

  private drop(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.heldBytes -= entry.bytes;
    this.dispose(entry.value);
  }
}
