import '../dom.ts';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ProblemDetail } from '#shared/contract/problems';
import { makeWiredWindow } from '../wire.tsx';

const core = await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { ProblemCard } = await import('#renderer/features/problems/index');
const { useAppState } = await import('#renderer/state/index');

const SPOT = [121.55, 29.87] as const;

/** A unit, so that its name is shown in full; `eastM` degrees/10,000 east of the spot, null without a place. */
async function unit(name: string, east: number | null): Promise<string> {
  const position =
    east === null
      ? null
      : {
          geometry: {
            type: 'Point' as const,
            coordinates: [SPOT[0] + east / 10_000, SPOT[1]] as [number, number],
          },
        };
  return (await core.call('things.create', { kind: 'unit', patch: { name, position } })).id;
}

async function dispatched(text: string, ids: readonly string[]): Promise<ProblemDetail> {
  return core.call('problems.create', {
    text,
    anchor: [...SPOT],
    picks: ids.map((thingId) => ({ thingId, reasons: [] })),
  });
}

const list = (): HTMLElement => screen.getByRole('list', { name: '派给' });
/** Each line of the card as number and name. */
const numbers = (): string[] =>
  [...list().querySelectorAll('li')].map(
    (line) =>
      `${line.querySelector('.lm-candidate-rank')?.textContent ?? ''}${line.querySelector('strong')?.textContent}`,
  );
const primary = (): string | null | undefined =>
  document.querySelector('.lm-dispatch-row .ant-btn-primary')?.textContent;

test('the card, the map and the slip give one person one number, in the order of the list', async () => {
  const near = await unit('近处的物业', 2);
  const noPlace = await unit('没有地址的单位', null);
  const far = await unit('远处的物业', 40);
  const middle = await unit('中间的物业', 20);
  const problem = await dispatched('路面塌陷', [near, noPlace, far, middle]);
  await show(<ProblemCard id={problem.id} />);
  await waitFor(() =>
    expect(numbers()).toEqual(['1远处的物业', '2中间的物业', '3近处的物业', '4没有地址的单位']),
  );
  const ranks = new Map(useAppState.getState().lines.map(({ thingId, rank }) => [thingId, rank]));
  expect([far, middle, near].map((id) => ranks.get(id))).toEqual([1, 2, 3]);

  // A plan that is drawn beside the card changes none of them.
  act(() => useAppState.getState().setLines([]));
  expect(numbers()).toEqual(['1远处的物业', '2中间的物业', '3近处的物业', '4没有地址的单位']);

  const { html } = await core.call('problems.slipHtml', { id: problem.id, edition: 'public' });
  const paper = new DOMParser().parseFromString(html, 'text/html');
  const rows = [...paper.querySelectorAll('.helpers tbody tr')].map((row) => {
    const cells = row.querySelectorAll('td');
    return `${cells[0]?.textContent}${cells[1]?.textContent}`;
  });
  expect(rows).toEqual(numbers());
  const going = [...paper.querySelectorAll('.order li')].map((one) => one.textContent);
  expect(going.slice(0, 3)).toEqual(numbers().slice(0, 3));
  // On the sketch the farthest east is the farthest right.
  const drawn = [...paper.querySelectorAll('svg text.w')];
  const east = drawn.sort((a, b) => Number(b.getAttribute('x')) - Number(a.getAttribute('x')));
  expect(east.map((one) => one.textContent)).toEqual(['1', '2', '3']);
});

test('after the only one says 不便 the card says that nobody comes and what to do', async () => {
  const only = await unit('物业公司', 5);
  const problem = await dispatched('水管漏水', [only]);
  await show(<ProblemCard id={problem.id} />);
  await waitFor(() => expect(primary()).toBe('开始办理'));
  expect(screen.queryByRole('status')).toBeNull();
  fireEvent.click(within(list()).getByRole('button', { name: '不便' }));
  expect((await screen.findByRole('status')).textContent).toBe(
    '对方不便，现在没人去请点下面的“找人派单”另找人。',
  );
  expect(primary()).toBe('找人派单');
  expect(numbers()).toEqual(['物业公司']);
  // Minds are changed on the phone.
  fireEvent.click(within(list()).getByRole('button', { name: '接了' }));
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  expect(primary()).toBe('开始办理');
});

test('one out of two is no alarm; both are, and say how many', async () => {
  const [first, second] = [await unit('甲公司', 3), await unit('乙公司', 6)];
  const problem = await dispatched('树倒了', [first, second]);
  await show(<ProblemCard id={problem.id} />);
  await waitFor(() => expect(numbers()).toEqual(['1乙公司', '2甲公司']));
  const decline = (name: string): void => {
    const line = within(list()).getByText(name).closest('li');
    if (!line) throw new Error(name);
    fireEvent.click(within(line).getByRole('button', { name: '不便' }));
  };
  decline('乙公司');
  await waitFor(() => expect(numbers()).toEqual(['1甲公司', '乙公司']));
  expect(screen.queryByRole('status')).toBeNull();
  decline('甲公司');
  expect((await screen.findByRole('status')).textContent).toContain('派给的 2 个都去不了，现在没人去');
});
