import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

/** Chooses an option of one of the colouring panel's fields. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator(`[data-field="colouring-${field}"]`).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

/** The legend's rows as they are read, and how each is filled. */
async function legend(page: Page): Promise<{ texts: string[]; fills: string[]; head: string }> {
  const rows = page.locator('[data-legend="classes"] .lm-legend-class');
  return {
    texts: await rows.allTextContents(),
    fills: await rows.locator('i').evaluateAll((all) => all.map((one) => getComputedStyle(one).background)),
    head: (await page.locator('[data-legend="classes"]').textContent()) ?? '',
  };
}

const cellsIn = (texts: readonly string[]): number =>
  texts
    .filter((text) => !text.includes('仅供参考'))
    .reduce((sum, text) => sum + Number(/(\d+) 格$/.exec(text)?.[1]), 0);

journey(
  'cells are coloured by a share, with colours and then with patterns for grey print',
  async ({ page }) => {
    await demoMap(page);
    await page.getByRole('button', { name: '网格着色' }).click();
    await choose(page, 'source', '按时办结占比');
    await choose(page, 'method', '分位数（格数相近）');
    await page
      .locator('[data-legend="classes"]')
      .getByText(/分位数，\d 级/)
      .waitFor();
    const coloured = await legend(page);
    expect(coloured.head).toContain('按时办结占比');
    expect(coloured.texts.some((text) => text.includes('%'))).toBe(true);
    // Every cell is in a class or among those that have nothing closed.
    expect(cellsIn(coloured.texts)).toBe(20);
    expect(coloured.fills.some((fill) => fill.includes('url('))).toBe(true);
    await page.getByRole('switch', { name: '黑白打印用花纹' }).click();
    await expect
      .poll(async () => (await legend(page)).fills.filter((fill) => fill.includes('url(')).length)
      .toBeGreaterThan(coloured.fills.filter((fill) => fill.includes('url(')).length);
    expect((await legend(page)).texts).toEqual(coloured.texts);
    await choose(page, 'method', '自定分界值');
    await page.getByRole('textbox', { name: '分界值' }).fill('50，80');
    await expect.poll(async () => (await legend(page)).texts.join()).toContain('> 50% – 80%');
  },
);

journey('a cell’s page tells all of it, opens its table, and prints on one sheet', async ({ page, save }) => {
  await demoMap(page);
  await room(page, 'cells');
  await page.getByRole('row').filter({ hasText: '棠梨第12网格' }).first().click();
  const card = page.locator('.lm-card');
  const tab = (name: string) => card.getByRole('tab', { name }).click();
  await card.locator('[data-figure="open"]').waitFor();
  expect(await card.locator('[data-figure="people"]').textContent()).toMatch(/人才\d+平均/);
  await tab('队伍');
  await card.locator('[data-post="lead"]').waitFor();
  await tab('走势');
  expect(await card.locator('[data-series]').count()).toBe(3);
  await card.getByText('近36个月').click();
  await expect.poll(() => card.locator('[data-series="problems"] g').count()).toBe(36);
  await tab('历史');
  await tab('事项');
  await card.locator('.lm-cell-list:visible li').first().waitFor();
  await tab('资源');
  await card.locator('.lm-cell-list:visible li').first().waitFor();
  await tab('风险');
  await card.locator('.lm-cell-list:visible li').first().waitFor();

  await page.click('[data-action="print-cell"]');
  const dialog = page.getByRole('dialog');
  const sheet = dialog.frameLocator('iframe');
  await sheet.getByText('棠梨第12网格概况').waitFor();
  expect(await sheet.locator('.map img').count()).toBe(1);
  const pdf = await save(() => dialog.locator('[data-action="sheet-pdf"]').click());
  expect(pdf.fileName).toMatch(/^示例社区棠梨第12网格\d{8}\.pdf$/);
  const raw = Buffer.from(pdf.bytes).toString('latin1');
  expect(raw.slice(0, 5)).toBe('%PDF-');
  expect(raw.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await dialog.getByRole('button', { name: '关闭' }).or(dialog.locator('.ant-modal-close')).first().click();

  await tab('人才');
  const head = card.locator('.lm-cell-list-head:visible');
  const total = Number(/共 (\d+) 条/.exec((await head.textContent()) ?? '')?.[1]);
  await head.locator('[data-action="open-people"]').click();
  await expect.poll(() => page.locator('.lm-toolbar-total').textContent()).toContain(String(total));
  expect(total).toBeGreaterThan(0);
});
