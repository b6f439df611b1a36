/** What the desktop shell promises, whatever room is open: asked of the built main and preload on the stand-in. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesktopBridge } from '#shared/contract/bridge';
import type { Answered } from '#shared/contract/index';
import { mbtilesBytes, PNG } from '#tests/fixtures/basemaps/packages';
import { openStandIn, type StandInApp } from './targets/standin.ts';

declare global {
  interface Window {
    readonly livingMap?: DesktopBridge;
  }
}

let app: StandInApp;
/** Calls the core as the window does, through preload, main and the core's process. */
const call = (method: string, input: unknown): Promise<Answered> =>
  app.page.evaluate(
    ([name, value]) => window.livingMap?.call(name as string, value) as Promise<Answered>,
    [method, input],
  );

beforeAll(async () => {
  app = await openStandIn({});
});
afterAll(() => app.close());

describe('the desktop window', () => {
  test('reaches the core through preload and main, and hears its events', async () => {
    await app.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.livingMap?.subscribe((event) => heard.push(event));
    });
    expect(await call('maps.create', { name: '测试社区' })).toMatchObject({
      ok: true,
      data: { name: '测试社区' },
    });
    expect(readdirSync(app.mapsDir)).toEqual(['测试社区']);
    const place = { geometry: { type: 'Point', coordinates: [121.5, 29.8] }, crs: 'wgs84' };
    const made = await call('things.create', { kind: 'place', patch: { name: '活动室', position: place } });
    expect(made.ok).toBe(true);
    await app.page.waitForFunction(() =>
      JSON.stringify((window as { heard?: unknown }).heard).includes('things'),
    );
    expect(await call('no.method', {})).toMatchObject({ ok: false, error: { code: 'method.unknown' } });
  });

  test('brings typed arrays through as they are', async () => {
    const types = await app.page.evaluate(async () => {
      const answer = await window.livingMap?.call('things.markers', {});
      const { ids, lngLat, count } = (answer as { data: Record<string, unknown> }).data;
      return { ids: ids instanceof Uint8Array && ids.length, lngLat: lngLat instanceof Float64Array, count };
    });
    expect(types).toEqual({ ids: 16, lngLat: true, count: 1 });
  });

  test('exposes the bridge and nothing of Node or Electron', async () => {
    const seen = await app.page.evaluate(() => ({
      bridge: Object.keys(window.livingMap ?? {}).sort(),
      node: ['require', 'process', 'module', 'ipcRenderer', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['call', 'chooseFolder', 'saveFile', 'subscribe'], node: [] });
  });

  test('refuses malformed messages before they reach anything', async () => {
    const refused = await app.page.evaluate(async () => {
      const bridge = window.livingMap as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
      const tries = [
        bridge.call?.(7, {}),
        bridge.call?.('x'.repeat(101), {}),
        bridge.saveFile?.('a.txt', 'text'),
        bridge.saveFile?.('', new Uint8Array(1)),
      ];
      return Promise.all(
        tries.map((one) =>
          one?.then(
            () => 'let in',
            (error: Error) => error.message,
          ),
        ),
      );
    });
    for (const message of refused) expect(message).toContain('malformed message');
  });

  test('saves a file where the user says, under the name it proposes, without its folders', async () => {
    const saved = await app.save(async () => {
      const done = await app.page.evaluate(() =>
        window.livingMap?.saveFile('../清单.xlsx', new Uint8Array([1, 2, 3])),
      );
      expect(done).toBe(true);
    });
    expect(saved.fileName).toBe('清单.xlsx');
    expect([...saved.bytes]).toEqual([1, 2, 3]);
    app.tell({ type: 'dialog', name: 'showSaveDialog', answer: { canceled: true, filePath: '' } });
    expect(await app.page.evaluate(() => window.livingMap?.saveFile('a', new Uint8Array(1)))).toBe(false);
  });

  test('asks for a folder with the native dialog', async () => {
    await app.willChooseFolder('/some/folder');
    expect(await app.page.evaluate(() => window.livingMap?.chooseFolder())).toBe('/some/folder');
  });

  test('prints in a hidden window that runs no script', async () => {
    const list = { source: 'thing', title: '场所清单', filter: { kinds: ['place'] } };
    const answer = await app.page.evaluate(async (spec) => {
      const made = await window.livingMap?.call('lists.pdf', { list: spec, edition: 'public' });
      const { bytes } = (made as { data: { bytes: Uint8Array } }).data;
      return { head: new TextDecoder().decode(bytes.slice(0, 5)), size: bytes.length };
    }, list);
    expect(answer.head).toBe('%PDF-');
    expect(answer.size).toBeGreaterThan(5_000);
  });
  test('had nothing to complain about so far', () => expect(app.errors).toEqual([]));

  test('reads a tile package in a process that main started for the core', async () => {
    const base64 = Buffer.from(mbtilesBytes()).toString('base64');
    const answers = await app.page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const ask = async (method: string, input: unknown) => {
        const answer = await window.livingMap?.call(method, input);
        if (!answer?.ok) throw new Error(JSON.stringify(answer));
        return answer.data as { uploadId: string; id: string; tile: { bytes: Uint8Array; mime: string } };
      };
      const { uploadId } = await ask('basemaps.beginFile', {
        fileName: 'a.mbtiles',
        sizeBytes: bytes.length,
      });
      await ask('basemaps.putPart', { uploadId, offset: 0, bytes });
      const { id } = await ask('basemaps.addTiles', { uploadId });
      const { tile } = await ask('basemaps.tile', { id, z: 1, x: 1, y: 1 });
      return { mime: tile.mime, bytes: Array.from(tile.bytes) };
    }, base64);
    expect(answers).toEqual({ mime: 'image/png', bytes: Array.from(PNG) });
  });
});

