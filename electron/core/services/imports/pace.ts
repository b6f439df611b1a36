import { performance } from 'node:perf_hooks';

/** Others get their turn after this much work, milliseconds. */
const TURN_MS = 8;

/** Tells when it is time to let others have their turn; asking costs next to nothing. */
export type Pace = { readonly isDue: () => boolean; readonly breathe: () => Promise<void> };

/** `breathe` yields and throws what ends the work. */
export function makePace(breathe: () => Promise<void>): Pace {
  let startMs = performance.now();
  return {
    isDue: () => performance.now() - startMs >= TURN_MS,
    breathe: async () => {
      await breathe();
      startMs = performance.now();
    },
  };
}
