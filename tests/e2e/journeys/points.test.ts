import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

async function openMap(page: Page): Promise<void> {
  await demoMap(page);
  await room(page, 'map');
  await page.locator('.lm-map-zoom').waitFor();
}

journey('the map goes from thing to thing by keyboard', async ({ page }) => {
  await openMap(page);
  const map = page.locator('.lm-map-canvas');
  const title = page.locator('.lm-card-title').first();
  const goOn = async (): Promise<void> => {
    await map.focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
  };
  // The keys have nothing to go to before the points have come: on a busy machine that is a moment later than the map.
  await expect
    .poll(async () => {
      await goOn();
      return await title.isVisible();
    })
    .toBe(true);
  const first = await title.textContent();
  await page.keyboard.press('Escape');
  // More than one key may have been needed before, and the way may begin anew: on until it is another thing.
  await expect
    .poll(async () => {
      await goOn();
      return await title.textContent();
    })
    .not.toBe(first);
});

journey('groups say what they hold', async ({ page }) => {
  await openMap(page);
  await page.getByText('聚合', { exact: true }).first().click();
  const box = await page.locator('.lm-map-canvas').boundingBox();
  const tip = page.getByRole('tooltip').first();
  // Somewhere over the community a group lies under the pointer and names its kinds with their numbers.
  let words = '';
  for (let step = 1; step < 12 && !/\d/.test(words); step += 1) {
    await page.mouse.move(
      (box?.x ?? 0) + (box?.width ?? 0) * (0.3 + step * 0.03),
      (box?.y ?? 0) + (box?.height ?? 0) * 0.6,
    );
    words = (await tip.textContent({ timeout: 700 }).catch(() => '')) ?? '';
  }
  expect(words).toMatch(/\S+\s*\d+/);
});
