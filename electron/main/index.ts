import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, dialog, Menu } from 'electron';
import type { Actor } from '#core/actor';
import { dynamicText, translator } from '#shared/i18n/index';
import { registerAppScheme, serveAppScheme } from './appScheme.ts';
import { type CoreProcess, startCoreProcess } from './coreProcess.ts';
import { answerWindow, tellWindows } from './ipc.ts';
import { denyPermissions, lockNavigation, openWindow } from './window.ts';

const t = translator('zh-CN');
// One window is one session; undo belongs to it.
const actor: Actor = { userId: 'admin', roleId: 'administrator', via: 'desktop', sessionId: randomUUID() };
let core: CoreProcess | undefined;

/** The folder after `--map`; Chromium's own switches around it are let pass. */
function mapArgument(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { map: { type: 'string' } }, strict: false });
  return typeof values.map === 'string' ? values.map : undefined;
}

async function offerRestart(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: t('app.name'),
    message: t('desktop.coreLost'),
    detail: t('desktop.coreLostDetail'),
    buttons: [t('desktop.restart'), t('desktop.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) app.relaunch();
  app.exit(response === 0 ? 0 : 1);
}

function focusFirst(): void {
  const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function openMap(folder: string): Promise<void> {
  const answer = await core?.call('maps.open', { folder }, actor);
  // Not fatal: the first screen offers other maps.
  if (answer && !answer.ok)
    dialog.showErrorBox(t('app.name'), dynamicText(`error.${answer.error.code}`, answer.error.params) ?? '');
}

async function start(): Promise<void> {
  // Its shortcuts (reload, developer tools) are not the office's; on macOS it carries copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  serveAppScheme(join(app.getAppPath(), 'out/renderer'));
  denyPermissions();
  core = startCoreProcess(join(app.getPath('userData'), 'state'), {
    onEvent: tellWindows,
    onCrash: () => void offerRestart(),
  });
  const folder = mapArgument(process.argv.slice(1));
  // The window loads while the map opens; what it asks meanwhile waits, so that it never shows the first screen in between.
  const opening = folder === undefined ? Promise.resolve() : openMap(folder);
  answerWindow(async (method, input) => {
    await opening;
    return core ? core.call(method, input, actor) : Promise.reject(new Error('closing'));
  });
  await openWindow();
}

function quitWithBackup(): void {
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (!core) return;
    event.preventDefault();
    const closing = core;
    core = undefined;
    void closing.close().finally(() => app.quit());
  });
}

app.setPath('userData', process.env.LIVING_MAP_PROFILE ?? join(app.getPath('appData'), 'living-map'));
if (app.requestSingleInstanceLock()) {
  registerAppScheme();
  lockNavigation();
  app.on('second-instance', (_event, args) => {
    const folder = mapArgument(args.slice(1));
    if (folder !== undefined) void openMap(folder);
    focusFirst();
  });
  quitWithBackup();
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error('start:', error instanceof Error ? error.message : 'failed');
      app.exit(1);
    });
} else {
  app.quit();
}
