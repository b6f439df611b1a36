import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { lngLatToTile, tileToLngLat } from '#shared/domain/basemap/tileMath';
import { toWgs84 } from '#shared/domain/geo/convert';
import { solidPng } from '#tests/helpers/solidPng';
import { madeTown, packed, writeMbtiles } from '#tests/helpers/vectorTiles';
import { journey } from '../harness.ts';
import { demoMap, type Upload, undo, upload } from '../screens.ts';

/** In the middle of the demo community, and the edge of a tile near it where red meets blue. */
const CENTRE = [121.5308, 29.8745] as const;
const Z = 16;
const EDGE_X = Math.round(lngLatToTile(CENTRE, Z)[0]);
const [EDGE_LNG] = tileToLngLat(EDGE_X, 0, Z);

const RED = solidPng(256, 256, [200, 40, 40]);
const BLUE = solidPng(256, 256, [40, 40, 200]);

function makeFiles(folder: string): { raster: Upload; vector: Upload } {
  const box = [CENTRE[0] - 0.03, CENTRE[1] - 0.03, CENTRE[0] + 0.03, CENTRE[1] + 0.03] as const;
  const [raster, vector] = [join(folder, '两色.mbtiles'), join(folder, '矢量.mbtiles')];
  writeMbtiles(raster, box, [Z, Z], { name: '两色底图', format: 'png' }, (_z, x) =>
    x < EDGE_X ? RED : BLUE,
  );
  const about = { name: '矢量底图', format: 'pbf', attribution: '示例测绘院' };
  writeMbtiles(vector, box, [12, 14], about, packed(madeTown(CENTRE)));
  return { raster: upload(raster), vector: upload(vector) };
}

const choose = async (page: Page, button: Locator, file: Upload): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles({ ...file });
};
/** A tile may take its time on a busy machine. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });
const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`);
const row = (page: Page, name: string) => page.locator('.lm-basemap-row').filter({ hasText: name });

/** How many pixels of a basemap's canvas have a colour near one, and where along its middle row the first is. */
function painted(page: Page, [red, green, blue]: readonly [number, number, number]) {
  return page.evaluate(
    ([r, g, b]) => {
      let [count, first, width] = [0, -1, 1e9];
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.leaflet-basemaps-pane canvas')) {
        const box = document.querySelector('.leaflet-container')?.getBoundingClientRect();
        const at = canvas.getBoundingClientRect();
        const middle = Math.round(canvas.height / 2);
        width = canvas.width;
        const line = canvas.getContext('2d')?.getImageData(0, middle, canvas.width, 1).data ?? [];
        for (let x = 0; x < canvas.width; x += 1) {
          const near = (offset: number, wanted: number) =>
            Math.abs((line[4 * x + offset] ?? 0) - wanted) < 12;
          if (!near(0, r) || !near(1, g) || !near(2, b) || (line[4 * x + 3] ?? 0) < 250) continue;
          if (first < 0) first = at.left + (x * at.width) / canvas.width - (box?.left ?? 0);
          count += 1;
        }
      }
      return { count, first, width };
    },
    [red, green, blue] as const,
  );
}

/** 修改底图: the system that it was drawn in. */
async function declare(page: Page, name: string, system: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: `“${name}”的更多操作` })
    .click();
  await page.locator('.ant-dropdown:visible').getByText('修改…').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.ant-select').first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(system).click();
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
}

