import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room, undo } from '../screens.ts';

const view = (page: Page, id: string): Promise<void> => page.click(`[data-view="${id}"]`);

async function addUnit(page: Page, name: string, phone: string): Promise<void> {
  await view(page, 'register');
  await page.locator('[data-action="add"]').first().click();
  await page.getByRole('menuitem', { name: '单位' }).click();
  await page.locator('[data-field="name"] input').fill(name);
  await page.locator('[data-field="phone"] input').fill(phone);
  await page.click('[data-action="save"]');
  await page.locator('.lm-card').getByText(name).first().waitFor();
}

journey('two entries of one unit are found, made one, and are two again after Ctrl+Z', async ({ page }) => {
  await demoMap(page);
  await room(page, 'resources');
  await addUnit(page, '白云五金商行', '0574-81234567');
  await addUnit(page, '宁波白云五金商行', '0574-81234567');
  await view(page, 'duplicates');
  const pair = page.locator('.lm-duplicates-list').getByRole('row').filter({ hasText: '宁波白云五金商行' });
  await pair.waitFor();
  await pair.click();
  expect(await pair.textContent()).toContain('电话相同');
  await page.click('[data-action="merge"]');
  await expect.poll(() => pair.count()).toBe(0);
  await undo(page);
  await pair.waitFor();
  await page.click('[data-action="distinct"]');
  await expect.poll(() => pair.count()).toBe(0);
});

journey(
  'what was not verified for long is verified by one key, and a finding opens its own field',
  async ({ page }) => {
    await demoMap(page);
    await room(page, 'people');
    await view(page, 'verify');
    const left = page.locator('.lm-toolbar-total');
    const countOf = async (): Promise<number> => Number(/\d+/.exec((await left.textContent()) ?? '')?.[0]);
    await expect.poll(countOf).toBeGreaterThan(10);
    const before = await countOf();
    const name = await page.getByRole('row').nth(1).getByRole('cell').first().textContent();
    await page.getByRole('row').nth(1).click();
    await page.getByRole('table').focus();
    await page.keyboard.press('v');
    await expect.poll(countOf).toBe(before - 1);
    await page.keyboard.press('v');
    await expect.poll(countOf).toBe(before - 2);
    await undo(page);
    await expect.poll(countOf).toBe(before - 1);
    expect(name).not.toBe('');

    await room(page, 'resources');
    await addUnit(page, '无电话的单位', '');
    await view(page, 'quality');
    await page.click('[data-rule="missingPhone"]');
    const row = page.getByRole('row', { name: '无电话的单位' });
    await row.locator('[data-action="fix"]').click();
    const phone = page.locator('[data-field="phone"] input');
    await expect.poll(() => phone.evaluate((input) => input === document.activeElement)).toBe(true);
    await phone.fill('0574-87654321');
    await page.keyboard.press('Control+s');
    await expect.poll(() => row.count()).toBe(0);
  },
);
