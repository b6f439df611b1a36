import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import type * as Electron from 'electron';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { app, onCloseWindows, windowBrowser } from './app.ts';
import { scriptlessContext } from './browser.ts';
import { tellTest } from './control.ts';
import { answerInvoke } from './ipcMain.ts';
import { fail, loud } from './loud.ts';
import { INVOKE_PATH, toApp, toWeb, WEB_ORIGIN } from './origin.ts';
import { preloadScript } from './pageSide.ts';
import { askProtocol, permissionsHandled } from './protocol.ts';

const windows = new Set<BrowserWindow>();

function checkHardened(preferences: Electron.WebPreferences): void {
  const { sandbox, contextIsolation, nodeIntegration } = preferences;
  if (!sandbox || !contextIsolation || nodeIntegration !== false) fail('a window that is not hardened');
  if (!permissionsHandled()) fail('a window before permissions were denied');
}

class WebContents extends EventEmitter {
  readonly window: BrowserWindow;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  constructor(window: BrowserWindow) {
    super();
    this.window = window;
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    void this.window.deliver(channel, args);
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    if (options.pageSize !== 'A4') fail('printToPDF: only A4 is provided');
    const page = await this.window.page;
    return page.pdf({
      format: 'A4',
      landscape: options.landscape ?? false,
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
    });
  }
}

/** What may be asked of a window here; the types are Electron's. */
type Provided = Pick<
  Electron.BrowserWindow,
  | 'show'
  | 'focus'
  | 'restore'
  | 'isVisible'
  | 'isMinimized'
  | 'isDestroyed'
  | 'destroy'
  | 'loadURL'
  | 'loadFile'
>;

export class BrowserWindow extends EventEmitter implements Provided {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: Electron.WebContents;
  readonly page: Promise<Page>;
  readonly contents: WebContents;
  private visible: boolean;
  private destroyed = false;
  private wanted = '';

  static getAllWindows = (): BrowserWindow[] => [...windows];
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    [...windows].find((window) => window.webContents === contents) ?? null;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    checkHardened(options.webPreferences ?? {});
    this.visible = options.show ?? true;
    this.contents = new WebContents(this);
    this.webContents = loud('webContents', this.contents) as unknown as Electron.WebContents;
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.page = this.open();
  }

  private async open(): Promise<Page> {
    const { javascript = true, preload } = this.options.webPreferences ?? {};
    const context: BrowserContext = javascript ? windowBrowser().context : await scriptlessContext();
    const page = await context.newPage();
    if (javascript) await page.route('**/*', (route) => this.route(page, route));
    if (preload) await page.addInitScript({ content: preloadScript(preload) });
    page.on('popup', (popup) => {
      const verdict = this.contents.openHandler?.({ url: toApp(popup.url()) } as Electron.HandlerDetails);
      if (verdict?.action !== 'deny') fail('a second window was let open');
      void popup.close();
    });
    page.on('close', () => this.gone());
    return page;
  }

  private async route(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = request.url();
    const top = request.isNavigationRequest() && request.frame() === page.mainFrame();
    // "No content" leaves the page as it stands; an aborted navigation would leave an error page.
    if (top && url !== this.wanted && this.navigationPrevented(url)) return route.fulfill({ status: 204 });
    if (!url.startsWith(WEB_ORIGIN)) return route.abort('blockedbyclient');
    if (new URL(url).pathname === INVOKE_PATH) {
      const frame = request.frame();
      const senderFrame = { url: toApp(frame.url()), parent: frame.parentFrame() };
      const event = { sender: this.webContents, senderFrame } as unknown as Electron.IpcMainInvokeEvent;
      const body = await answerInvoke(request.postDataBuffer() ?? Buffer.alloc(0), event);
      return route.fulfill({ body, contentType: 'application/octet-stream' }).catch(() => undefined);
    }
    const response = await askProtocol(toApp(url), request.method());
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({
      status: response.status,
      headers,
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  private navigationPrevented(url: string): boolean {
    let prevented = false;
    this.contents.emit(
      'will-navigate',
      { preventDefault: () => (prevented = true), url: toApp(url) },
      toApp(url),
    );
    return prevented;
  }

  async deliver(channel: string, args: readonly unknown[]): Promise<void> {
    const page = await this.page;
    const text = JSON.stringify([channel, args]);
    // The page may be gone by now; Electron drops such messages too.
    await page
      .evaluate((json) => {
        const deliver = (window as { __standInDeliver?: (channel: string, args: unknown[]) => void })
          .__standInDeliver;
        const [name, values] = JSON.parse(json) as [string, unknown[]];
        deliver?.(name, values);
      }, text)
      .catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    this.wanted = toWeb(url);
    await page.goto(this.wanted);
    this.emit('ready-to-show');
  }
  async loadFile(path: string): Promise<void> {
    const page = await this.page;
    await page.goto(pathToFileURL(path).href);
  }
  show(): void {
    this.visible = true;
    tellTest({ type: 'shown', cdp: windowBrowser().cdp });
  }
  focus(): void {
    void this.page.then((page) => page.bringToFront());
  }
  restore(): void {}
  isVisible(): boolean {
    return this.visible && !this.destroyed;
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    void this.page.then((page) => page.close());
    this.gone();
  }

  private gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0 && this.options.show === false && this.visible) app.emit('window-all-closed');
  }
}

onCloseWindows(async () => {
  for (const window of windows) await (await window.page).close();
});
