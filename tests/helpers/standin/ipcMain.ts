import type * as Electron from 'electron';
import { decodeEnvelope, encodeEnvelope } from '../../../shared/contract/envelope.ts';
import { fail, loud } from './loud.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const utf8 = {
  encode: (text: string) => Buffer.from(text),
  decode: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
};

const provided: Pick<Electron.IpcMain, 'handle'> = {
  handle: (channel, handler) => {
    if (handlers.has(channel)) fail(`a second handler for ${channel}`);
    handlers.set(channel, handler as Handler);
  },
};
export const ipcMain = loud('ipcMain', provided);

/** Runs one message of a page and packs the answer; an error arrives as text, as in Electron. */
export async function answerInvoke(body: Uint8Array, event: Electron.IpcMainInvokeEvent): Promise<Buffer> {
  const { channel, args } = decodeEnvelope(body, utf8) as { channel: string; args: unknown[] };
  let answer: { value: unknown } | { error: string };
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    answer = { value: structuredClone(await handler(event, ...args)) };
  } catch (error) {
    answer = { error: String(error) };
  }
  return Buffer.from(encodeEnvelope(answer, utf8));
}
