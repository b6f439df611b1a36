import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { APP_ORIGIN } from './appScheme.ts';

/** Denies everything that a page may ask of the PC but the whole screen, for the office wall. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, allow) =>
    allow(permission === 'fullscreen'),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'fullscreen');
}

/** Whatever window there will ever be: it stays on its page and opens no other. */
export function lockNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Opens the one window. */
export async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f5f6f8',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
