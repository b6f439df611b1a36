import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { journey } from '../harness.ts';

journey('the program opens on its first screen without a complaint', async ({ page }) => {
  expect(await page.title()).toContain('社区活地图');
  await page.locator('#root *').first().waitFor();
  // What is loaded late complains late.
  await sleep(500);
});
