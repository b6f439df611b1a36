import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, newMap, room, type Upload } from '../screens.ts';

type Spot = readonly [x: number, y: number];

const file = (name: string, features: readonly unknown[]): Upload => ({
  name,
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
});
/** A rectangle by metres east of a corner, 200 m high. */
const strip = (name: string, code: string, fromM: number, toM: number) => {
  const [west, east] = [121.5 + fromM / 96_500, 121.5 + toM / 96_500];
  const [south, north] = [29.85, 29.85 + 200 / 111_195];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { name, code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
};

const cellCount = async (page: Page): Promise<number> =>
  Number(/网格 (\d+)/.exec((await page.locator('.lm-status').textContent()) ?? '')?.[1]);
const haveCells = (page: Page, count: number): Promise<void> =>
  expect.poll(() => cellCount(page), { timeout: 15_000 }).toBe(count);

const panel = (page: Page) => page.locator('[data-panel="cell-edit"]');
const step = (page: Page, id: string): Promise<void> => page.click(`[data-step="${id}"]`);

/** Opens the edit mode from the room of cells, when the map has taken the whole room. */
async function edit(page: Page): Promise<void> {
  await room(page, 'cells');
  await page.click('[data-action="edit-cells"]');
  await page.locator('.lm-edit-bar').waitFor();
  const canvas = page.locator('.lm-map-canvas');
  await expect.poll(async () => (await canvas.boundingBox())?.width ?? 0).toBeGreaterThan(1200);
}

/** Clicks on the map one after another; the last twice, which completes a drawing. */
async function draw(page: Page, spots: readonly Spot[]): Promise<void> {
  for (const [i, [x, y]] of spots.entries()) {
    await page.mouse.move(x, y);
    if (i < spots.length - 1) await page.mouse.click(x, y);
    else await page.mouse.dblclick(x, y);
  }
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await panel(page).waitFor({ state: 'hidden' });
}

/** The whole community is in sight, as large as the window lets it. */
const settled = (page: Page): Promise<void> =>
  expect.poll(() => page.locator('.lm-map-scale').textContent(), { timeout: 15_000 }).toContain('100 m');

journey(
  'the grid is drawn, split, merged and moved on the map, and each step is taken back',
  async ({ page }) => {
    await demoMap(page);
    await edit(page);
    await settled(page);
    const before = await cellCount(page);

    await step(page, 'draw');
    // Two corners are not enough: Enter does nothing, least of all press what was clicked last.
    await page.getByText('吸附').click();
    await page.getByText('吸附').click();
    await page.mouse.click(610, 165);
    await page.mouse.click(660, 165);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    await draw(page, [
      [660, 165],
      [700, 165],
      [700, 225],
      [612, 225],
    ]);
    await panel(page).waitFor();
    await page.keyboard.type('新片区');
    await save(page);
    await haveCells(page, before + 1);

    await step(page, 'split');
    await page.mouse.click(440, 560);
    await draw(page, [
      [240, 575],
      [590, 575],
    ]);
    await expect.poll(() => panel(page).locator('.lm-edit-part').count()).toBe(2);
    await save(page);
    await haveCells(page, before + 2);

    await step(page, 'merge');
    await page.mouse.click(440, 545);
    await page.mouse.click(440, 605);
    await panel(page).waitFor();
    expect(await panel(page).textContent()).toContain('不再存在');
    await save(page);
    await haveCells(page, before + 1);

    await step(page, 'border');
    await page.mouse.click(655, 345);
    await page.mouse.move(728, 272);
    await page.mouse.down();
    await page.mouse.move(740, 284, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => panel(page).textContent()).toMatch(/\d+ 个网格的边界跟着改/);
    // The corner that was dragged is the one that the keys move.
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => panel(page).textContent()).toMatch(/\d+ 个网格的边界跟着改/);
    await save(page);

    for (const count of [before + 1, before + 2, before + 1, before]) {
      await page.keyboard.press('Control+z');
      await haveCells(page, count);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.lm-edit-bar').waitFor({ state: 'hidden' });
  },
);

journey('two imported cells overlap: the check shows it, its fix takes it away', async ({ page }) => {
  await newMap(page, '检查网格');
  await room(page, 'cells');
  const bring = async (upload: Upload): Promise<void> => {
    await page.locator('.lm-toolbar').getByRole('button', { name: '导入边界' }).click();
    const dialog = page.getByRole('dialog');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: '选择边界文件' }).click(),
    ]);
    await chooser.setFiles({ ...upload });
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await bring(file('社区.geojson', [strip('试点社区', '330203006001', 0, 400)]));
  await page.getByText('接下来可以生成网格').waitFor();
  await page.locator('.lm-things-rows').getByText('社区', { exact: true }).waitFor();
  await bring(
    file('网格.geojson', [
      strip('东片', '330203006001001', 0, 230),
      strip('西片', '330203006001002', 180, 400),
    ]),
  );
  await haveCells(page, 2);
  await edit(page);
  await step(page, 'check');
  const overlaps = page.locator('[data-findings="overlap"]');
  await overlaps.locator('.lm-edit-finding > button').first().click();
  await overlaps.locator('[data-fix]').first().click();
  await page.getByText('没有发现问题').waitFor();
  await page.keyboard.press('Control+z');
  await overlaps.waitFor();
});

journey('a position pasted from 高德 is kept where it is on the ground', async ({ page }) => {
  await demoMap(page);
  await room(page, 'resources');
  await page.locator('[data-action="add"]').first().click();
  await page.getByRole('menuitem').first().click();
  await page.locator('[data-field="name"] input').fill('测试点位');
  const field = page.getByLabel('位置', { exact: true });
  await field.fill('29.8725,121.5461');
  const system = page.locator('.lm-place-crs');
  await system.getByText('高德', { exact: false }).waitFor();
  expect(await system.textContent()).toMatch(/移动 \d+ m/);
  await page.keyboard.press('Control+s');
  await page.locator('.lm-card').getByRole('button', { name: /编辑/ }).first().click();
  await expect.poll(() => field.inputValue()).toMatch(/^121\.5419\d+, 29\.8750\d+$/);
});
