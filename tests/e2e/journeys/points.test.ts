import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

journey('the map goes by keyboard, and groups say what they hold', async ({ page }) => {
  await demoMap(page);
  await room(page, 'map');
  await page.locator('.lm-map-zoom').waitFor();
  const map = page.locator('.lm-map-canvas');
  await map.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const title = page.locator('.lm-card-title').first();
  await title.waitFor();
  const first = await title.textContent();
  await page.keyboard.press('Escape');
  await map.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect.poll(() => title.textContent()).not.toBe(first);

  await page.getByText('聚合', { exact: true }).first().click();
  const box = await map.boundingBox();
  // Somewhere over the community a group lies under the pointer and names its kinds with their numbers.
  let words = '';
  for (let step = 1; step < 12 && !/\d/.test(words); step += 1) {
    await page.mouse.move(
      (box?.x ?? 0) + (box?.width ?? 0) * (0.3 + step * 0.03),
      (box?.y ?? 0) + (box?.height ?? 0) * 0.6,
    );
    words = await page
      .getByRole('tooltip')
      .first()
      .textContent({ timeout: 700 })
      .then(
        (text) => text ?? '',
        () => '',
      );
  }
  expect(words).toMatch(/\S+\s*\d+/);
});
