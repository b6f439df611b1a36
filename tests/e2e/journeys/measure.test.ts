import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { haversineM } from '#shared/domain/geo/distance';
import { MU_M2 } from '#shared/domain/geo/measure';
import type { LngLat } from '#shared/domain/geo/types';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

type Spot = readonly [number, number];

async function spotOn(page: Page, [x, y]: Spot): Promise<Spot> {
  const box = await page.locator('.lm-map-canvas').boundingBox();
  return [(box?.x ?? 0) + x * (box?.width ?? 0), (box?.y ?? 0) + y * (box?.height ?? 0)];
}

/** Where a place of the map lies, as the status bar says it. */
async function placeAt(page: Page, spot: Spot): Promise<LngLat> {
  const bar = page.locator('.lm-status-pointer');
  const before = await bar.textContent();
  await page.mouse.move(...spot);
  await expect.poll(() => bar.textContent()).not.toBe(before);
  const [lng, lat] = ((await bar.textContent()) ?? '').match(/\d+\.\d+/g)?.map(Number) ?? [];
  return [lng ?? 0, lat ?? 0];
}

journey('distance and area are measured on the map and stay until cleared', async ({ page }) => {
  await demoMap(page);
  await room(page, 'map');
  await page.locator('.lm-map-zoom').waitFor();
  await page.click('[data-tool="measure"]');
  await page.getByRole('checkbox', { name: '靠近记录' }).uncheck();

  const from = await spotOn(page, [0.45, 0.85]);
  const to = await spotOn(page, [0.7, 0.6]);
  const a = await placeAt(page, from);
  const b = await placeAt(page, to);
  await page.mouse.click(...from);
  await page.mouse.dblclick(...to);
  const row = page.locator('[data-measured="distance"]');
  await row.waitFor();
  const said = (await row.locator('strong').textContent()) ?? '';
  const metres = Number.parseFloat(said) * (said.includes('km') ? 1000 : 1);
  expect(Math.abs(metres / haversineM(a, b) - 1)).toBeLessThan(0.01);

  // An area by its corners; Backspace takes a wrong one back, Enter ends.
  await page.getByText('量面积').click();
  for (const corner of [
    [0.45, 0.5],
    [0.6, 0.5],
    [0.6, 0.7],
    [0.9, 0.9],
  ] as const)
    await page.mouse.click(...(await spotOn(page, corner)));
  await page.keyboard.press('Backspace');
  await page.mouse.click(...(await spotOn(page, [0.45, 0.7])));
  await page.keyboard.press('Enter');
  const area = page.locator('[data-measured="area"]');
  await area.waitFor();
  const [main = '', small = ''] = await Promise.all([
    area.locator('strong').textContent(),
    area.locator('small').first().textContent(),
  ]).then((texts) => texts.map((text) => text ?? ''));
  const m2 = Number.parseFloat(main.replaceAll(',', '')) * (main.includes('km') ? 1e6 : 1);
  const mu = Number.parseFloat((/([\d.,]+) 亩/.exec(small)?.[1] ?? '').replaceAll(',', ''));
  expect(Math.abs((mu * MU_M2) / m2 - 1)).toBeLessThan(0.02);

  // Both stay when measuring ends, and in other rooms.
  await page.keyboard.press('Escape');
  await room(page, 'lists');
  await room(page, 'map');
  await expect.poll(() => page.locator('[data-measured]').count()).toBe(2);
  await page.click('[data-action="measure-clear"]');
  expect(await page.locator('[data-measured]').count()).toBe(0);
});
