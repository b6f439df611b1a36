/** What a user does on each screen, in the user's own words: the journeys read as a clerk's morning. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export const upload = (path: string): Upload => ({
  name: basename(path),
  mimeType: 'application/octet-stream',
  buffer: readFileSync(path),
});

/** Clicks what opens a file dialog and gives it a file. */
export async function choose(page: Page, button: Locator, file: Upload): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles({ ...file });
}

export const room = (page: Page, id: string): Promise<void> => page.click(`[data-room="${id}"]`);

export async function newMap(page: Page, name: string): Promise<void> {
  await page.getByLabel('地图名称').fill(name);
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await page.locator('.lm-shell').waitFor();
}

export async function demoMap(page: Page): Promise<void> {
  await page.click('[data-action="demo"]');
  await page.locator('.lm-shell').waitFor({ timeout: 60_000 });
}

/** 网格 → 导入边界, in GCJ-02 as the file says. */
export async function importOutline(page: Page, file: Upload, name: string, code: string): Promise<void> {
  await room(page, 'cells');
  await page.getByRole('button', { name: '导入边界' }).first().click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByRole('button', { name: '选择边界文件' }), file);
  await dialog.getByRole('textbox').first().fill(name);
  await dialog.getByPlaceholder('330203006001').fill(code);
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** 网格 → 生成网格. Gives how many it made. */
export async function makeGrid(page: Page, shape: '正方形' | '六边形', sizeM: number): Promise<number> {
  await page.getByRole('button', { name: '生成网格' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(shape).click();
  await dialog.getByRole('spinbutton').fill(String(sizeM));
  const make = dialog.getByRole('button', { name: /生成 [1-9]\d* 个网格/ });
  await make.waitFor({ timeout: 30_000 });
  await expect.poll(() => make.isEnabled(), { timeout: 30_000 }).toBe(true);
  const count = Number(/\d+/.exec((await make.textContent()) ?? '')?.[0]);
  await make.click();
  await dialog.waitFor({ state: 'hidden', timeout: 60_000 });
  return count;
}

/** Chooses an option of a select by its field. */
export async function select(page: Page, field: string, option: string): Promise<void> {
  const box = page.locator(`[data-field="${field}"]`);
  if ((await box.textContent())?.includes(option)) return;
  await box.click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

/** 导入: choose, map, check, commit. Gives how many rows were saved. */
export async function importList(
  page: Page,
  file: Upload,
  kind: string,
  crs: string | null,
): Promise<number> {
  await page.click('[data-action="import"]');
  await choose(page, page.locator('[data-action="choose-file"]'), file);
  await page.locator('[data-action="preview"]').waitFor({ timeout: 30_000 });
  await select(page, 'kind', kind);
  // A file without coordinates is not asked about their system.
  if (crs !== null) await select(page, 'crs', crs);
  if (kind === '人才') await select(page, 'consentBasis', '书面同意');
  await page.click('[data-action="preview"]');
  const commit = page.locator('[data-action="commit"]');
  await commit.waitFor({ timeout: 30_000 });
  const count = Number(/\d+/.exec((await commit.textContent()) ?? '')?.[0]);
  await commit.click();
  await page.locator('[data-action="close-import"]').click({ timeout: 60_000 });
  await page.locator('.lm-import').waitFor({ state: 'hidden' });
  return count;
}

/** The problem box: `/`, words, Enter. */
export async function ask(page: Page, words: string): Promise<void> {
  await page.locator('body').press('Escape');
  await page.locator('[data-room="map"]').focus();
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.locator('.lm-candidates').first().waitFor({ timeout: 30_000 });
}

/** One of the four short lists of the answer. */
export const answerList = (page: Page, title: string): Locator =>
  page.locator('.lm-candidates').filter({ has: page.getByRole('heading', { name: title }) });

export const undo = async (page: Page): Promise<void> => {
  const button = page.locator('[data-action="undo"]');
  await expect.poll(() => button.isEnabled()).toBe(true);
  await button.click();
};

/** Registers a problem without dispatching it, as a clerk does while the next call comes in. */
export async function register(page: Page, text: string): Promise<void> {
  const box = page.locator('[data-problem-box] :is(input, textarea)');
  await box.fill(text);
  await box.press('Enter');
  await page.locator('[data-action="register"]').click();
  await page.locator('.lm-problem-card').getByText(text).waitFor();
}
