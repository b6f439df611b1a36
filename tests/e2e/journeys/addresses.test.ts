import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { importList, newMap, room, type Upload, undo } from '../screens.ts';

const csv = (name: string, rows: readonly (readonly string[])[]): Upload => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}`),
});
const BUILDINGS = csv('楼栋.csv', [
  ['楼栋名称', '小区名称', '地址', '经度', '纬度'],
  ['3幢', '安丰小区', '白云路12弄3号', '121.5010', '29.8500'],
  ['5幢', '安丰小区', '白云路12弄5号', '121.5030', '29.8510'],
  ['朝南埭12幢', '朝南埭', '', '121.5050', '29.8520'],
]);
const HEADER = ['姓名', '联系电话', '住址', '同意方式', '同意日期'];
const person = (name: string, phone: string, address: string) => [
  name,
  phone,
  address,
  '书面同意',
  '2026-03-01',
];
const FIRST = csv('名单一.csv', [
  HEADER,
  person('王示例', '13800000001', '安丰小区 3-201'),
  person('李示例', '13800000002', '白云路12弄5号301室'),
  person('赵示例', '13800000003', '朝南埭十二幢'),
  person('钱示例', '13800000004', '菜场后面小楼 201'),
]);
const SECOND = csv('名单二.csv', [HEADER, person('孙示例', '13800000005', '菜场后面小楼 305')]);

const tray = (page: Page) => page.locator('.lm-unplaced-rows tbody tr:not(.lm-vt-gap)');
const unplaced = (page: Page) => page.locator('[data-action="unplaced"]');

journey(
  'only addresses: the list lands, one click teaches the rest, the next list knows it',
  async ({ page }) => {
    await newMap(page, '按地址定位');
    await room(page, 'resources');
    expect(await importList(page, BUILDINGS, '楼栋', 'GPS/天地图（WGS-84）')).toBe(3);
    await room(page, 'people');
    expect(await importList(page, FIRST, '人才', null)).toBe(4);

    await expect.poll(() => unplaced(page).textContent()).toContain('1');
    await unplaced(page).click();
    await expect.poll(() => tray(page).count()).toBe(1);
    expect(await tray(page).first().textContent()).toMatch(/钱\*例.*菜场后面小楼/);
    await tray(page).first().click();
    await page.locator('.lm-map-instruction').waitFor();
    await page.locator('.leaflet-container').click({ position: { x: 260, y: 320 } });
    await page.getByText('都已上图').waitFor();
    await undo(page);
    await expect.poll(() => tray(page).count()).toBe(1);
    await tray(page).first().click();
    await page.locator('.leaflet-container').click({ position: { x: 260, y: 320 } });
    await page.getByText('都已上图').waitFor();

    expect(await importOne(page)).toBe(1);
    await expect.poll(() => unplaced(page).count()).toBe(0);
    await page.locator('[data-view="register"]').click();
    await page.getByRole('row').filter({ hasText: '孙*例' }).click();
    await expect.poll(() => page.locator('.lm-card').textContent()).toMatch(/按地址定位，置信度 97%/);
    expect(await page.locator('.lm-card').textContent()).not.toContain('305');
  },
);

/** Back to the register, where lists are imported. */
async function importOne(page: Page): Promise<number> {
  await page.locator('[data-view="register"]').click();
  return importList(page, SECOND, '人才', null);
}