journey('底图: tile files are painted, moved by their system, switched off and undone', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'living-map-tiles-'));
  try {
    const { raster, vector } = makeFiles(folder);
    await demoMap(page);
    await page.click('[data-tool="basemap"]');
    await page.getByText('还没有底图').waitFor();
    await choose(page, action(page, 'add-tiles'), raster);
    await row(page, '两色底图').waitFor();
    // All tiles of the row are there: it has the two colours and nothing else.
    const unpainted = async (): Promise<number> => {
      const [blue, red] = [await painted(page, [40, 40, 200]), await painted(page, [200, 40, 40])];
      return blue.width - blue.count - red.count;
    };
    await soon(unpainted).toBeLessThan(4);
    const before = await painted(page, [40, 40, 200]);
    expect(before.count).toBeGreaterThan(50);

    await declare(page, '两色底图', 'GCJ-02（高德、腾讯）');
    // What the file calls this longitude lies further west in WGS-84, by 400 m here.
    const degrees = EDGE_LNG - toWgs84([EDGE_LNG, CENTRE[1]], 'gcj02')[0];
    const metres = degrees * 111_320 * Math.cos((CENTRE[1] * Math.PI) / 180);
    const scale = await page.locator('.lm-map-scale').evaluate((element) => ({
      px: element.querySelector('i')?.getBoundingClientRect().width ?? 1,
      text: element.textContent ?? '',
    }));
    const perPx = (Number.parseFloat(scale.text) * (scale.text.includes('km') ? 1000 : 1)) / scale.px;
    expect(metres).toBeGreaterThan(300);
    const moved = async () => before.first - (await painted(page, [40, 40, 200])).first;
    await soon(async () => Math.abs((await moved()) - metres / perPx)).toBeLessThan(3);

    await choose(page, action(page, 'add-tiles'), vector);
    await row(page, '矢量底图').waitFor();
    await soon(() => page.locator('.lm-map-note').textContent()).toContain('示例测绘院');
    await row(page, '两色底图').getByRole('button', { name: '显示“两色底图”' }).click();
    await soon(async () => (await painted(page, [200, 40, 40])).count).toBe(0);
    // Roads of the vector basemap, in its own white.
    await soon(async () => (await painted(page, [255, 255, 255])).count).toBeGreaterThan(3);
    await undo(page);
    await soon(async () => (await painted(page, [200, 40, 40])).count).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const GREEN = [40, 160, 60] as const;
const PLAN: Upload = { name: '平面图.png', mimeType: 'image/png', buffer: solidPng(1500, 1100, GREEN) };

journey('底图: a picture is cut, placed by two points and a third, and lies there', async ({ page }) => {
  await demoMap(page);
  await page.click('[data-tool="basemap"]');
  await action(page, 'add-picture').click();
  await choose(page, action(page, 'choose-picture'), PLAN);
  await page.getByText('1,500 × 1,100 像素').waitFor();
  await page.getByRole('button', { name: '下一步：定位' }).click();
  await page.locator('.lm-placing').waitFor({ timeout: 60_000 });
  const picture = await page.locator('.lm-picture-canvas').boundingBox();
  const map = await page.locator('.lm-map-canvas').boundingBox();
  if (!picture || !map) throw new Error('nothing to click');
  const pair = async (u: number, v: number, off = 0): Promise<void> => {
    await page.mouse.click(
      picture.x + picture.width * (0.5 + u * 0.3),
      picture.y + picture.height * (0.5 + v * 0.3),
    );
    await page.mouse.click(map.x + map.width / 2 - 20 + u * 110 + off, map.y + map.height / 2 + 60 + v * 130);
  };
  const points = page.locator('.lm-placing-points .ant-input');
  const save = action(page, 'save-placement');
  await pair(-1, -1);
  await soon(() => points.count()).toBe(1);
  expect(await save.isEnabled()).toBe(false);
  await pair(1, 1);
  await soon(() => save.isEnabled()).toBe(true);
  await page.getByText('看不出误差').waitFor();
  await pair(1, -1, 30);
  await page.getByText('换成更严的方式检验').waitFor();
  await page.locator('.lm-placing').getByText('等比缩放').click();
  await soon(() => page.locator('.lm-placing-verdict').textContent()).toMatch(/误差约 \d+\.\d 米/);
  expect(await page.locator('.lm-placing-error').first().textContent()).toMatch(/^\d+\.\d m$/);

  // Left by accident: what was done is there when one comes back.
  await page.keyboard.press('Escape');
  await page.locator('.lm-placing').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '继续定位图片' }).click();
  await soon(() => points.count()).toBe(3);
  await save.click();
  await page.locator('.lm-placing').waitFor({ state: 'hidden' });
  await soon(async () => (await painted(page, GREEN)).count).toBeGreaterThan(100);
  await row(page, '平面图').getByRole('button', { name: '显示“平面图”' }).click();
  await soon(async () => (await painted(page, GREEN)).count).toBe(0);
});
