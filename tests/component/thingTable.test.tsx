import './dom.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeWindow, show } from './harness.tsx';

const core = await makeWindow();
const { ThingTable } = await import('#renderer/features/things/index');
const { useAppState } = await import('#renderer/state/index');

const KINDS = ['person'] as const;
const rowsShown = (): HTMLElement[] =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .filter((row) => row.hasAttribute('aria-rowindex'));

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
  fireEvent.click(first);
  const firstId = useAppState.getState().selection?.id;
  expect(firstId).toBeTruthy();
  await waitFor(() => expect(rowsShown()[0]?.getAttribute('aria-selected')).toBe('true'));
  fireEvent.keyDown(screen.getByRole('table'), { key: 'ArrowDown' });
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
