import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { ask, newMap, room } from '../screens.ts';

journey(
  'a category is found by one of its words, gets a word of the office, and is understood by it',
  async ({ page }) => {
    await newMap(page, '词汇');
    await room(page, 'settings');
    await page.getByRole('tab', { name: '类别' }).click();
    const rows = page.locator('.lm-categories tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThan(200);
    await page.getByLabel('查名称或关键词').fill('不打表');
    await expect.poll(() => rows.count()).toBe(1);
    // The word that was looked for stands in sight, however many there are.
    expect(await rows.first().textContent()).toContain('不打表');
    await page.getByRole('button', { name: '编辑 出租车与网约车' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('关键词').fill('夹棚车');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByLabel('查名称或关键词').fill('没有这种词');
    await page.getByText('没有这样的类别').waitFor();

    await ask(page, '夹棚车到处乱跑');
    await expect.poll(() => page.locator('.lm-understood').textContent()).toContain('出租车与网约车');
  },
);
