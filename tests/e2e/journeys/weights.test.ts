import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { answerList, ask, demoMap } from '../screens.ts';

const order = (page: Page): Promise<string[]> =>
  answerList(page, '请谁')
    .locator('[data-candidate]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-candidate') ?? ''));

/** The points of an opened candidate, as they are shown. */
const points = (page: Page): Promise<number[]> =>
  page
    .locator('.lm-score-reasons td:last-child')
    .evaluateAll((cells) => cells.map((cell) => Number((cell.textContent ?? '').replace('−', '-'))));

journey(
  'every point of a score is shown and adds up; a part weighed anew re-ranks at once, and back',
  async ({ page }) => {
    await demoMap(page);
    await ask(page, '路灯坏了，朝南埭12幢');
    const first = answerList(page, '请谁').locator('[data-candidate]').first();
    await first.waitFor();
    const before = await order(page);

    const score = first.locator('.lm-score');
    await score.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => score.getAttribute('aria-expanded')).toBe('true');
    const shown = await points(page);
    const sum = shown.pop() ?? Number.NaN;
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.reduce((all, one) => all + Math.round(one * 10), 0)).toBe(Math.round(sum * 10));
    await page.keyboard.press('Enter');
    await expect.poll(() => score.getAttribute('aria-expanded')).toBe('false');

    await page.locator('[data-action="how-scored"]').click();
    const form = page.locator('.lm-weights');
    await form.waitFor();
    for (const [part, key] of [
      ['topic', 'Home'],
      ['availability', 'Home'],
      ['distance', 'End'],
    ] as const) {
      const handle = form.locator(`[data-weight="${part}"]`).getByRole('slider');
      await handle.focus();
      await page.keyboard.press(key);
      await expect
        .poll(() => form.locator(`[data-weight="${part}"] output`).textContent())
        .toBe(key === 'Home' ? '0%' : '200%');
    }
    await page.getByText('分量已调整').waitFor();
    await expect.poll(() => order(page)).not.toEqual(before);

    await form.locator('[data-action="reset-weights"]').click();
    await page.getByText('分量已调整').waitFor({ state: 'hidden' });
    await expect.poll(() => order(page)).toEqual(before);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  },
);
