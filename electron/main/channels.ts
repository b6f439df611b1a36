import { z } from 'zod';

/** Every message between the window and main: its name and what it must look like. Main parses each one. */
export const INVOKE = {
  'core:call': z.tuple([z.string().max(100), z.unknown()]),
  'dialog:chooseFolder': z.tuple([]),
  'dialog:saveFile': z.tuple([
    z.string().min(1).max(200),
    z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Uint8Array'),
  ]),
} as const;
export type InvokeChannel = keyof typeof INVOKE;

/** What main tells the window unasked. */
export const EVENT_CHANNEL = 'core:event';
