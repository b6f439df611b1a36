import './dom.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeWindow, show } from './harness.tsx';

const core = await makeWindow();
const { ThingTable } = await import('#renderer/features/things/index');
const { useAppState } = await import('#renderer/state/index');

const KINDS = ['person'] as const;
const rowsShown = (): HTMLElement[] =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .filter((row) => row.hasAttribute('data-row'));

/** The grid's one input. */
const keys = (): HTMLInputElement =>
  screen.getByRole('grid').querySelector('.lm-grid-input') as HTMLInputElement;
const cellOf = (row: HTMLElement, key: string): HTMLElement =>
  row.querySelector(`[data-key="${key}"]`) as HTMLElement;
const pick = (row: HTMLElement, key = 'name'): void => {
  fireEvent.pointerDown(cellOf(row, key), { button: 0 });
  fireEvent.pointerUp(cellOf(row, key));
};

/** Shows the register and waits for its first rows. */
async function showRows(): Promise<void> {
  await show(<ThingTable kinds={KINDS} />);
  await screen.findByText('共 250 条');
  await waitFor(() => expect(rowsShown()[0]?.textContent).toContain('测*'));
}

for (let index = 0; index < 250; index += 1)
  await core.call('things.create', {
    kind: 'person',
    patch: {
      name: `测试${String(index).padStart(3, '0')}`,
      attrs: { branch: '一支部', consentBasis: 'signed', consentOn: '2026-01-05' },
    },
  });

test('draws only the rows in sight of a long register', async () => {
  await showRows();
  expect(rowsShown().length).toBeGreaterThan(5);
  expect(rowsShown().length).toBeLessThan(80);
});

test('a clicked row, the arrow keys and the window share one selection', async () => {
  await showRows();
  const first = rowsShown()[0];
  if (!first) throw new Error('no rows');
  pick(first);
  const firstId = useAppState.getState().selection?.id;
  expect(firstId).toBeTruthy();
  await waitFor(() => expect(rowsShown()[0]?.getAttribute('aria-selected')).toBe('true'));
  fireEvent.keyDown(keys(), { key: 'ArrowDown' });
  await waitFor(() => expect(useAppState.getState().selection?.id).not.toBe(firstId));
  await waitFor(() => expect(rowsShown()[1]?.getAttribute('aria-selected')).toBe('true'));
});

test('ticked rows are deleted after the consequence is named, and can be taken back', async () => {
  await showRows();
  for (const row of rowsShown().slice(0, 2)) fireEvent.click(within(row).getByRole('checkbox'));
  fireEvent.click(screen.getByText('删除所选 2 条'));
  expect(await screen.findByText(/将删除 2 条.*回收站/)).toBeTruthy();
  fireEvent.click(screen.getByText('删除'));
  await screen.findByText('共 248 条');
  await core.call('history.undo', {});
  await screen.findByText('共 250 条');
});

test('the one button clears every part of a filter', async () => {
  await show(<ThingTable kinds={KINDS} />);
  await screen.findByText('共 250 条');
  useAppState.getState().setFilter({
    kinds: ['person'],
    skills: ['没有这个技能'],
    missing: ['phone'],
    conditions: [{ field: 'post', op: 'filled' }],
  });
  fireEvent.click(await screen.findByText('清除筛选', { selector: '.lm-things-rows *' }));
  await screen.findByText('共 250 条');
  expect(useAppState.getState().filter).toEqual({ kinds: ['person'] });
});

test('nothing that matches: says so and clears the filter with one button', async () => {
  await show(<ThingTable kinds={KINDS} />);
  await screen.findByText('共 250 条');
  fireEvent.change(screen.getByLabelText('筛选名称、地址、电话'), { target: { value: '没有这个人' } });
  fireEvent.click(await screen.findByText('清除筛选'));
  await screen.findByText('共 250 条');
  expect((screen.getByLabelText('筛选名称、地址、电话') as HTMLInputElement).value).toBe('');
});

test('the room keeps the shared filter to its kinds and clears it when left', async () => {
  const shown = await show(<ThingTable kinds={KINDS} />);
  await waitFor(() => expect(useAppState.getState().filter).toEqual({ kinds: ['person'] }));
  shown.unmount();
  expect(useAppState.getState().filter).toEqual({});
});

const typeInto = (text: string): void => {
  fireEvent.input(keys(), { target: { value: text } });
};
const rowAt = (index: number): HTMLElement => {
  const row = rowsShown()[index];
  if (!row) throw new Error('no such row');
  return row;
};

test('typing edits in place, Enter commits and goes down; a refused text stays with what would be right', async () => {
  await showRows();
  pick(rowAt(0), 'skills');
  typeInto('电工、木工');
  fireEvent.keyDown(keys(), { key: 'Enter' });
  await waitFor(() => expect(cellOf(rowAt(0), 'skills').textContent).toBe('电工、木工'));
  expect(cellOf(rowAt(1), 'skills').dataset.head).toBe('true');
  pick(rowAt(1), 'gender');
  typeInto('不知道');
  fireEvent.keyDown(keys(), { key: 'Enter' });
  await waitFor(() => expect(cellOf(rowAt(1), 'gender').dataset.draft).toBe('refused'));
  expect(cellOf(rowAt(1), 'gender').textContent).toBe('不知道');
  pick(rowAt(1), 'gender');
  expect((await screen.findByRole('alert')).textContent).toContain('应为其中之一');
  fireEvent.keyDown(keys(), { key: 'Escape' });
  await waitFor(() => expect(cellOf(rowAt(1), 'gender').dataset.draft).toBeUndefined());
  await core.call('history.undo', {});
  await waitFor(() => expect(cellOf(rowAt(0), 'skills').textContent).not.toBe('电工、木工'));
});

test('two quick edits of one record do not take each other for a stale save', async () => {
  await showRows();
  for (const [key, text] of [
    ['skills', '钳工'],
    ['gender', '男'],
  ] as const) {
    pick(rowAt(2), key);
    typeInto(text);
    fireEvent.keyDown(keys(), { key: 'Tab' });
  }
  await waitFor(() => expect(cellOf(rowAt(2), 'gender').dataset.draft).toBeUndefined());
  expect(cellOf(rowAt(2), 'skills').textContent).toBe('钳工');
  expect(cellOf(rowAt(2), 'gender').textContent).toBe('男');
});

test('a block copied from Excel is pasted, counted and taken back as one step', async () => {
  await showRows();
  pick(rowAt(3), 'skills');
  fireEvent.paste(keys(), {
    clipboardData: { getData: (type: string) => (type === 'text/plain' ? '电工\r\n焊工\r\n' : '') },
  });
  await waitFor(() => expect(cellOf(rowAt(4), 'skills').textContent).toBe('焊工'));
  expect(await core.call('history.undo', {})).toMatchObject({ label: 'cells', count: 2 });
});
