import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

const numberIn = async (page: Page, selector: string): Promise<number> =>
  Number(/\d+/.exec((await page.locator(selector).textContent()) ?? '')?.[0] ?? Number.NaN);
const chosen = (page: Page): Promise<number> => numberIn(page, '[data-select="count"]');

/** Drags over the map between two places given in shares of its box. */
async function dragOver(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const box = await page.locator('.lm-map-canvas').boundingBox();
  const at = ([x, y]: readonly [number, number]): [number, number] => [
    (box?.x ?? 0) + x * (box?.width ?? 0),
    (box?.y ?? 0) + y * (box?.height ?? 0),
  ];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (let step = 1; step <= 5; step += 1)
    await page.mouse.move(
      ...at([from[0] + ((to[0] - from[0]) * step) / 5, from[1] + ((to[1] - from[1]) * step) / 5]),
    );
  await page.mouse.up();
}

journey('what a shape takes on the map is counted, and is what its table then shows', async ({ page }) => {
  await demoMap(page);
  await room(page, 'map');
  await page.locator('.lm-map-zoom').waitFor();
  await page.keyboard.press('Control+a');
  await page.locator('[data-select="count"]').waitFor();
  const all = await chosen(page);
  expect(all).toBeGreaterThan(200);

  // What is switched off is not chosen, and that is said.
  expect(await page.locator('[data-select="hidden"]').count()).toBe(0);
  await page.getByRole('switch', { name: '人才' }).click();
  await expect.poll(() => chosen(page)).toBeLessThan(all);
  expect((await chosen(page)) + (await numberIn(page, '[data-select="hidden"]'))).toBe(all);
  await page.getByRole('switch', { name: '人才' }).click();
  await expect.poll(() => chosen(page)).toBe(all);

  // A drag with Shift adds; the right half alone is fewer than everything.
  await page.click('[data-select="clear"]');
  await page.getByText('框选', { exact: true }).click();
  await dragOver(page, [0.5, 0.45], [0.98, 0.9]);
  const half = await chosen(page);
  expect(half).toBeGreaterThan(5);
  expect(half).toBeLessThan(all);
  await page.keyboard.down('Shift');
  await dragOver(page, [0.42, 0.62], [0.55, 0.9]);
  await page.keyboard.up('Shift');
  expect(await chosen(page)).toBeGreaterThan(half);
  await page.keyboard.down('Alt');
  await dragOver(page, [0.5, 0.45], [0.98, 0.9]);
  await page.keyboard.up('Alt');
  expect(await chosen(page)).toBeLessThan(half);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  const people = await numberIn(page, '.lm-select-counts li:has-text("人才")');
  await page.click('[data-select="table-people"]');
  await expect.poll(() => numberIn(page, '.lm-toolbar-total')).toBe(people);
  await page.locator('[data-filter="ids"]').waitFor();
  await page.locator('[data-filter="ids"] .ant-tag-close-icon').click();
  await expect.poll(() => page.locator('[data-filter="ids"]').count()).toBe(0);

  // From a record: all around it.
  await page.getByRole('row').nth(1).getByRole('gridcell').nth(1).click();
  await page.locator('[data-action="nearby"]').click();
  await expect.poll(() => chosen(page)).toBeGreaterThan(0);
});
