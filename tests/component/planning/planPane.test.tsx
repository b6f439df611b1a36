import '../dom.ts';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PlanAnswer } from '#shared/contract/planning';
import { makeWindow, show } from '../harness.tsx';

const core = await makeWindow();
const { PlanPane, usePlanState } = await import('#renderer/features/planning/index');
const { usePlan } = await import('#renderer/features/planning/usePlan');

const PROBLEMS = 40;

const seen: PlanAnswer[] = [];
function Probe() {
  const { plan } = usePlan();
  if (plan && seen.at(-1) !== plan) seen.push(plan);
  return null;
}

test('a plan longer than the screen is drawn whole, and a decision leaves the rows alone that it does not change', async () => {
  for (let at = 0; at < PROBLEMS; at += 1)
    await core.call('problems.create', { text: `第${at}处要找电工`, level: 3, anchor: [121.5, 29.8] });
  usePlanState.getState().start(null);
  await show(
    <>
      <Probe />
      <PlanPane />
    </>,
  );
  await waitFor(() => expect(document.querySelectorAll('[data-plan-row]')).toHaveLength(PROBLEMS));
  const before = seen.at(-1)?.rows ?? [];
  expect(before).toHaveLength(PROBLEMS);
  const leftOut = before[3]?.problemId ?? '';
  act(() => usePlanState.getState().decide({ leftOut: [leftOut] }));
  await waitFor(() => expect(document.querySelectorAll('[data-left-out="true"]')).toHaveLength(1));
  const after = seen.at(-1)?.rows ?? [];
  expect(after.map((row, at) => row === before[at])).toEqual(
    before.map(({ problemId }) => problemId !== leftOut),
  );
});
