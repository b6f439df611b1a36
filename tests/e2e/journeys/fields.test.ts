import { read, utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { picture } from '#tests/fixtures/files/pictures';
import { journey } from '../harness.ts';
import { demoMap, room, undo } from '../screens.ts';

const choose = async (page: Page, option: string): Promise<void> =>
  page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();

async function makeField(page: Page, label: string, choices: readonly string[]): Promise<void> {
  await room(page, 'settings');
  await page.getByRole('tab', { name: '自定义字段' }).click();
  await page.locator('[data-action="add-field"]').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-field="label"]').fill(label);
  await dialog.getByLabel('类型').click();
  await choose(page, '单选');
  await dialog.locator('.lm-choice-lines input').first().focus();
  for (const [index, choice] of choices.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await expect
      .poll(() =>
        dialog
          .locator('.lm-choice-lines input')
          .nth(index)
          .evaluate((node) => node === document.activeElement),
      )
      .toBe(true);
    await page.keyboard.type(choice);
  }
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.locator(`tr[data-field="${label}"]`).waitFor();
}

async function showPlaces(page: Page): Promise<void> {
  await room(page, 'resources');
  await page.locator('.lm-filter-kind').first().click();
  await choose(page, '场所');
}

function placeList(): Buffer {
  const book = utils.book_new();
  const rows = [
    ['名称', '产权', '地址'],
    ['新建文化长廊', '租用', '示例路9号'],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '场所清单');
  return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

async function importPlaces(page: Page): Promise<void> {
  await page.click('[data-action="import"]');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.click('[data-action="choose-file"]'),
  ]);
  await chooser.setFiles({ name: '场所.xlsx', mimeType: 'application/octet-stream', buffer: placeList() });
  await page.locator('[data-action="preview"]').waitFor({ timeout: 30_000 });
  // Proposed by its name.
  await page.locator('tr[data-mapped="true"]', { hasText: '产权' }).waitFor();
  await page.click('[data-action="preview"]');
  await page.locator('[data-action="commit"]').click({ timeout: 30_000 });
  await page.locator('[data-action="close-import"]').click({ timeout: 60_000 });
}

journey('a field of the office is in form, card, table, filter, import and export at once', async (app) => {
  const { page } = app;
  await demoMap(page);
  await makeField(page, '产权', ['街道', '社区', '租用']);
  await showPlaces(page);
  const total = page.locator('.lm-toolbar-total').first();
  await expect.poll(() => total.textContent()).toContain('32');

  await page.getByRole('row').nth(1).click();
  await page.click('[data-action="edit"]');
  const field = page.locator('[data-group="own"] .lm-field').first();
  await field.getByRole('combobox').click();
  await choose(page, '社区');
  await page.click('[data-action="save"]');
  const card = page.locator('.lm-card');
  await card.locator('.lm-fact', { hasText: '产权' }).getByText('社区').waitFor();

  await importPlaces(page);
  await showPlaces(page);
  await expect.poll(() => total.textContent()).toContain('33');
  await page.click('[data-action="own-filter"]');
  await page.locator('.lm-own-filter').getByRole('combobox').click();
  await choose(page, '租用');
  await expect.poll(() => total.textContent()).toContain('共 1 条');
  await page.locator('body').press('Escape');
  await page.mouse.click(700, 20);

  await page.getByRole('button', { name: '打印' }).click();
  const saved = await app.save(async () => {
    await page.getByRole('dialog').getByRole('button', { name: /Excel/ }).click();
  });
  const sheet = Object.values(read(saved.bytes).Sheets)[0];
  const cells = JSON.stringify(sheet && utils.sheet_to_json(sheet, { header: 1 }));
  for (const text of ['产权', '租用', '新建文化长廊']) expect(cells).toContain(text);
});

/** Pastes a picture, as Ctrl+V after a screenshot does. */
const paste = (page: Page, bytes: Uint8Array): Promise<void> =>
  page.evaluate(
    (numbers) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], 'image.png', { type: 'image/png' }));
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [...bytes],
  );

journey('a pasted photo is shown small and large, and one undo takes it back', async ({ page }) => {
  await demoMap(page);
  await room(page, 'resources');
  await page.getByRole('row').nth(1).click();
  const card = page.locator('.lm-card');
  await card.getByRole('tab', { name: '照片和文件' }).waitFor();
  await paste(page, picture('png'));
  const small = card.locator('.lm-thumb img');
  await small.waitFor();
  await expect.poll(() => small.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(8);
  await card.locator('.lm-thumb').click();
  const large = page.locator('.lm-viewer img');
  await large.waitFor();
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'hidden' });
  await undo(page);
  await small.waitFor({ state: 'hidden' });
  await card.getByText('还没有照片和文件').waitFor();
});
