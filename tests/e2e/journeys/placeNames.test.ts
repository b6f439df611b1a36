import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { ask, demoMap, room } from '../screens.ts';

journey(
  'a place that was not understood: chosen on the map, its name remembered, found, forgotten',
  async (app) => {
    const { page } = app;
    await demoMap(page);
    const place = page.locator('[data-chip="place"]');
    await ask(page, '老供销社门口的路灯坏了');
    await place.click();
    const map = page.locator('.lm-map .leaflet-container, .leaflet-container').first();
    const box = await map.boundingBox();
    if (!box) throw new Error('no map');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const line = page.locator('[data-part="place-name"]');
    await line.waitFor();
    expect(await line.getByRole('textbox').inputValue()).toBe('老供销社');
    await line.getByRole('checkbox').check();
    await page.locator('[data-action="register"]').click();
    await page.locator('.lm-problem-card').waitFor();

    await ask(page, '老供销社边上漏水');
    await place.getByText('老供销社').waitFor();
    await room(page, 'settings');
    await page.getByRole('tab', { name: '学习' }).click();
    const name = page.locator('[data-place-name="老供销社"]');
    await name.locator('[data-action="forget-name"]').click();
    await expect.poll(() => name.count()).toBe(0);
    await ask(page, '老供销社边上漏水');
    await expect.poll(() => place.textContent()).toContain('没认出地点');
  },
);
