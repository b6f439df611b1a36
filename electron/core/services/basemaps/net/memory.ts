/** Values by key, the last used kept, at most so many bytes together. */
export type Memory<T> = {
  readonly get: (key: string) => T | undefined;
  readonly put: (key: string, value: T, bytes: number) => void;
  readonly clear: () => void;
};

export function makeMemory<T>(maxBytes: number): Memory<T> {
  const held = new Map<string, { value: T; bytes: number }>();
  let total = 0;
  const remove = (key: string): void => {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  };
  return {
    get: (key) => {
      const found = held.get(key);
      if (!found) return undefined;
      held.delete(key);
      held.set(key, found);
      return found.value;
    },
    put: (key, value, bytes) => {
      remove(key);
      held.set(key, { value, bytes });
      total += bytes;
      for (const oldest of held.keys()) {
        if (total <= maxBytes || oldest === key) break;
        remove(oldest);
      }
    },
    clear: () => {
      held.clear();
      total = 0;
    },
  };
}
