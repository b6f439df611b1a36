import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { ask, demoMap, room } from '../screens.ts';

journey(
  'a seat of the team that nobody takes goes to the 缺口清单 with the problem, as many as lack',
  async (app) => {
    const { page } = app;
    await demoMap(page);
    await ask(page, '楼上漏水，朝南埭12幢，要50名电工');
    const line = page.locator('.lm-team[aria-busy="false"] [data-demand="skill:电工"]');
    await line.locator('.lm-team-gap').waitFor();
    const missing = /缺 (\d+) /.exec((await line.locator('.lm-team-gap').textContent()) ?? '')?.[1];
    const tick = line.getByRole('checkbox', { name: '登记时记入缺口清单' });
    expect(await tick.isChecked()).toBe(true);
    await page.locator('[data-action="register"]').click();
    await page.locator('.lm-problem-card').waitFor();

    await room(page, 'lists');
    await page.getByRole('button', { name: '缺口清单' }).click();
    const row = page.getByRole('row').filter({ has: page.locator('[data-shortage-row="电工"]') });
    await row
      .getByRole('cell', { name: missing ?? '', exact: true })
      .first()
      .waitFor();
  },
);
