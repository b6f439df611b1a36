import { describe, expect, it } from 'vitest';
import { goesUnasked, lacksOf, type Other } from '#core/services/planning/lacks';
import type { MatchReason, Pick } from '#shared/domain/matching/index';
import { againstOf } from '#shared/domain/matching/reasonCodes';

const reason = (code: MatchReason['code'], points: number): MatchReason => ({
  code,
  params: {},
  part: 'topic',
  points,
});
const pick = (thingId: string, score: number, given: Partial<Pick> = {}): Pick => ({
  thingId,
  kind: 'person',
  anchor: null,
  distanceM: null,
  available: 'yes',
  score,
  reasons: [],
  ring: null,
  ...given,
});
const away = (id: string, score = 1): Pick => pick(id, score, { available: 'no' });
const outside = (id: string): Pick => pick(id, 1, { reasons: [reason('outOfRange', -15)] });

describe('why somebody lacks', () => {
  const said = (taken: readonly Pick[], others: readonly Other[], sent = 0) =>
    lacksOf(taken, others, sent).map(({ why, picks }) => [why, picks.map(({ thingId }) => thingId)]);

  it('is every reason that there is with those it holds for, the best first', () => {
    const others: Other[] = [
      { pick: pick('place', 9, { kind: 'place' }), why: 'place' },
      { pick: outside('range'), why: 'strained' },
      { pick: away('away', 2), why: 'strained' },
      { pick: away('better', 3), why: 'strained' },
      { pick: pick('left', 1), why: 'excluded' },
      { pick: pick('over', 1), why: 'expired' },
      { pick: pick('busy', 1), why: 'busy' },
    ];
    expect(said([pick('gone', 1)], others)).toEqual([
      ['allTaken', ['gone']],
      ['allBusy', ['busy']],
      ['noneFree', ['better', 'away']],
      ['outOfRange', ['range']],
      ['excluded', ['left']],
      ['allExpired', ['over']],
      ['onlyPlaces', ['place']],
    ]);
  });

  it('is that there is nobody, or nobody else; a place that is closed is no help', () => {
    expect(said([], [])).toEqual([['noCandidate', []]]);
    expect(said([], [], 1)).toEqual([['tooFew', []]]);
    expect(said([], [{ pick: away('closed'), why: 'place' }])).toEqual([['noCandidate', []]]);
  });
});

describe('who goes without being asked for', () => {
  it('is there, not used up, and within the range they serve', () => {
    expect(goesUnasked(pick('a', 1))).toBe(true);
    for (const code of ['resting', 'callsUsedUp', 'weekCallsUsedUp', 'outOfRange'] as const)
      expect(goesUnasked(pick('a', 1, { reasons: [reason(code, 0)] }))).toBe(false);
    expect(goesUnasked(away('a'))).toBe(false);
  });
});

describe('what speaks against somebody', () => {
  const codes = (...reasons: MatchReason[]) => againstOf(reasons).map(({ code }) => code);

  it('is what takes a point or more, and every warning whatever it weighs', () => {
    expect(
      codes(
        reason('need', 30),
        reason('recentCalls', -2),
        reason('recordRated', -0.4),
        reason('outOfRange', 0),
        reason('certMissing', 0),
      ),
    ).toEqual(['recentCalls', 'outOfRange', 'certMissing']);
  });

  it('is said once of a certificate that is over, though what it is for still gives points', () => {
    expect(codes(reason('needLapsed', 8), reason('certExpired', -3))).toEqual(['needLapsed']);
    expect(codes(reason('certExpired', -3))).toEqual(['certExpired']);
  });
});
