import '../dom.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeWiredWindow } from '../wire.tsx';

await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { SettingsRoom } = await import('#renderer/features/settings/index');

// By selectors: the table has hundreds of rows, and a search by role reads every one of them.
const found = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);
const one = (selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const element = found(selector);
    if (!element) throw new Error(`no ${selector}`);
    return element;
  });
const DIALOG = '.ant-modal:not(.ant-modal-confirm)';
const QUESTION = '.ant-modal-confirm';
const button = (box: HTMLElement, name: RegExp): HTMLElement => within(box).getByRole('button', { name });
const isGone = (selector: string): Promise<void> => waitFor(() => expect(found(selector)).toBeNull());
const pressEscape = (on: Element | Window = window): boolean =>
  fireEvent.keyDown(on, { key: 'Escape', code: 'Escape', keyCode: 27 });

async function openSection(name: string): Promise<void> {
  await show(<SettingsRoom />);
  fireEvent.click(screen.getByRole('tab', { name }));
}
async function editLighting(): Promise<HTMLElement> {
  await openSection('类别');
  fireEvent.click(await one('[aria-label="编辑 公共照明"]'));
  return one(DIALOG);
}

test('a category that nobody changed closes at once', async () => {
  await editLighting();
  pressEscape();
  await isGone(DIALOG);
  expect(found(QUESTION)).toBeNull();
});

test('typed words are not lost by Esc: asked first, and kept when one goes on', async () => {
  const dialog = await editLighting();
  fireEvent.change(within(dialog).getByDisplayValue('公共照明'), { target: { value: '公共照明与路灯' } });
  pressEscape();
  const question = await one(QUESTION);
  expect(question.textContent).toContain('放弃没有保存的内容？');
  fireEvent.click(button(question, /继续编辑/));
  expect(within(dialog).getByDisplayValue('公共照明与路灯')).toBeTruthy();
  expect(found(DIALOG)).toBe(dialog);
});

test('取消 asks as well, and what is given up is gone', async () => {
  const dialog = await editLighting();
  fireEvent.change(within(dialog).getByDisplayValue('公共照明'), { target: { value: '照明' } });
  fireEvent.click(button(dialog, /取\s?消/));
  fireEvent.click(button(await one(QUESTION), /放\s?弃/));
  await isGone(DIALOG);
});

test('a word that is typed and not yet taken counts as well', async () => {
  const dialog = await editLighting();
  const box = within(dialog).getByLabelText('关键词');
  fireEvent.change(box, { target: { value: '灯不亮' } });
  pressEscape(box);
  expect((await one(QUESTION)).textContent).toContain('不能找回');
});

test('a changed run card is asked for as well', async () => {
  await openSection('预案');
  fireEvent.click(await one('[data-run-card="general"] button[data-level="3"]'));
  fireEvent.click(button(await one(DIALOG), /加一项/));
  pressEscape();
  await one(QUESTION);
  expect(found(DIALOG)).not.toBeNull();
});

test('a section opens at its top, wherever the one before was left', async () => {
  const SCROLLER = '.ant-tabs-content:not([aria-hidden="true"]) .lm-settings-scroll';
  await openSection('预案');
  await one('[data-run-card="general"]');
  const left = await one(SCROLLER);
  left.scrollTop = 900;
  fireEvent.click(screen.getByRole('tab', { name: '类别' }));
  await one('[aria-label="编辑 公共照明"]');
  const opened = await one(SCROLLER);
  expect(opened.textContent).toContain('公共照明');
  expect(opened.scrollTop).toBe(0);
});
