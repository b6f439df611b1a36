import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { ask, demoMap, room, undo } from '../screens.ts';

journey(
  'what nobody can do: read it, register, find it in the 缺口清单, print it, solve it, undo',
  async (app) => {
    const { page } = app;
    await demoMap(page);
    await ask(page, '马蜂窝要摘，朝南埭12幢');
    const gap = page.locator('[data-shortage]').first();
    await gap.getByText('还没有登记过').waitFor();
    const need = (await gap.getAttribute('data-shortage')) ?? '';
    expect(need).not.toBe('');
    await expect.poll(() => gap.getByRole('checkbox').isChecked()).toBe(true);
    await page.locator('[data-action="register"]').click();
    await page.locator('.lm-problem-card').waitFor();

    await room(page, 'lists');
    await page.getByRole('button', { name: '缺口清单' }).click();
    const row = page.getByRole('row').filter({ has: page.locator(`[data-shortage-row="${need}"]`) });
    await row.getByText('没有登记').waitFor();
    await page.locator('[data-action="shortage-print"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.frameLocator('iframe').getByText(need).first().waitFor({ timeout: 20_000 });
    const pdf = await app.save(() => dialog.locator('[data-action="list-pdf"]').click());
    expect(pdf.fileName).toMatch(/招募清单\d{8}\.pdf$/);
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
    await dialog.locator('.ant-modal-close').click();
    await dialog.waitFor({ state: 'hidden' });

    await row.locator('[data-action="shortage-edit"]').click();
    await dialog.getByLabel('备注').fill('春季灭害前要招到');
    await dialog.getByRole('button', { name: /保\s?存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await row.locator('[data-action="shortage-solve"]').click();
    await expect.poll(() => row.count()).toBe(0);
    await undo(page);
    await row.waitFor();
    // The step before that was the note; it is still there.
    await expect.poll(() => row.locator('[title="春季灭害前要招到"]').count()).toBe(1);
  },
);
