import { AppError } from '#shared/contract/errors';

/** Something that comes in over several calls. */
type Held<T> = { readonly value: T; usedAtMs: number };

/** What is coming in, by its id. */
export type Incoming<T> = {
  /** Errors: basemap.busy. */
  readonly hold: (id: string, value: T) => Promise<void>;
  readonly has: (id: string) => boolean;
  /** Errors: basemap.upload when it is not there (any more). */
  readonly get: (id: string) => T;
  /** Gives it out for good. Errors: as `get`. */
  readonly take: (id: string) => T;
  readonly dropAll: () => Promise<void>;
};

const EXPIRES_MS = 30 * 60_000;
const AT_MOST = 4;

/** Keeps at most four; one that was not touched for half an hour is dropped when room is needed. */
export function makeIncoming<T>(now: () => number, drop: (value: T) => Promise<void>): Incoming<T> {
  const held = new Map<string, Held<T>>();
  const dropOld = async (): Promise<void> => {
    const old = [...held].filter(([, { usedAtMs }]) => now() - usedAtMs > EXPIRES_MS);
    for (const [id] of old) held.delete(id);
    for (const [, { value }] of old) await drop(value);
  };
  const get = (id: string): T => {
    const found = held.get(id);
    if (!found) throw new AppError('basemap.upload');
    found.usedAtMs = now();
    return found.value;
  };
  return {
    hold: async (id, value) => {
      await dropOld();
      if (held.size >= AT_MOST) {
        await drop(value);
        throw new AppError('basemap.busy');
      }
      held.set(id, { value, usedAtMs: now() });
    },
    has: (id) => held.has(id),
    get,
    take: (id) => {
      const value = get(id);
      held.delete(id);
      return value;
    },
    dropAll: async () => {
      const all = [...held.values()];
      held.clear();
      for (const { value } of all) await drop(value);
    },
  };
}
