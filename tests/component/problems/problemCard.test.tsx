import '../dom.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeWiredWindow, refusal } from '../wire.tsx';

const core = await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { ProblemCard } = await import('#renderer/features/problems/index');

const button = (name: string): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

test('a problem is closed with a result and a rating, and opened again', async () => {
  const { id } = await core.call('problems.create', { text: '楼道灯不亮' });
  await show(<ProblemCard id={id} />);
  await screen.findByText('楼道灯不亮');
  fireEvent.click(button('problem-close'));
  expect(button('close-problem').disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('办理结果'), { target: { value: '   ' } });
  expect(button('close-problem').disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('办理结果'), { target: { value: '换了灯泡' } });
  fireEvent.click(document.querySelectorAll('.ant-rate-star > [role="radio"]')[3] ?? document.body);
  fireEvent.click(button('close-problem'));
  await screen.findByText('已办结');
  expect(await core.call('problems.get', { id })).toMatchObject({ result: '换了灯泡', rating: 4 });
  fireEvent.click(button('problem-reopen'));
  await waitFor(async () => expect((await core.call('problems.get', { id })).state).not.toBe('closed'));
});

test('a result that could not be saved stays typed', async () => {
  const { id } = await core.call('problems.create', { text: '井盖松了' });
  core.stand('problems.transition', () => refusal('conflict', { yours: 1, current: 2 }));
  await show(<ProblemCard id={id} />);
  await screen.findByText('井盖松了');
  fireEvent.click(button('problem-close'));
  fireEvent.change(screen.getByLabelText('办理结果'), { target: { value: '已压实' } });
  fireEvent.click(button('close-problem'));
  expect(await screen.findByText(/您填写的内容还在/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('办理结果').value).toBe('已压实');
});

test('a problem that is gone says so and can be left', async () => {
  await show(<ProblemCard id="01900000-0000-7000-8000-00000000dead" />);
  expect(await screen.findByText(/这条记录已不存在/)).toBeTruthy();
});
