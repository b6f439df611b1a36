import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { ask, demoMap, room } from '../screens.ts';

journey(
  'the map and its list are one selection; search, colours, density and layers work',
  async ({ page }) => {
    await demoMap(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('cnd12');
    await page.getByRole('dialog').getByText('朝南埭12幢').first().waitFor();
    await page.keyboard.press('Enter');
    const card = page.locator('.lm-card');
    await card.getByText('朝南埭12幢').first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '网格着色' }).click();
    await page.locator('.lm-map-tools').getByRole('combobox').first().click();
    await page.locator('.ant-select-dropdown:visible').getByText('风险点', { exact: true }).click();
    await page
      .getByText(/\d+ 格/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '热力' }).click();
    await page.locator('.lm-map-tools').getByRole('switch').first().click();
    await page.getByText(/平滑半径/).waitFor();
  },
);

journey('what is deleted comes back by Ctrl+Z and from the recycle bin', async ({ page }) => {
  await demoMap(page);
  await room(page, 'people');
  const total = page.locator('.lm-toolbar-total').first();
  await expect.poll(() => total.textContent()).toContain('80');
  const deleteFirst = async (): Promise<void> => {
    await page.getByRole('row').nth(1).getByRole('checkbox').check();
    await page.click('[data-action="delete"]');
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await expect.poll(() => total.textContent()).toContain('79');
  };
  await deleteFirst();
  await page.locator('body').press('Control+z');
  await expect.poll(() => total.textContent()).toContain('80');
  await deleteFirst();
  await room(page, 'settings');
  await page.getByText('回收站', { exact: true }).click();
  await page.getByRole('button', { name: /恢复/ }).first().click();
  await room(page, 'people');
  await expect.poll(() => total.textContent()).toContain('80');
});

journey('a phone is masked until a purpose is given', async ({ page }) => {
  await demoMap(page);
  await room(page, 'people');
  await page.getByRole('row').nth(2).click();
  const card = page.locator('.lm-card');
  await card
    .getByText(/138\*{4}\d{4}/)
    .first()
    .waitFor();
  expect(await page.locator('body').textContent()).not.toMatch(/1380000\d{4}/);
  await card.locator('[data-action="reveal"]').first().click();
  await page.getByLabel('用途').fill('联系本人派单');
  await page.getByLabel('用途').press('Enter');
  await expect.poll(() => card.textContent()).toMatch(/1380000\d{4}|[\u4e00-\u9fff]{2,3}/);
});

journey('a problem without a place gets one by a click on the map', async ({ page }) => {
  await demoMap(page);
  await ask(page, '有人反映网络诈骗短信');
  await page.locator('[data-action="register"]').click();
  const card = page.locator('.lm-problem-card');
  await card.getByText('已受理').first().waitFor();
  await card.locator('[data-action="place-problem"]').click();
  await page.locator('.leaflet-container').click({ position: { x: 320, y: 330 } });
  await card.getByText('所在网格').waitFor();
  expect(await card.locator('[data-action="place-problem"]').count()).toBe(0);
});
