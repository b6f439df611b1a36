import { describe, expect, it } from 'vitest';
import { correctionsOf, questionOf } from '#renderer/features/problems/understood/question';
import { isSameProblem } from '#renderer/features/problems/understood/sameProblem';
import { draftOf, savedOf } from '#renderer/features/problems/understood/saved';
import {
  chinaWall,
  instantOfWall,
  usualTimes,
  withinText,
} from '#renderer/features/problems/understood/times';
import { EMPTY_DRAFT } from '#renderer/state/index';
import type { ProblemDetail } from '#shared/contract/problems';
import type { SavedUnderstood } from '#shared/contract/understood';
import { nothingUnderstood } from '#tests/helpers/understood';

const guess = { categoryId: 'a', share: 0.5, because: ['灯'], by: 'lexicon' as const };

describe('whether typing goes on', () => {
  it.each([
    ['路灯坏了', '路灯坏了，朝南埭12幢'],
    ['路灯坏了，朝南埭12幢', '路灯坏了'],
    ['路灯坏了，朝南埭12幢', '路灯坏了、朝南埭13幢'],
  ])('%s → %s', (before, now) => {
    expect(isSameProblem(before, now)).toBe(true);
  });
  it.each([
    ['路灯坏了', '电梯困人'],
    ['', '路灯坏了'],
    ['路灯坏了，朝南埭12幢', '有人打架，白云路8号'],
  ])('%s → %s: another problem', (before, now) => {
    expect(isSameProblem(before, now)).toBe(false);
  });
});

describe('the question of a draft', () => {
  it('names no corrections when none was made or all were taken back', () => {
    expect(correctionsOf(EMPTY_DRAFT)).toEqual({});
    expect(correctionsOf({ ...EMPTY_DRAFT, corrections: { level: undefined } })).toEqual({});
    expect(questionOf({ ...EMPTY_DRAFT, text: '路灯' })).toEqual({
      text: '路灯',
      anchor: null,
      categoryId: null,
    });
  });
  it('carries what was put right', () => {
    const draft = { ...EMPTY_DRAFT, text: '路灯', atMs: 5, corrections: { level: 2, vulnerable: [] } };
    expect(questionOf(draft)).toMatchObject({ atMs: 5, corrections: { level: 2, vulnerable: [] } });
  });
});

describe('what is kept with the problem', () => {
  it('calls only that corrected which the words do not say', () => {
    const read = nothingUnderstood({ guess, categoryId: 'a', readLevel: 3, level: 3 });
    expect(Object.values(savedOf(read, EMPTY_DRAFT).corrected).some(Boolean)).toBe(false);
    expect(savedOf(read, { ...EMPTY_DRAFT, categoryId: 'a' }).corrected.category).toBe(false);
    expect(savedOf(read, { ...EMPTY_DRAFT, categoryId: 'b' }).corrected.category).toBe(true);
  });
  it('holds the guess beside what held in the end', () => {
    const read = nothingUnderstood({
      guess,
      categoryId: 'b',
      by: 'clerk',
      readLevel: 1,
      level: 3,
      needs: ['电工'],
    });
    const draft = { ...EMPTY_DRAFT, categoryId: 'b', corrections: { level: 3, removedNeeds: ['瓦工'] } };
    expect(savedOf(read, draft)).toMatchObject({
      guess: { categoryId: 'a', confidence: 0.5, level: 1 },
      corrected: { category: true, level: true, needs: true, place: false, wanted: false },
      needs: ['电工'],
      removedNeeds: ['瓦工'],
    });
  });
});

describe('the draft for a kept problem', () => {
  const read = nothingUnderstood({
    guess,
    categoryId: 'b',
    by: 'clerk',
    readLevel: 1,
    level: 3,
    wantedAtMs: 500,
  });
  const made = {
    ...EMPTY_DRAFT,
    categoryId: 'b',
    corrections: { level: 3, addedNeeds: ['电工'], vulnerable: [] },
  };
  const kept = (understood: SavedUnderstood | null) =>
    ({
      id: 'p',
      text: '路灯',
      anchor: null,
      categoryId: 'b',
      level: 3,
      understood,
    }) as unknown as ProblemDetail;
  it('holds what was put right, and a wanted time that is to come', () => {
    const draft = draftOf(kept(savedOf(read, made)), 400);
    expect(draft).toMatchObject({ problemId: 'p', categoryId: 'b', atMs: 500 });
    expect(correctionsOf(draft)).toEqual({
      corrections: { level: 3, addedNeeds: ['电工'], removedNeeds: [], vulnerable: [] },
    });
    expect(draftOf(kept(savedOf(read, made)), 600).atMs).toBeNull();
  });
  it('of one from elsewhere corrects nothing', () => {
    expect(correctionsOf(draftOf(kept(null), 0))).toEqual({});
  });
});

describe('usual times', () => {
  const at = (text: string): number => Date.parse(`${text}:00+08:00`);
  it('are those that are not over', () => {
    expect(usualTimes(at('2026-08-05T14:30')).map((one) => [one.key, chinaWall(one.atMs)])).toEqual([
      ['now', '2026-08-05T14:30'],
      ['tonight', '2026-08-05T19:00'],
      ['tomorrowMorning', '2026-08-06T09:00'],
      ['tomorrowAfternoon', '2026-08-06T14:00'],
      ['saturday', '2026-08-08T09:00'],
    ]);
    const late = usualTimes(at('2026-08-08T21:00'));
    expect(late.map((one) => one.key)).not.toContain('tonight');
    expect(chinaWall(late.at(-1)?.atMs ?? 0)).toBe('2026-08-15T09:00');
  });
  it('say until when, where days off make it later than the hours do', () => {
    // A Wednesday, a Friday, a Saturday.
    expect(withinText(24, 3, at('2026-08-05T14:30'), null)).toBe('24小时内');
    expect(withinText(24, 3, at('2026-08-07T14:30'), null)).toBe('24小时内（休息日不算，到 08-10 14:30）');
    expect(withinText(24, 3, at('2026-08-08T06:00'), null)).toBe('24小时内（休息日不算，到 08-10 24:00）');
    expect(withinText(24, 1, at('2026-08-08T06:00'), null)).toBe('24小时内');
    // Help is wanted the same evening, or later than it must be solved.
    expect(withinText(8, 2, at('2026-08-08T06:00'), at('2026-08-08T19:00'))).toBe('今天 19:00 前');
    expect(withinText(24, 3, at('2026-08-05T14:30'), at('2026-08-05T19:00'))).toBe('24小时内');
    expect(withinText(24, 3, at('2026-08-07T14:30'), at('2026-08-12T09:00'))).toBe(
      '24小时内（休息日不算，到 08-10 14:30）',
    );
  });
  it('a wall clock and its instant go both ways', () => {
    expect(instantOfWall(chinaWall(at('2026-12-31T23:55')))).toBe(at('2026-12-31T23:55'));
  });
});
