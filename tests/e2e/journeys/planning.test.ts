import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, register, room } from '../screens.ts';

const NIGHT = [
  '大风吹断树枝压在路上，朝南埭4幢旁边',
  '楼道灯坏了一片漆黑，映月花园3幢',
  '地下车库进水，望山居4幢',
  '水管爆裂家里进水，清禾新村1幢',
  '路灯坏了，朝南埭12幢',
  '断电了老人害怕，棠梨苑2幢',
];

const planned = (page: Page): Promise<number> => page.locator('[data-plan-row]').count();
const nameIn = (page: Page, row: number): Promise<string> =>
  page.locator('[data-plan-row]').nth(row).locator('.lm-plan-pick-name').first().innerText();

journey(
  'a typhoon night: all problems assigned together, one changed by hand, all sent, all taken back',
  async ({ page }) => {
    await demoMap(page);
    for (const text of NIGHT) await register(page, text);
    await page.click('[data-action="close-card"]');
    await room(page, 'problems');
    await page.locator('[data-action="plan"]:enabled').click();
    await expect.poll(() => planned(page)).toBeGreaterThanOrEqual(NIGHT.length);
    const rows = await planned(page);
    await page
      .locator('[data-total="together"]')
      .getByText(/合计 \d+ 分/)
      .waitFor();
    await page
      .locator('[data-total="oneByOne"]')
      .getByText(/合计 \d+ 分/)
      .waitFor();

    // More are wanted than there are at any hour, so that somebody lacks.
    const dogs = page.locator('[data-plan-row]', { hasText: '遛狗' }).getByRole('spinbutton');
    for (const wanted of await dogs.all()) {
      await wanted.fill('9');
      await wanted.press('Enter');
    }

    // Who lacks is noted, all in one click.
    await page.click('[data-action="note-plan-gaps"]');
    await page
      .locator('[data-notice="gaps"]')
      .getByText(/已记入缺口清单：宠物管理/)
      .waitFor();

    // Another helper for the first one: pinned, and the rest solved around it.
    const first = await nameIn(page, 0);
    await page.locator('.lm-plan-pick-name').first().click();
    const other = page.locator(
      '.ant-dropdown:visible li:not(.ant-dropdown-menu-item-disabled) .lm-plan-choice',
    );
    await other.nth(1).waitFor();
    const wanted = await other.nth(1).locator('strong').innerText();
    await other.nth(1).click();
    await expect.poll(() => nameIn(page, 0)).toBe(wanted);
    expect(wanted).not.toBe(first);
    await page.locator('.lm-plan-pick[data-fixed="true"]').waitFor();

    // What was decided is still there after a look at another room.
    await room(page, 'map');
    await room(page, 'problems');
    await expect.poll(() => nameIn(page, 0)).toBe(wanted);

    // One is left out and taken in again.
    await page.locator('[data-action="leave-out"]').last().click();
    await page.locator('[data-plan-row][data-left-out="true"]').waitFor();
    await page.click('[data-action="step-back"]');
    await expect.poll(() => page.locator('[data-left-out="true"]').count()).toBe(0);

    const send = page.locator('[data-action="dispatch-all"]');
    const count = Number(/\d+/.exec((await send.innerText()) ?? '')?.[0]);
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(rows);
    await send.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(`派 ${count} 件事项，可撤销`)).waitFor();
    await dialog.getByRole('button', { name: '全部派单' }).click();
    await page.locator('.lm-plan').waitFor({ state: 'detached' });
    const button = page.locator('[data-action="plan"]');
    const waiting = async (): Promise<number> =>
      Number(/\d+/.exec((await button.innerText()) ?? '')?.[0] ?? 0);
    await expect.poll(waiting).toBe(rows - count);

    await page.locator('.lm-toolbar-total').click();
    await page.keyboard.press('Control+z');
    await expect.poll(waiting).toBe(rows);
  },
);
