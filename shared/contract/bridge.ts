import type { Answered, CoreEvent } from './index.ts';

/** What the preload script exposes as `window.livingMap` in the desktop program; absent in a browser. */
export type DesktopBridge = {
  readonly call: (method: string, input: unknown) => Promise<Answered>;
  readonly subscribe: (listener: (event: CoreEvent) => void) => () => void;
  /** Native folder dialog; null when the user leaves it. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Native save dialog and write; false when the user leaves it. */
  readonly saveFile: (fileName: string, bytes: Uint8Array) => Promise<boolean>;
};
