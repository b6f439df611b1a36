/**
 * Stands in for the module `electron` where its binary cannot be had: main and preload run unmodified in Node 24, windows
 * are pages of a real Chromium. It provides what the program uses and fails loudly on anything else.
 *
 * It cannot prove: the process sandbox and context isolation, fuses, native dialogs' looks, structured clone over
 * Electron's own IPC and its speed, the packed archive. Those need the real binary; the same journeys run there.
 */
export { app, Menu } from './app.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipcMain.ts';
export { protocol, session } from './protocol.ts';
export { utilityProcess } from './utilityProcess.ts';
export { BrowserWindow } from './window.ts';
