import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { makeTestCore } from '#tests/helpers/testCore';
import { journey } from '../harness.ts';
import { ask, room, undo } from '../screens.ts';

const WHERE = ['南门', '北门', '东头', '西边'];
const WHEN = ['今天', '昨天', '上周', '前天', '早上'];

/** An office that has closed 40 problems, half of them about something that only this office has a word for. */
const office = makeTestCore();
afterAll(() => office.dispose());
await office.call('maps.create', { name: '学习社区' });
async function close(text: string, categoryId: string): Promise<void> {
  const { id, version } = await office.call('problems.create', { text, categoryId });
  await office.call('problems.transition', { id, version, action: 'close', result: '已办' });
}
for (const where of WHERE)
  for (const when of WHEN) {
    await close(`${when}${where}的咕噜车没有来，堆了一地`, 'problem-environment-greening');
    await close(`${when}${where}的路灯不亮`, 'problem-property-lighting');
  }
await office.call('maps.close', {});

journey(
  'learning: it learns when idle, says how well, an answer tells its part, clearing it and undo',
  async ({ page }) => {
    await page.locator('.lm-rail').waitFor({ timeout: 30_000 });
    const show = async (): Promise<void> => {
      await room(page, 'settings');
      await page.getByRole('tab', { name: '学习' }).click();
    };
    const state = page.locator('.lm-learning-state');
    await show();
    await expect.poll(() => state.getAttribute('data-state'), { timeout: 60_000 }).toBe('ready');
    await state.getByText('已从 40 件事项中学习').waitFor();
    expect(await page.locator('.lm-learning-check tr').count()).toBe(3);
    await page.locator('.lm-learning-counts [data-category="problem-environment-greening"]').waitFor();

    await ask(page, '咕噜车又没有来');
    await page.locator('.lm-understood [data-learned]').getByText('按本社区 40 件已办事项学习').waitFor();

    await show();
    await page.getByRole('button', { name: '清除学习结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '清除学习结果' }).click();
    await expect.poll(() => state.getAttribute('data-state')).toBe('none');
    await state.getByText('还差 30 件').waitFor();
    await undo(page);
    await expect.poll(() => state.getAttribute('data-state'), { timeout: 60_000 }).toBe('ready');
  },
  { map: join(office.ports.mapsDir, '学习社区') },
);
