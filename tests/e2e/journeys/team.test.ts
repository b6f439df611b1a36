import { expect } from 'vitest';
import { journey, type OpenApp } from '../harness.ts';
import { ask, demoMap, room, undo } from '../screens.ts';

const GAS = '朝南埭12幢燃气泄漏，煤气味很重';

type Page = OpenApp['page'];
const team = (page: Page) => page.locator('.lm-team[aria-busy="false"]');
const membersOf = (page: Page): Promise<string[]> =>
  page
    .locator('.lm-team [data-candidate]')
    .evaluateAll((rows) => [...new Set(rows.map((row) => row.getAttribute('data-candidate') ?? ''))]);
const demandsOf = (page: Page): Promise<string[]> =>
  page
    .locator('.lm-team [data-demand]')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-demand') ?? ''));
const picked = (page: Page) => page.locator('[data-action="dispatch"]');

/** A line with somebody who can be swapped: who is at hand depends on the hour. */
async function swapFirst(page: Page): Promise<{ demand: string; before: string; after: string }> {
  const line = page
    .locator('.lm-team [data-demand]')
    .filter({ has: page.locator('[data-action="team-swap"]') })
    .first();
  const demand = (await line.getAttribute('data-demand')) ?? '';
  const row = page.locator(`[data-demand="${demand}"] [data-candidate]`).first();
  const before = (await row.getAttribute('data-candidate')) ?? '';
  await line.locator('[data-action="team-swap"]').first().click();
  await page.locator('.ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item').first().click();
  await expect.poll(async () => await membersAt(page, demand)).not.toContain(before);
  const [after] = await membersAt(page, demand);
  return { demand, before, after: after ?? '' };
}
const membersAt = (page: Page, demand: string): Promise<string[]> =>
  page
    .locator(`[data-demand="${demand}"] [data-candidate]`)
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-candidate') ?? ''));

journey(
  "a red case: the run card's team, one swapped, all dispatched in one step; the card edited",
  async (app) => {
    const { page } = app;
    await demoMap(page);
    await ask(page, GAS);
    await team(page).waitFor();
    expect(await demandsOf(page)).toEqual(
      expect.arrayContaining([
        'post:lead',
        'post:worker',
        'skill:应急救援',
        'skill:急救',
        'resource:物业公司',
      ]),
    );
    await team(page).getByText('燃气 蓝+黄+橙+红').waitFor();

    // Everybody at once; a swap hands the tick on.
    await page.locator('[data-action="team-all"]').click();
    const all = await membersOf(page);
    const leads = await membersAt(page, 'post:lead');
    await expect.poll(() => picked(page).textContent()).toContain(`（${all.length}）`);
    const { demand, after } = await swapFirst(page);
    await team(page).waitFor();
    await team(page).getByText('自选').first().waitFor();
    const sent = await membersOf(page);
    expect(sent).toContain(after);
    await expect.poll(() => picked(page).textContent()).toContain(`（${sent.length}）`);
    expect(await page.locator(`[data-demand="${demand}"] input`).first().isChecked()).toBe(true);

    await picked(page).click();
    const card = page.locator('.lm-problem-card');
    await card.getByText('已派单').first().waitFor();
    await expect.poll(() => card.locator('.lm-assignment').count()).toBe(sent.length);

    // The same case again: who was sent is at work now, and is told so wherever they show.
    await ask(page, `${GAS}，又报一次`);
    await team(page).waitFor();
    const lead = (await membersAt(page, 'post:lead'))[0];
    expect(lead === undefined || !sent.includes(lead)).toBe(true);
    await page
      .getByText(/正在(办|处理) \d{8}-\d{3}/)
      .first()
      .waitFor();

    // One step takes back the whole dispatch.
    await undo(page);
    await expect.poll(() => membersAt(page, 'post:lead')).toEqual(leads);

    // The office's own card.
    await room(page, 'settings');
    await page.getByRole('tab', { name: '预案' }).click();
    const field = page.locator('[data-run-card="problem-utilities-gas"] [data-level="1"]');
    await field.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '加一项' }).click();
    await dialog.getByLabel('名称').last().fill('电工');
    await dialog.getByLabel('数量').last().fill('2');
    await dialog.locator('[data-action="run-card-save"]').click();
    await dialog.waitFor({ state: 'hidden' });
    await field.getByText('已改').waitFor();
    await ask(page, `${GAS}，又报一次`);
    await page.locator('[data-demand="skill:电工"]').getByText('电工 × 2').waitFor();

    await room(page, 'settings');
    await page.getByRole('tab', { name: '预案' }).click();
    await field.click();
    await page.getByRole('dialog').locator('[data-action="run-card-reset"]').click();
    await expect.poll(() => field.textContent()).not.toContain('已改');
  },
);
