import { Workbook } from 'exceljs';
import { expect } from 'vitest';
import { peopleCsvGbk, peopleWorkbook } from '#tests/helpers/people';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { journey, type OpenApp } from '../harness.ts';
import {
  answerList,
  ask,
  demoMap,
  importList,
  importOutline,
  makeGrid,
  newMap,
  room,
  undo,
  upload,
} from '../screens.ts';

/** The first screen's cell of the table, so that a journey sees rows and not only a total. */
const total = async (page: OpenApp['page']): Promise<number> =>
  Number(/\d+/.exec((await page.locator('.lm-toolbar-total').first().textContent()) ?? '')?.[0]);

journey('the demo community: say a problem, get people with reasons, dispatch, close, print', async (app) => {
  const { page } = app;
  await demoMap(page);
  await ask(page, '路灯坏了，朝南埭12幢');
  await page.getByText('朝南埭12幢 ·').waitFor();
  const people = answerList(page, '请谁');
  const first = people.locator('[data-candidate]').first();
  await expect.poll(() => first.textContent()).toContain('电工');
  expect(await first.textContent()).toMatch(/距离\d+米/);
  await first.getByRole('checkbox').check();
  await page.locator('[data-action="dispatch"]').click();
  await page.locator('.lm-problem-card').getByText('已派单').first().waitFor();

  await room(page, 'problems');
  await expect.poll(() => total(page)).toBe(61);
  await page.getByRole('row').filter({ hasText: '路灯坏了，朝南埭12幢' }).first().click();
  const card = page.locator('.lm-problem-card');
  await card.locator('[data-action="problem-close"]').click();
  await card.getByLabel('办理结果').fill('已更换灯泡，恢复照明');
  await card.locator('[data-action="close-problem"]').click();
  await card.getByText('已办结').waitFor();
  await undo(page);
  await card.getByText('已派单').first().waitFor();

  await room(page, 'people');
  await page.locator('[data-action="print"]').click();
  const workbook = new Workbook();
  const saved = await app.save(() => page.locator('[data-action="list-xlsx"]').click());
  expect(saved.fileName).toMatch(/\d{8}\.xlsx$/);
  await workbook.xlsx.load(saved.bytes.buffer as ArrayBuffer);
  const text = JSON.stringify(workbook.worksheets[0]?.getSheetValues());
  expect(text).toMatch(/138\*{4}\d{4}/);
  expect(text).not.toMatch(/1380000\d{4}/);
  const pdf = await app.save(() => page.locator('[data-action="list-pdf"]').click());
  expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
});

const outline = sharedDataPath('place_haishu_330203/boundary_datav_gcj02.geojson');
const schools = sharedDataPath('place_haishu_330203/osm_school.geojson');

if (outline && schools)
  journey('a new map on real data: outline, grid, lists, a risk, and one undo for each', async ({ page }) => {
    await newMap(page, '海曙');
    await importOutline(page, upload(outline), '海曙区', '330203000000');
    const cells = await makeGrid(page, '六边形', 2000);
    expect(cells).toBeGreaterThan(100);
    await expect.poll(() => total(page)).toBe(cells);

    await room(page, 'resources');
    expect(await importList(page, upload(schools), '场所', 'GPS/天地图（WGS-84）')).toBeGreaterThan(65);
    await room(page, 'people');
    const xlsx = {
      name: '名册.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await peopleWorkbook()),
    };
    expect(await importList(page, xlsx, '人才', 'GPS/天地图（WGS-84）')).toBe(3);
    const csv = { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(peopleCsvGbk()) };
    expect(await importList(page, csv, '人才', 'GPS/天地图（WGS-84）')).toBe(3);
    await expect.poll(() => total(page)).toBe(6);
    await undo(page);
    await expect.poll(() => total(page)).toBe(3);

    await room(page, 'map');
    await page.getByRole('button', { name: '标记风险' }).click();
    await page.locator('.leaflet-container').click({ position: { x: 300, y: 360 } });
    await page.getByLabel('风险名称').fill('飞线充电');
    await page.locator('[data-level="1"]').click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('飞线充电').first().waitFor();
    await room(page, 'risks');
    await expect.poll(() => total(page)).toBe(1);
  });
