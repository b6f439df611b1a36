import '../dom.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { makeWiredWindow } from '../wire.tsx';

const core = await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { CategoryChip } = await import('#renderer/features/problems/understood/CategoryChip.tsx');
const { useAppState } = await import('#renderer/state/index');

beforeEach(() => useAppState.getState().setDraft({ categoryId: null }));

/** Opens the chip and types into it. */
async function search(text: string): Promise<void> {
  const { understood } = await core.call('matching.answer', { text: '楼道灯坏了' });
  await show(<CategoryChip understood={understood} />);
  await screen.findByText('公共照明');
  const box = screen.getByRole('combobox', { name: '类别' });
  fireEvent.mouseDown(box);
  fireEvent.change(box, { target: { value: text } });
}
const options = (): string[] =>
  [...document.querySelectorAll('.ant-select-item-option-content')].map((one) => one.textContent ?? '');

test('a category is found by a word that it is known by, and the word is shown', async () => {
  await search('离婚');
  await waitFor(() => expect(options()[0]).toContain('婚姻家庭（离婚）'));
  fireEvent.click(screen.getByText('（离婚）'));
  const { draft } = useAppState.getState();
  const { categories } = await core.call('categories.list', {});
  expect(categories.find(({ id }) => id === draft.categoryId)?.name).toBe('婚姻家庭');
});

test('by pinyin initials; its family stands beside it', async () => {
  await search('hyjt');
  await waitFor(() => expect(options()).toHaveLength(1));
  expect(options()[0]).toContain('婚姻家庭');
  expect(screen.queryByText('公共照明', { selector: '.ant-select-item-option-content' })).toBeNull();
});

test('where nothing fits, what to do is said and 其他 is one click', async () => {
  await search('坐火箭');
  expect(await screen.findByText('没有找到“坐火箭”：换个说法，或先选“其他”')).toBeTruthy();
  expect(options()).toEqual(['其他']);
  const option = document.querySelector('.ant-select-item-option');
  // Enter must not choose what nobody looked for.
  expect(option?.classList.contains('ant-select-item-option-active')).toBe(false);
  fireEvent.click(screen.getByText('其他'));
  expect(useAppState.getState().draft.categoryId).toBe('problem-other');
});
