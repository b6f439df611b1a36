import { expect } from 'vitest';
import { journey, type OpenApp } from '../harness.ts';
import { ask, demoMap, room } from '../screens.ts';

const SEWAGE = '朝南埭12幢下水道堵了';
const HABIT = '[data-habit="level:problem-environment-sewage:2"]';
type Page = OpenApp['page'];

/** 学习, where all that was learnt is listed. */
async function openLearning(page: Page): Promise<void> {
  await room(page, 'settings');
  await page
    .getByRole('button', { name: '学习' })
    .or(page.getByRole('tab', { name: '学习' }))
    .first()
    .click();
}

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

  await openLearning(page);
  const line = page.locator(HABIT);
  await line.getByText('默认等级改为 橙').waitFor();
  await line.locator('[data-action="forget-habit"]').click();
  await expect.poll(() => line.count()).toBe(0);
  await ask(page, SEWAGE);
  await page.locator('[data-chip="level"]', { hasText: '黄' }).waitFor();
});

const LAMP = '朝南埭12幢路灯坏了，好几户摸黑，抽空来修';
const TIME_HABIT = '[data-habit="timeWord:problem-property-lighting:抽空"]';
const COUNT_HABIT = '[data-habit="countWord:problem-property-lighting:好几户"]';

/** Asks, says when and how many by hand, registers. */
async function putTimeAndNumberRight(page: Page): Promise<void> {
  await ask(page, LAMP);
  await page.locator('[data-chip="wanted"]').click();
  await page.getByRole('menuitem', { name: '明天上午 9:00' }).click();
  await page.locator('[data-chip="wanted"]', { hasText: '明天 09:00' }).waitFor();
  await page.locator('[data-chip="quantity"]').click();
  await page.getByRole('spinbutton', { name: '涉及数量' }).fill('8');
  await page.locator('[data-action="save-quantity"]').click();
  await page.locator('[data-chip="quantity"]', { hasText: '8户' }).waitFor();
  await page.locator('[data-action="register"]').click();
  await page.locator('.lm-problem-card').waitFor();
}

journey('a time and a number put right twice are learnt, told, listed and forgotten', async (app) => {
  const { page } = app;
  const chip = (name: string) => page.locator(`[data-chip="${name}"]`);
  await demoMap(page);
  await putTimeAndNumberRight(page);
  await ask(page, LAMP);
  await chip('quantity').filter({ hasText: '好几户' }).waitFor();
  expect(await chip('wanted').getAttribute('data-empty')).toBe('true');
  await putTimeAndNumberRight(page);

  // The third comes learnt, and says so and by how many; the clerk still has the last word.
  await ask(page, LAMP);
  await chip('wanted').filter({ hasText: '明天 09:00' }).waitFor();
  await chip('quantity').filter({ hasText: '8户' }).waitFor();
  expect(await chip('wanted').getAttribute('data-corrected')).toBe('false');
  const answer = page.locator('.lm-understood');
  await answer.locator(TIME_HABIT).getByText('因 2 次更正').waitFor();
  await answer.locator(COUNT_HABIT).getByText('说“好几户”算 8户').waitFor();
  await chip('wanted').click();
  await page.getByRole('menuitem', { name: '现在' }).click();
  await chip('wanted').filter({ hasText: '现在' }).waitFor();
  await chip('wanted').click();
  await page.getByRole('menuitem', { name: '按文字识别' }).click();
  await chip('wanted').filter({ hasText: '明天 09:00' }).waitFor();

  await openLearning(page);
  await page.locator(TIME_HABIT).getByText('说“抽空”按次日 09:00').waitFor();
  for (const habit of [TIME_HABIT, COUNT_HABIT]) {
    await page.locator(`${habit} [data-action="forget-habit"]`).click();
    await expect.poll(() => page.locator(habit).count()).toBe(0);
  }
  await ask(page, LAMP);
  await chip('quantity').filter({ hasText: '好几户' }).waitFor();
  expect(await chip('wanted').getAttribute('data-empty')).toBe('true');
});
