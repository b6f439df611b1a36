import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { answerList, ask, demoMap } from '../screens.ts';

journey(
  'odd words: what was understood is put right with a click, people change, and it is kept',
  async (app) => {
    const { page } = app;
    await demoMap(page);
    await ask(page, '阿拉弄堂里一直嗡嗡嗡，朝南埭12幢，有个老太太头痛，要三个人');
    const read = page.locator('.lm-understood');
    const chip = (name: string) => read.locator(`[data-chip="${name}"]`);
    await chip('place').getByText('朝南埭12幢').waitFor();
    await expect.poll(() => chip('vulnerable').textContent()).toContain('老人');
    await expect.poll(() => chip('quantity').textContent()).toContain('三个人');

    // The category by one click on another; the needs and the people follow.
    const before = await answerList(page, '请谁')
      .textContent()
      .catch(() => '');
    await read.locator('.lm-understood-category').click();
    const category = page.locator('.ant-select-dropdown:visible');
    await page.keyboard.type('电梯困人');
    await category.getByText('电梯困人', { exact: true }).click();
    await read.locator('[data-need="电梯维保"]').waitFor();
    await expect.poll(() => chip('level').textContent()).toContain('红');
    await expect.poll(() => answerList(page, '请谁').textContent()).not.toBe(before);

    // A need taken away, another added, the level and the time set by hand.
    await read.locator('[data-need="电梯维保"]').getByRole('button').click();
    await read.locator('[data-need="电梯维保"]').waitFor({ state: 'detached' });
    await read.locator('[data-action="add-need"]').click();
    await page.keyboard.type('电工');
    await page.locator('.ant-select-dropdown:visible').getByText('电工', { exact: true }).click();
    await read.locator('[data-need="电工"]').waitFor();
    await chip('level').click();
    await page.getByRole('menuitem', { name: '黄' }).click();
    await expect.poll(() => chip('level').textContent()).toContain('黄');
    await chip('wanted').click();
    await page.getByRole('menuitem', { name: '明天上午 9:00' }).click();
    await expect.poll(() => chip('wanted').textContent()).toContain('明天 09:00');
    await expect
      .poll(() => answerList(page, '请谁').locator('[data-candidate]').first().textContent())
      .toContain('电工');

    // Typing goes on: what was put right stays; one of them goes back to what the words say.
    const box = page.getByLabel('说说遇到的问题');
    await box.press('End');
    await box.pressSequentially('，快点');
    await box.press('Enter');
    await read.locator('[data-need="电工"]').waitFor();
    await expect.poll(() => chip('level').getAttribute('data-corrected')).toBe('true');
    await chip('level').click();
    await page.getByRole('menuitem', { name: '按文字识别' }).click();
    await expect.poll(() => chip('level').textContent()).toContain('红');

    // Esc closes an open menu and not the card.
    await chip('vulnerable').click();
    await page.getByRole('menuitem', { name: '重病' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: '重病' }).waitFor({ state: 'hidden' });
    expect(await read.isVisible()).toBe(true);

    await answerList(page, '请谁').locator('[data-candidate]').first().getByRole('checkbox').check();
    await page.locator('[data-action="dispatch"]').click();
    const card = page.locator('.lm-problem-card');
    await card.getByText('已派单').first().waitFor();
    const facts = card.locator('.lm-understood-facts');
    await expect.poll(() => facts.locator('[data-fact="category"]').textContent()).toContain('电梯困人');
    expect(await facts.locator('[data-fact="needs"]').textContent()).toMatch(/\+电工.*−电梯维保/);
    expect(await facts.locator('[data-fact="wanted"]').count()).toBe(1);
    expect(await facts.locator('[data-fact="level"]').count()).toBe(0);
  },
);
