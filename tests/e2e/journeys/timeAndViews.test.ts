import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, undo } from '../screens.ts';

const counts = (page: Page): Promise<string> => page.locator('[data-time-counts]').innerText();
const from = (page: Page): Promise<string> => page.getByLabel('开始日期').first().inputValue();

async function openTime(page: Page): Promise<void> {
  await page.click('[data-tool="time"]');
  // The events are here when something is counted.
  await expect.poll(() => counts(page), { timeout: 15_000 }).toMatch(/风险 新增 [1-9]/);
}

journey(
  'the time slider: typed days and playing change what is counted, shown and listed',
  async ({ page }) => {
    await demoMap(page);
    await openTime(page);
    const whole = await counts(page);
    const total = page.locator('.lm-drawer-head strong');
    const listed = await total.innerText();

    const until = page.getByLabel('结束日期');
    const last = await until.inputValue();
    const begin = page.getByLabel('开始日期').first();
    await begin.fill('2026-02-30');
    await begin.press('Enter');
    // No such day: nothing changes, the field says so.
    expect(await counts(page)).toBe(whole);
    await begin.fill(last);
    await begin.press('Enter');
    await expect.poll(() => counts(page)).not.toBe(whole);
    await page.getByText('期间新增', { exact: true }).click();
    await expect.poll(() => total.innerText()).not.toBe(listed);

    // The last day is over at once: playing begins with the oldest days and goes on by itself.
    const before = await from(page);
    await page.click('[data-action="time-play"]');
    await expect.poll(() => from(page)).not.toBe(before);
    const started = await from(page);
    expect(started < before).toBe(true);
    await expect.poll(() => from(page), { timeout: 10_000 }).not.toBe(started);
    await page.locator('.lm-time-days').click();
    await page.keyboard.press(' ');
    await expect.poll(() => page.getByRole('button', { name: '播放（空格键）' }).count()).toBe(1);

    await page.click('[data-tool="time"]');
    await expect.poll(() => total.innerText()).toBe(listed);
  },
);

journey(
  'a saved view comes back after a reload; undo brings back a removed one',
  async ({ page, target }) => {
    await demoMap(page);
    await openTime(page);
    await page.getByRole('switch', { name: '人才' }).click();
    await page.click('[data-tool="views"]');
    await page.getByLabel('视图名称').fill('近一年的风险');
    await page.click('[data-action="view-keep"]');
    const view = page.locator('.lm-view').filter({ hasText: '近一年的风险' });
    await view.locator('img').waitFor();

    await page.click('[data-tool="time"]');
    await page.getByRole('switch', { name: '人才' }).click();
    if (target === 'host') {
      await page.reload();
      await page.locator('.lm-shell').waitFor();
      await page.click('[data-tool="views"]');
    }
    expect(await page.locator('.lm-time').count()).toBe(0);
    await view.locator('.lm-view-show').click();
    await page.locator('.lm-time').waitFor();
    await expect.poll(() => page.getByRole('switch', { name: '人才' }).isChecked()).toBe(false);

    await view.getByRole('button', { name: /更多操作/ }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await view.waitFor({ state: 'detached' });
    await undo(page);
    await view.waitFor();
  },
);

journey('the wall turns two views and leaves with Esc, back to the room as it was', async ({ page }) => {
  await demoMap(page);
  await page.click('[data-tool="views"]');
  for (const name of ['全貌', '风险']) {
    await page.getByLabel('视图名称').fill(name);
    await page.click('[data-action="view-keep"]');
    await page.locator('.lm-view').filter({ hasText: name }).waitFor();
    await page.getByRole('switch', { name: '人才' }).click();
  }
  const people = await page.getByRole('switch', { name: '人才' }).isChecked();
  await page.getByRole('combobox', { name: '每个视图停留' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('每个视图 10 秒').click();
  await page.click('[data-action="wall"]');
  const wall = page.locator('.lm-wall');
  await wall.waitFor();
  await expect.poll(() => wall.locator('.lm-wall-view').innerText()).toContain('全貌');
  await expect.poll(() => wall.innerText()).toContain('未消除风险');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => wall.locator('.lm-wall-view').innerText()).toContain('风险');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => wall.locator('.lm-wall-view').innerText()).toContain('全貌');
  // And by itself.
  await expect.poll(() => wall.locator('.lm-wall-view').innerText(), { timeout: 15_000 }).toContain('风险');
  await page.keyboard.press('Escape');
  await wall.waitFor({ state: 'detached' });
  await page.locator('.lm-map-tools').waitFor();
  expect(await page.getByRole('switch', { name: '人才' }).isChecked()).toBe(people);
});

journey('two periods beside each other: both maps, one legend, the changes by cell', async ({ page }) => {
  await demoMap(page);
  await openTime(page);
  await page.getByRole('combobox', { name: '时段' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('近90天').click();
  await page.click('[data-action="compare"]');
  const totalOf = (letter: string) => page.locator(`[data-pane="${letter}"] [data-total]`).innerText();
  await expect.poll(() => totalOf('A')).toMatch(/新增 \d+ 起/);
  await expect.poll(() => totalOf('B')).toMatch(/新增 [1-9]\d* 起/);
  const sum = page.locator('.lm-compare-sum');
  const cells = await sum.locator('td').allInnerTexts();
  expect(await totalOf('A')).toContain(` ${cells[1]} `);
  expect(await totalOf('B')).toContain(` ${cells[2]} `);
  // One legend for both, and no per cent where there is little to divide by.
  expect(await page.locator('.lm-compare-side [data-legend="classes"]').count()).toBe(1);
  const shares = await page.locator('.lm-compare-table tr[data-few]').allInnerTexts();
  expect(shares.length).toBeGreaterThan(0);
  expect(shares.join()).not.toContain('%');

  const before = await totalOf('A');
  await page.getByLabel('时段 A 开始日期').fill('2020-01-01');
  await page.getByLabel('时段 A 开始日期').press('Enter');
  await expect.poll(() => totalOf('A')).not.toBe(before);
  await page.getByText('两段天数不同').waitFor();
  for (const mode of ['热力', '点位']) {
    await page.locator('.lm-compare-bar').getByText(mode, { exact: true }).click();
    await page.locator('.lm-compare-side .lm-legend-scale').waitFor();
  }
  await page.keyboard.press('Escape');
  await page.locator('.lm-time').waitFor();
  expect(await page.locator('.lm-compare').count()).toBe(0);
});
