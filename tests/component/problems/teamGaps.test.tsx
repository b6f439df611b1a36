import '../dom.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ProposedTeam, TeamGap, TeamLine } from '#shared/contract/team';
import { nothingAnswered as answer } from '#tests/helpers/answered';
import { makeWiredWindow } from '../wire.tsx';

const core = await makeWiredWindow();
const { show } = await import('../harness.tsx');
const { AnswerCard } = await import('#renderer/features/problems/index');
const { EMPTY_DRAFT, useAppState } = await import('#renderer/state/index');
const { useExtras } = await import('#renderer/features/problems/extras');
const { gapsToNote, notableGaps } = await import('#renderer/features/problems/gaps');

type Code = TeamGap['reasons'][number]['code'];
const gapOf = (need: string | null, code: Code, essential: boolean): TeamGap => ({
  missing: 1,
  noted: need === null ? null : { need, reason: 'noneFree', count: 1, wantedAtMs: 0 },
  essential,
  reasons: [{ code, count: 1, name: '白*兴', busyWith: '20261122-001', distanceM: null }],
});
const line = (type: TeamLine['type'], name: string, gap: TeamGap): TeamLine => ({
  id: `${type}:${name}`,
  type,
  name,
  count: 1,
  origin: 'card',
  members: [],
  alternatives: [],
  barred: [],
  gap,
});
const team = (lines: TeamLine[]): ProposedTeam => ({
  categoryId: null,
  level: 3,
  cards: [],
  worthShowing: true,
  lines,
  memberCount: 0,
  exact: true,
  leastMembers: 0,
  reserve: 0,
  kept: [],
  tookMs: 1,
});
const PROPOSED = team([
  line('skill', '人民调解', gapOf('人民调解', 'busy', false)),
  line('skill', '潜水', gapOf('潜水', 'nobody', true)),
  line('post', '网格长', gapOf(null, 'placeUnknown', false)),
]);

beforeEach(() => {
  useAppState.setState({
    draft: { ...EMPTY_DRAFT, text: '我要离婚财产怎么分' },
    picks: [],
    lines: [],
    card: { type: 'answer' },
    selection: null,
  });
  useExtras.getState().clear();
});

test('only what nobody can do in time is noted unasked, and nothing of a post whose cell is not known', () => {
  const gaps = notableGaps(answer(), PROPOSED);
  expect(gaps.map(({ need, essential }) => [need, essential])).toEqual([
    ['人民调解', false],
    ['潜水', true],
  ]);
  expect(gapsToNote(gaps, {}).map(({ need }) => need)).toEqual(['潜水']);
  expect(gapsToNote(gaps, { 人民调解: true }).map(({ need }) => need)).toEqual(['人民调解', '潜水']);
});

test('of a post without a place it is said that the place is wanted, with the click that gives it', async () => {
  const people = [
    {
      thingId: 'a',
      kind: 'person' as const,
      name: '张*',
      detail: '',
      phone: null,
      busyWith: null,
      anchor: null,
      distanceM: null,
      available: 'yes' as const,
      score: 1,
      ring: null,
      reasons: [],
    },
  ];
  core.stand('matching.answer', () => ({ ok: true, data: answer({ people }) }));
  core.stand('matching.team', () => ({ ok: true, data: PROPOSED }));
  await show(<AnswerCard />);
  await screen.findByText('还不知道地点，定了地点才知道是谁');
  expect(screen.getByText('0 名（个），还缺 2，另 1 个待定地点')).toBeTruthy();
  const post = document.querySelector<HTMLElement>('[data-demand="post:网格长"]');
  expect(post?.textContent).not.toContain('缺 1');
  expect(post?.querySelector('input')).toBeNull();
  const ticks = [...document.querySelectorAll<HTMLInputElement>('.lm-team-note input')];
  expect(ticks.map(({ checked }) => checked)).toEqual([false, true]);
  fireEvent.click(post?.querySelector('[data-action="team-place"]') ?? document.body);
  await waitFor(() => expect(useAppState.getState().mode.type).toBe('pickProblemPlace'));
});
