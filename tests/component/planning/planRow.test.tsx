import '../dom.ts';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { makeWindow, show } from '../harness.tsx';

const core = await makeWindow();
const { PlanPane, usePlanState } = await import('#renderer/features/planning/index');

const HERE: [number, number] = [121.5, 29.8];
const position = { geometry: { type: 'Point' as const, coordinates: HERE }, crs: 'wgs84' as const };
const consent = { consentBasis: 'signed', consentOn: '2026-01-01' };

beforeAll(async () => {
  const attrs = { skills: ['木工'], notBefore: '2099-01-01', ...consent };
  await core.call('things.create', { kind: 'person', patch: { name: '李小红', position, attrs } });
  const capabilities = { capabilities: ['木工'] };
  await core.call('things.create', {
    kind: 'place',
    patch: { name: '便民木工房', position, attrs: capabilities },
  });
  for (const text of ['要找木工', '又要找木工'])
    await core.call('problems.create', { text, level: 3, anchor: HERE });
});

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-plan-row]')];
const firstRow = (): HTMLElement => {
  const [row] = rows();
  if (!row) throw new Error('no row');
  return row;
};

test('a row says why nobody goes, its menu lists who could by hand, and what speaks against them is warned of', async () => {
  usePlanState.getState().start(null);
  await show(<PlanPane />);
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(firstRow().textContent).toContain('李*红不在岗、在休息或已请满；场所便民木工房不自动派');
  expect(screen.getByText(/只服务本网格的也派/)).toBeTruthy();

  fireEvent.click(firstRow().querySelector('.lm-plan-pick-name') ?? document.body);
  const place = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('[data-other="place"]');
    if (!found) throw new Error('not there yet');
    return found;
  });
  expect(place.textContent).toContain('场所不自动派，可自己选');
  const away = document.querySelector<HTMLElement>('[data-other="strained"]');
  expect(away?.querySelector('.lm-plan-choice-against')?.textContent).toContain('还没到可服务起始日');
  expect(screen.queryByText('没有别人能去')).toBeNull();

  fireEvent.click(away ?? document.body);
  await waitFor(() => expect(firstRow().querySelector('.lm-plan-pick[data-fixed="true"]')).toBeTruthy());
  expect(firstRow().querySelector('.lm-plan-against')?.textContent).toContain('还没到可服务起始日');
  expect(firstRow().querySelector('.lm-plan-reasons')?.textContent).not.toContain('还没到可服务起始日');
  act(() => usePlanState.getState().reset());
});
