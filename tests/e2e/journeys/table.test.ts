import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room, undo } from '../screens.ts';

const cell = (page: Page, row: number, key: string): Locator =>
  page.locator(`.lm-grid [data-row="${row}"] [data-key="${key}"]`);
const texts = (page: Page, key: string, rows: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: rows }, async (_, row) => (await cell(page, row, key).textContent()) ?? ''),
  );

/** Ctrl+V with what Excel would have put on the clipboard. */
const paste = (page: Page, tsv: string): Promise<void> =>
  page.locator('.lm-grid-input').evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, tsv);

/** Shows a column that is hidden at first, and only those named beside it. */
async function showOnly(page: Page, keys: readonly string[]): Promise<void> {
  await page.click('[data-action="columns"]');
  const items = page.locator('.lm-columns li');
  for (const key of keys) await page.locator(`.lm-columns [data-column="${key}"] input`).check();
  for (const key of await items.evaluateAll((all) => all.map((one) => one.getAttribute('data-column') ?? '')))
    if (!keys.includes(key)) {
      const box = page.locator(`.lm-columns [data-column="${key}"] input`);
      if (await box.isChecked()) await box.uncheck();
    }
  await page.keyboard.press('Escape');
  await page.locator('.lm-columns').waitFor({ state: 'hidden' });
}

journey('the register is edited like a spreadsheet, and each act is one undo', async ({ page }) => {
  await demoMap(page);
  await room(page, 'people');
  await cell(page, 0, 'name').waitFor();
  await showOnly(page, ['name', 'gender', 'employer', 'maxCallsPerMonth']);

  await cell(page, 0, 'employer').click();
  await page.keyboard.type('物业公司');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell(page, 0, 'employer').textContent()).toBe('物业公司');
  await undo(page);
  await expect.poll(() => cell(page, 0, 'employer').textContent()).not.toBe('物业公司');

  // Three columns of twenty rows, as Excel writes them; one of them with a word that is no number.
  const before = await texts(page, 'maxCallsPerMonth', 10);
  const rows = Array.from({ length: 20 }, (_, at) => ['女', `单位${at}`, at === 3 ? '很多' : '2'].join('\t'));
  await cell(page, 0, 'gender').click();
  await paste(page, `${rows.join('\r\n')}\r\n`);
  await page.getByRole('dialog').getByText('应为数字').first().waitFor();
  await page.click('[data-action="apply-cells"]');
  await expect.poll(() => cell(page, 5, 'employer').textContent()).toBe('单位5');
  expect(await cell(page, 3, 'maxCallsPerMonth').textContent()).toBe(before[3]);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await cell(page, 4, 'maxCallsPerMonth').click();
  await cell(page, 9, 'maxCallsPerMonth').click({ modifiers: ['Shift'] });
  await page.locator('[data-foot]').getByText('求和 12').waitFor();

  await cell(page, 4, 'employer').click();
  await cell(page, 8, 'employer').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+d');
  await expect
    .poll(() => texts(page, 'employer', 9))
    .toEqual(['单位0', '单位1', '单位2', '单位3', '单位4', '单位4', '单位4', '单位4', '单位4']);
  await undo(page);
  await expect.poll(() => cell(page, 8, 'employer').textContent()).toBe('单位8');
  await undo(page);
  await expect.poll(() => texts(page, 'maxCallsPerMonth', 10)).toEqual(before);
});

journey('eighty people are changed at once, and one undo takes it back', async ({ page }) => {
  await demoMap(page);
  await room(page, 'people');
  await cell(page, 0, 'name').waitFor();
  const before = await texts(page, 'skills', 6);
  await page.locator('.lm-grid-head').getByRole('checkbox').click();
  await page.click('[data-action="bulk"]');
  const dialog = page.locator('.lm-bulk');
  // A dialog takes the focus once more when it has grown to its size: a list opened before that closes again.
  await expect.poll(() => dialog.evaluate((box) => box.getAnimations().length)).toBe(0);
  await page.locator('.lm-bulk:not([class*="ant-zoom"])').waitFor();
  await dialog.locator('[data-bulk="field"]').click();
  await page.locator('.ant-select-dropdown:visible').getByText('技能特长', { exact: true }).click();
  await dialog.locator('[data-bulk="op"]').click();
  await page.locator('.ant-select-dropdown:visible').getByText('添加标签', { exact: true }).click();
  await dialog.locator('.lm-bulk-value input').fill('应急值守、');
  await page.click('[data-action="bulk-preview"]');
  await dialog.getByText('将修改 80 条').waitFor();
  await page.click('[data-action="bulk-apply"]');
  await expect.poll(() => cell(page, 5, 'skills').textContent()).toContain('应急值守');
  await undo(page);
  await expect.poll(() => texts(page, 'skills', 6)).toEqual(before);
});
