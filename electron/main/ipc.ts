import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import type { Answered, CoreEvent } from '#shared/contract/index';
import { APP_ORIGIN } from './appScheme.ts';
import { EVENT_CHANNEL, INVOKE, type InvokeChannel } from './channels.ts';

type Handlers = {
  readonly [C in InvokeChannel]: (
    event: IpcMainInvokeEvent,
    ...args: z.output<(typeof INVOKE)[C]>
  ) => Promise<unknown>;
};

/** Only the top frame of our own page may ask. */
function isOurs(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window) throw new Error('no window');
  return window;
}

async function chooseFolder(event: IpcMainInvokeEvent): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(event), {
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function saveFile(event: IpcMainInvokeEvent, fileName: string, bytes: Uint8Array): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(event), {
    defaultPath: basename(fileName),
  });
  if (canceled || !filePath) return false;
  await writeFile(filePath, bytes);
  return true;
}

/** Answers the window's messages. Every one is checked for its sender and its form before anything happens. */
export function answerWindow(call: (method: string, input: unknown) => Promise<Answered>): void {
  const handlers: Handlers = {
    'core:call': (_event, method, input) => call(method, input),
    'dialog:chooseFolder': chooseFolder,
    'dialog:saveFile': saveFile,
  };
  for (const channel of Object.keys(INVOKE) as InvokeChannel[]) {
    ipcMain.handle(channel, async (event, ...args: unknown[]) => {
      if (!isOurs(event)) throw new Error('unknown sender');
      const parsed = INVOKE[channel].safeParse(args);
      if (!parsed.success) throw new Error('malformed message');
      const handler = handlers[channel] as (
        event: IpcMainInvokeEvent,
        ...rest: unknown[]
      ) => Promise<unknown>;
      return handler(event, ...parsed.data);
    });
  }
}

/** Passes one of the core's events on to every window. */
export function tellWindows(event: CoreEvent): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT_CHANNEL, event);
}
