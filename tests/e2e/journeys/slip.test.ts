import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { ask, demoMap } from '../screens.ts';

journey(
  'a dispatch is drawn on the map in the order of going and printed on one page',
  async ({ page, save }) => {
    await demoMap(page);
    await ask(page, '路灯坏了，朝南埭12幢');
    const boxes = page.locator('.lm-candidate input[type=checkbox]');
    for (const i of [0, 1, 2]) await boxes.nth(i).check();
    await page.click('[data-action="dispatch"]');
    await page.locator('[data-action="print-slip"]').waitFor();
    const ranks = page.locator('.lm-assignment .lm-candidate-rank');
    await expect.poll(async () => (await ranks.allTextContents()).sort()).toEqual(['1', '2', '3']);
    await page.click('[data-action="print-slip"]');
    const sheet = page.frameLocator('.lm-print-preview iframe');
    await sheet.getByText('行走顺序').waitFor();
    expect(await sheet.locator('.who').count()).toBe(3);
    const file = await save(() => page.click('[data-action="sheet-pdf"]'));
    const pdf = Buffer.from(file.bytes).toString('latin1');
    expect(file.fileName).toMatch(/派单\d{8}-\d{3}\d{8}\.pdf$/);
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    // One page: the only leaf of the page tree.
    expect(pdf).toMatch(/\/Count 1\b/);
  },
);
