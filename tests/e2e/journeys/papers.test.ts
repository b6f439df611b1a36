import { expect } from 'vitest';
import { changeRow, sheetRows } from '../../helpers/workbook.ts';
import { journey } from '../harness.ts';
import { choose, demoMap, register, room } from '../screens.ts';

const NIGHT = ['大风吹断树枝压在路上，朝南埭4幢旁边', '路灯坏了，朝南埭12幢'];

journey(
  'the duties of all categories and the plan of a night go on paper and into workbooks',
  async ({ page, save }) => {
    await demoMap(page);
    for (const text of NIGHT) await register(page, text);
    await page.click('[data-action="close-card"]');

    // 权责清单: seen as it will stand on paper, and with one click as a workbook with all words.
    await room(page, 'settings');
    await page.getByRole('tab', { name: '类别' }).click();
    const words = await save(() => page.click('[data-action="categories-xlsx"]'));
    expect(words.fileName).toMatch(/权责清单\d{8}\.xlsx$/);
    const lamps = (await sheetRows(words.bytes)).find(({ 子类 }) => 子类 === '公共照明');
    expect(lamps?.责任单位).toContain('物业公司');
    expect(lamps?.关键词).toContain('路灯不亮');
    // Changed in Excel it comes back: what would change is shown first, and one undo takes it back.
    const changed = await changeRow(words.bytes, { 子类: '公共照明' }, { 责任单位: '路灯所、物业公司' });
    const file = { name: words.fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(changed) };
    await choose(page, page.locator('[data-action="categories-import"]'), file);
    await page.locator('[data-proposal="公共照明"] ins').getByText('路灯所').waitFor();
    expect(await page.locator('[data-proposal]').count()).toBe(1);
    await page.getByRole('button', { name: '导入 1 类' }).click();
    await page.locator('.lm-categories').getByText('路灯所、物业公司').waitFor();
    await page.locator('.lm-settings h2').first().click();
    await page.keyboard.press('Control+z');
    await page.locator('.lm-categories').getByText('路灯所、物业公司').waitFor({ state: 'detached' });
    await page.click('[data-action="categories-print"]');
    const sheet = page.frameLocator('.lm-print-preview iframe');
    await sheet.getByText('公共照明', { exact: true }).waitFor();
    expect(await sheet.getByText('关键词').count()).toBe(0);
    const duties = await save(() => page.click('[data-action="list-pdf"]'));
    expect(Buffer.from(duties.bytes).toString('latin1').slice(0, 5)).toBe('%PDF-');
    await page.keyboard.press('Escape');

    // 统筹派单: what the clerk decided and says to all stands on it.
    await room(page, 'problems');
    await page.locator('[data-action="plan"]:enabled').click();
    await page.locator('[data-plan-row]').first().waitFor();
    const rows = await page.locator('[data-plan-row]').count();
    await page.locator('[data-action="leave-out"]').first().click();
    await page.locator('[data-plan-row][data-left-out="true"]').waitFor();
    await page.getByLabel('给所有人的备注').fill('带上雨衣');
    await page.click('[data-action="print-plan"]');
    await sheet.getByText('交代：带上雨衣').waitFor();
    await sheet.getByText('本次先不派', { exact: true }).waitFor();
    expect(await sheet.locator('tbody tr:not(.total)').count()).toBe(rows);
    const pdf = await save(() => page.click('[data-action="sheet-pdf"]'));
    expect(pdf.fileName).toMatch(/统筹派单表\d{8}\.pdf$/);
    const book = await save(() => page.click('[data-action="sheet-xlsx"]'));
    expect(await sheetRows(book.bytes)).toHaveLength(rows);
  },
);
