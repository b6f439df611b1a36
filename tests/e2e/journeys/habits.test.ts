import { expect } from 'vitest';
import { journey, type OpenApp } from '../harness.ts';
import { ask, demoMap, room } from '../screens.ts';

const SEWAGE = '朝南埭12幢下水道堵了';
const HABIT = '[data-habit="level:problem-environment-sewage:2"]';
type Page = OpenApp['page'];

/** Asks, puts the level right by one click, registers. */
async function putRight(page: Page): Promise<void> {
  await ask(page, SEWAGE);
  await page.locator('[data-chip="level"]').click();
  await page
    .locator('.ant-dropdown:not(.ant-dropdown-hidden)')
    .locator('.ant-dropdown-menu-title-content', { hasText: '橙' })
    .click();
  await page.locator('[data-chip="level"]', { hasText: '橙' }).waitFor();
  await page.locator('[data-action="register"]').click();
  await page.locator('.lm-problem-card').waitFor();
}

journey('the same correction twice is learnt, told in the answer, listed and forgotten', async (app) => {
  const { page } = app;
  await demoMap(page);
  await putRight(page);
  await ask(page, SEWAGE);
  await page.locator('[data-chip="level"]', { hasText: '黄' }).waitFor();
  await putRight(page);
  await ask(page, SEWAGE);
  await page.locator('[data-chip="level"]', { hasText: '橙' }).waitFor();
  await page.locator(HABIT).getByText('因 2 次更正').waitFor();

  await room(page, 'settings');
  await page
    .getByRole('button', { name: '学习' })
    .or(page.getByRole('tab', { name: '学习' }))
    .first()
    .click();
  const line = page.locator(HABIT);
  await line.getByText('默认等级改为 橙').waitFor();
  await line.locator('[data-action="forget-habit"]').click();
  await expect.poll(() => line.count()).toBe(0);
  await ask(page, SEWAGE);
  await page.locator('[data-chip="level"]', { hasText: '黄' }).waitFor();
});
