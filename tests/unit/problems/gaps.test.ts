import { describe, expect, it } from 'vitest';
import { gapsToNote, notableGaps } from '#renderer/features/problems/gaps';
import { nameToLearn } from '#renderer/features/problems/understood/placeName';
import { EMPTY_DRAFT } from '#renderer/state/index';
import type { Answer } from '#shared/contract/problems';
import type { ProposedTeam } from '#shared/contract/team';

const AT_MS = 1_785_900_000_000;
const seen = (need: string, essential: boolean) => ({
  need,
  reason: 'noneNear' as const,
  essential,
  radiusM: 1000,
  atMs: AT_MS + 0.4,
  nearest: null,
});
const answer = { shortages: [seen('电工', false), seen('木工', true)] } as unknown as Answer;
const line = (need: string | null, count: number, essential = true) => ({
  gap: {
    missing: count,
    reasons: [],
    essential,
    noted: need === null ? null : { need, reason: 'tooFew' as const, count, wantedAtMs: AT_MS },
  },
});
const team = (worthShowing: boolean) =>
  ({
    worthShowing,
    lines: [line('电工', 3), line('网格长', 1), line('搬运', 2, false), line(null, 1), { gap: null }],
  }) as unknown as ProposedTeam;

describe('gaps that go to the 缺口清单', () => {
  it('are those of the answer and the seats of the team on show, one a need, with the most that lack', () => {
    const gaps = notableGaps(answer, team(true));
    expect(gaps.map(({ need, count, essential }) => [need, count, essential])).toEqual([
      ['电工', 3, true],
      ['木工', 1, true],
      ['网格长', 1, true],
      // Somebody will be free for it in time: offered, not noted unasked.
      ['搬运', 2, false],
    ]);
    // Where both see it, the answer says more exactly why.
    expect(gaps[0]).toMatchObject({ reason: 'noneNear', wantedAtMs: AT_MS });
    expect(notableGaps(answer, team(false)).map(({ need }) => need)).toEqual(['电工', '木工']);
    expect(notableGaps(answer, undefined)).toHaveLength(2);
  });

  it('are noted as proposed, or as ticked', () => {
    const gaps = notableGaps(answer, undefined);
    expect(gapsToNote(gaps, {}).map(({ need }) => need)).toEqual(['木工']);
    expect(gapsToNote(gaps, { 电工: true, 木工: false })).toEqual([
      { need: '电工', reason: 'noneNear', wantedAtMs: AT_MS, count: 1 },
    ]);
  });
});

describe('the name of a place that is learnt', () => {
  const draft = { ...EMPTY_DRAFT, text: '老供銷社门口的路灯坏了', anchor: [121.5, 29.8] as [number, number] };
  it('stands in the words of a new problem whose place was chosen', () => {
    expect(nameToLearn(' 老供销社 ', draft)).toBe('老供销社');
    expect(nameToLearn('大樟树', draft)).toBeNull();
    expect(nameToLearn('路灯', draft)).toBeNull();
    expect(nameToLearn(null, draft)).toBeNull();
    expect(nameToLearn('老供销社', { ...draft, anchor: null })).toBeNull();
    expect(nameToLearn('老供销社', { ...draft, problemId: 'kept' })).toBeNull();
  });
});
