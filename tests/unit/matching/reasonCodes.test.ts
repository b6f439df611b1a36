import { describe, expect, it } from 'vitest';
import { REASON_CODES, tellsDistance, weightiest } from '#shared/domain/matching/index';
import en from '#shared/i18n/en.json' with { type: 'json' };
import zh from '#shared/i18n/zh-CN.json' with { type: 'json' };

/** Keys of a section with those of its sub-sections as `a.b`. */
const keysOf = (section: object, before = ''): string[] =>
  Object.entries(section).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );

describe('codes of reasons', () => {
  it('have words in each language, and no words are for a code that nobody gives', () => {
    for (const { reason } of [zh, en]) expect(keysOf(reason).sort()).toEqual([...REASON_CODES].sort());
  });

  it('of a distance are known, in older records too', () => {
    expect(
      ['distance', 'distanceKm', 'reason.distance', 'sameCell'].map((code) => tellsDistance({ code })),
    ).toEqual([true, true, true, false]);
  });
});

describe('the weightiest reasons', () => {
  const reasons = [
    { code: 'matched', points: 3 },
    { code: 'distance', points: 30 },
    { code: 'resting', points: -12 },
    { code: 'assess', points: 0 },
    { code: 'need', points: 20 },
  ];

  it('are for or against, neither the distance nor what weighs nothing', () => {
    expect(weightiest(reasons, 2).map(({ code }) => code)).toEqual(['need', 'resting']);
    expect(weightiest(reasons, 9)).toHaveLength(3);
  });
});
