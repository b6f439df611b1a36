import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { localProjection } from '#shared/domain/geo/distance';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');

/** How many rows the table of cells says that it has. */
const total = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await page.locator('.lm-toolbar-total').textContent()) ?? '')?.[0]);

async function made(page: Page, unit: '网格' | '微网格'): Promise<number> {
  const button = dialogOf(page).getByRole('button', { name: new RegExp(`生成 [1-9]\\d* 个${unit}$`) });
  await expect.poll(() => button.isEnabled(), { timeout: 30_000 }).toBe(true);
  const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  await button.click();
  const replace = page.getByRole('button', { name: '替换', exact: true });
  await replace
    .or(page.getByText(/已生成 \d+ 个网格/))
    .first()
    .waitFor({ timeout: 30_000 });
  if (await replace.isVisible()) await replace.click();
  // The question leaves a moment after its answer: until then there are two dialogs.
  await expect.poll(() => dialogOf(page).count(), { timeout: 60_000 }).toBe(0);
  return count;
}

/** Four cells about a place as an office's file has them: two with micro cells by their codes. */
function fileOfCells(): Buffer {
  const plane = localProjection([121.55, 29.87]);
  const box = (x0: number, y0: number, x1: number, y1: number) => [
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
    ].map(([x = 0, y = 0]) => plane.fromXY([x, y])),
  ];
  const rows = [
    ['东一网格', '330203999001901', box(0, 0, 100, 100)],
    ['东二网格', '330203999001902', box(100, 0, 200, 100)],
    ['东一北微网格', '330203999001901-01', box(0, 50, 100, 100)],
    ['东一南微网格', '330203999001901-02', box(0, 0, 100, 50)],
  ] as const;
  const features = rows.map(([名称, 编码, coordinates]) => ({
    type: 'Feature',
    properties: { 名称, 编码 },
    geometry: { type: 'Polygon', coordinates },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

journey(
  'cells are made by buildings, micro cells in one of them, and cells come from a file',
  async ({ page }) => {
    await demoMap(page);
    await room(page, 'cells');
    await page.getByRole('button', { name: '生成网格' }).click();
    await dialogOf(page).getByText('按楼栋和道路').click();
    await dialogOf(page).getByRole('spinbutton').fill('8');
    const cells = await made(page, '网格');
    expect(cells).toBeGreaterThan(3);
    await expect.poll(() => total(page)).toBe(cells);

    // Micro cells of the first one alone: the dialog offers the selected cell by itself.
    await page.getByRole('row').filter({ hasText: '网格1' }).first().click();
    await page.getByRole('button', { name: '生成网格' }).click();
    await dialogOf(page).getByText('正方形').click();
    const micro = await made(page, '微网格');
    await expect.poll(() => total(page)).toBe(cells + micro);

    // A file with a tree: the preview says what comes and that it does not fit, then it is one undo.
    await page.getByRole('button', { name: '导入边界' }).first().click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialogOf(page).getByRole('button', { name: '选择边界文件' }).click(),
    ]);
    await chooser.setFiles({ name: '网格.geojson', mimeType: 'application/json', buffer: fileOfCells() });
    await dialogOf(page).getByText('将导入 2 个网格、2 个微网格').waitFor({ timeout: 30_000 });
    await dialogOf(page)
      .getByText(/伸出边界/)
      .waitFor();
    await dialogOf(page)
      .getByText(/替换现有/)
      .click();
    await dialogOf(page).getByRole('button', { name: '导入', exact: true }).click();
    await expect.poll(() => dialogOf(page).count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => total(page)).toBe(4);
    await page.keyboard.press('Control+z');
    await expect.poll(() => total(page)).toBe(cells + micro);
  },
);
