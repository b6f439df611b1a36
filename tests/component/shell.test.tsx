import './dom.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeWindow, show } from './harness.tsx';

const core = await makeWindow();
const { SearchPalette } = await import('#renderer/features/search/index');
const { UndoButtons } = await import('#renderer/features/history/index');
const { SettingsRoom } = await import('#renderer/features/settings/index');
const { Rail } = await import('#renderer/app/Rail.tsx');
const { useAppState } = await import('#renderer/state/index');

test('the rail has the nine rooms in order and marks the present one', async () => {
  await show(<Rail />);
  const rooms = [...document.querySelectorAll('[data-room]')];
  expect(rooms.map((room) => room.textContent)).toEqual([
    '地图',
    '事项',
    '资源',
    '人才',
    '风险',
    '网格',
    '清单',
    '统计',
    '设置',
  ]);
  fireEvent.click(screen.getByText('人才'));
  expect(document.querySelector('[aria-current=page]')?.textContent).toBe('人才');
  expect(useAppState.getState().room).toBe('people');
});

test('Ctrl+K’s box finds by pinyin initials and Enter selects and flies', async () => {
  const thing = await core.call('things.create', {
    kind: 'place',
    patch: {
      name: '党群服务中心',
      position: { geometry: { type: 'Point', coordinates: [121.55, 29.87] }, crs: 'wgs84' },
    },
  });
  let closed = false;
  await show(<SearchPalette onClose={() => (closed = true)} />);
  const box = screen.getByPlaceholderText(/拼音首字母/);
  fireEvent.change(box, { target: { value: 'dqfw' } });
  await screen.findByText('党群服务中心');
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(closed).toBe(true);
  expect(useAppState.getState().selection).toEqual({ type: 'thing', id: thing.id });
  expect(useAppState.getState().focus?.anchor).toEqual([121.55, 29.87]);
});

test('Enter takes what is typed, before the list has come and whatever has the focus', async () => {
  const thing = await core.call('things.create', { kind: 'place', patch: { name: '朝南埭12幢门卫' } });
  let closed = false;
  await show(<SearchPalette onClose={() => (closed = true)} />);
  fireEvent.change(screen.getByPlaceholderText(/拼音首字母/), { target: { value: 'cnd12' } });
  fireEvent.keyDown(document.body, { key: 'Enter' });
  await waitFor(() => expect(closed).toBe(true));
  expect(useAppState.getState().selection).toEqual({ type: 'thing', id: thing.id });
});

test('a key that the opening dialog would swallow goes to the box', async () => {
  await show(<SearchPalette onClose={() => undefined} />);
  const box = screen.getByPlaceholderText(/拼音首字母/);
  box.blur();
  expect(document.activeElement).not.toBe(box);
  fireEvent.keyDown(document.body, { key: 'c' });
  expect(document.activeElement).toBe(box);
});

test('the undo button says what it would do, does it, and then offers to redo', async () => {
  await core.call('things.create', { kind: 'place', patch: { name: '要撤销的' } });
  await show(<UndoButtons />);
  const undo = await screen.findByRole('button', { name: /^撤销：/ });
  fireEvent.click(undo);
  await screen.findByRole('button', { name: /^重做：/ });
  const { total } = await core.call('things.list', { filter: { text: '要撤销的' } });
  expect(total).toBe(0);
});

test('the recycle bin brings a deleted record back', async () => {
  const { id } = await core.call('things.create', { kind: 'place', patch: { name: '误删的活动室' } });
  await core.call('things.remove', { ids: [id] });
  await show(<SettingsRoom />);
  fireEvent.click(screen.getByText('回收站'));
  const row = (await screen.findByText('误删的活动室')).closest('tr');
  const restore = row?.querySelector('button');
  if (!restore) throw new Error('no button');
  fireEvent.click(restore);
  await waitFor(() => expect(screen.queryByText('误删的活动室')).toBeNull());
  expect((await core.call('things.get', { id })).name).toBe('误删的活动室');
});

test('the office’s details are checked and kept', async () => {
  await show(<SettingsRoom />);
  const code = await screen.findByLabelText('社区区划代码（12 位）');
  fireEvent.change(code, { target: { value: '3302' } });
  expect(screen.getByText(/应为 12 位数字/)).toBeTruthy();
  fireEvent.change(code, { target: { value: '330203006001' } });
  fireEvent.change(screen.getByLabelText('填报单位'), { target: { value: '安泰社区' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(async () =>
    expect(await core.call('settings.get', {})).toMatchObject({
      officeName: '安泰社区',
      communityCode: '330203006001',
    }),
  );
});

test('/ goes to the problem box from anywhere and selects what stands there: the next caller’s words take its place', async () => {
  const { useShortcuts } = await import('#renderer/app/useShortcuts');
  const Shell = () => {
    useShortcuts(() => undefined);
    return (
      <div data-problem-box>
        <input defaultValue="路灯坏了" />
      </div>
    );
  };
  await show(<Shell />);
  const box = document.querySelector<HTMLInputElement>('[data-problem-box] input');
  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement).toBe(box);
  expect(box?.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0)).toBe('路灯坏了');
});