describe('a page that has gone wrong', () => {
  test('cannot leave, open windows, run inline script or eval, or reach the network', async () => {
    const before = app.page.url();
    const tried = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      window.open('https://example.com/');
      location.href = 'https://example.com/';
      // Later, in the page's own turn: the test's own turn may eval.
      const evalRan = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return true')());
          } catch {
            resolve(false);
          }
        }),
      );
      const fetched = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      const image = await new Promise((resolve) => {
        const element = new Image();
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        element.src = 'https://example.com/a.png';
      });
      return {
        inline: 'inlineRan' in window,
        evalRan,
        fetched,
        image,
      };
    });
    expect(tried).toMatchObject({ inline: false, evalRan: false, fetched: false, image: false });
    await app.page.waitForTimeout(300);
    expect(app.page.url()).toBe(before);
    expect(app.page.context().pages()).toHaveLength(app.pagesAtStart);
    expect(app.errors.join('\n')).toContain('Content Security Policy');
  });

  test('gets no file from outside the window’s folder', async () => {
    const answers = await app.page.evaluate(async () => {
      const paths = [
        '/../../package.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '/nothing.js',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(answers).toEqual([404, 404, 404, 404]);
  });
});

describe('the core’s process', () => {
  test('that dies is reported, with a restart, and every open question is answered', async () => {
    const lost = await openStandIn({});
    try {
      lost.tell({ type: 'dialog', name: 'showMessageBox', answer: { response: 0 } });
      lost.tell({ type: 'killCore' });
      const code = await new Promise((resolve) => lost.child.once('exit', resolve));
      expect(code).toBe(0);
      expect(lost.dialogs()).toMatchObject([{ name: 'showMessageBox' }]);
      expect(lost.relaunched()).toBe(true);
    } finally {
      await lost.close();
    }
  });
});

describe('a second start', () => {
  test('brings the first to the front with its map and ends', async () => {
    const folder = join(app.mapsDir, '测试社区');
    expect(existsSync(join(folder, 'map.sqlite'))).toBe(true);
    await call('maps.close', {});
    const code = await app.startSecond(folder);
    expect(code).toBe(0);
    await expect
      .poll(
        async () =>
          ((await call('app.state', {})) as { data: { map: { name: string } | null } }).data.map?.name,
      )
      .toBe('测试社区');
  });
});

describe('a start with a --map that is not there', () => {
  test('says so in a dialog and opens all the same', async () => {
    const opened = await openStandIn({ map: join(app.mapsDir, '不存在') });
    try {
      await expect.poll(opened.dialogs).toHaveLength(1);
      expect(opened.dialogs()).toMatchObject([
        { name: 'showErrorBox', options: { content: expect.stringContaining('找不到') } },
      ]);
    } finally {
      await opened.close();
    }
  });
});
