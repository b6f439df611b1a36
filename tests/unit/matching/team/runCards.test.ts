import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedFor,
  busyAt,
  cardsFor,
  isTeamwork,
  lineage,
  type OpenJob,
  type RunCard,
  type RunDemand,
  runDemandSchema,
  sumDemands,
} from '#shared/domain/matching/team/index';

const skill = (name: string, count = 1): RunDemand => ({ type: 'skill', name, count });
const need = (count = 1): RunDemand => ({ type: 'need', name: '', count });
const card = (categoryId: string | null, level: number, ...demands: RunDemand[]): RunCard => ({
  id: `${categoryId}-${level}`,
  categoryId,
  level,
  demands,
});
const PARENTS: Record<string, string | null> = { 燃气: '水电气', 水电气: null, 绕一: '绕二', 绕二: '绕一' };
const parentOf = (id: string): string | null => PARENTS[id] ?? null;
const idsFor = (categoryId: string | null, level: number | null, cards: readonly RunCard[]) =>
  cardsFor(categoryId, level, cards, parentOf).map(({ id }) => id);

describe('cardsFor', () => {
  const cards = [
    card(null, 4, need()),
    card(null, 1, skill('急救')),
    card('水电气', 3, skill('电工')),
    card('水电气', 1),
    card('燃气', 3, skill('燃气维修')),
  ];

  it("adds level to level, each the nearest card: own, parent's, general", () => {
    expect(idsFor('燃气', 1, cards)).toEqual(['null-4', '燃气-3', '水电气-1']);
    expect(idsFor('水电气', 3, cards)).toEqual(['null-4', '水电气-3']);
    expect(idsFor(null, 1, cards)).toEqual(['null-4', 'null-1']);
  });

  it('takes only the base when the level is not known, and nothing when there are no cards', () => {
    expect(idsFor('燃气', null, cards)).toEqual(['null-4']);
    expect(idsFor('燃气', 1, [])).toEqual([]);
  });

  it('an empty card of its own adds nothing, and keeps the general one away', () => {
    expect(cardsFor('水电气', 1, cards, parentOf).at(-1)?.demands).toEqual([]);
  });

  it('a worse level never asks for less', () => {
    const anyCards = fc.array(
      fc.record({
        categoryId: fc.constantFrom(null, '水电气', '燃气'),
        level: fc.integer({ min: 1, max: 4 }),
        name: fc.constantFrom('a', 'b', 'c'),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyCards, fc.integer({ min: 1, max: 3 }), (list, level) => {
        const all = list.map(({ categoryId, level: one, name, count }) =>
          card(categoryId, one, skill(name, count)),
        );
        const at = (one: number) =>
          sumDemands(cardsFor('燃气', one, all, parentOf).flatMap(({ demands }) => demands));
        for (const milder of at(level + 1))
          expect(at(level).find(({ name }) => name === milder.name)?.count).toBeGreaterThanOrEqual(
            milder.count,
          );
      }),
    );
  });

  it('a circle of parents ends', () => {
    expect(lineage('绕一', parentOf)).toEqual(['绕一', '绕二', null]);
  });
});

describe('askedFor', () => {
  it('adds up what asks for the same', () => {
    expect(sumDemands([skill('电工'), need(), skill('电工', 2)])).toEqual([skill('电工', 3), need()]);
  });

  it('puts named needs in the place of whoever fits', () => {
    const asked = askedFor([need(), skill('急救')], [{ need: '电工', count: 2 }]);
    expect(asked.map(({ id, count, origin }) => [id, count, origin])).toEqual([
      ['skill:急救', 1, 'card'],
      ['skill:电工', 2, 'text'],
    ]);
  });

  it('does not ask twice for what the card asks for, but for as many as the caller said', () => {
    const asked = askedFor([need(2), skill('电工')], [{ need: '电工', count: 3 }]);
    expect(asked.map(({ id, count }) => [id, count])).toEqual([
      ['need:', 2],
      ['skill:电工', 3],
    ]);
  });

  it('is worth a team when several must come or a card names who', () => {
    expect(isTeamwork(askedFor([need()], []))).toBe(false);
    expect(isTeamwork(askedFor([], []))).toBe(false);
    expect(isTeamwork(askedFor([need(2)], []))).toBe(true);
    expect(isTeamwork(askedFor([{ type: 'post', name: 'lead', count: 1 }], []))).toBe(true);
  });
});

describe('a line of a card', () => {
  it('names what it asks for, and only whoever fits has no name', () => {
    const parses = (value: unknown) => runDemandSchema.safeParse(value).success;
    expect(parses(skill('电工'))).toBe(true);
    expect(parses(skill(' '))).toBe(false);
    expect(parses(need())).toBe(true);
    expect(parses({ ...need(), name: '电工' })).toBe(false);
    expect(parses(skill('电工', 0))).toBe(false);
  });
});

describe('busyAt', () => {
  const NOW = Date.parse('2026-08-05T14:30:00+08:00');
  const HOUR = 3_600_000;
  const job = (parts: Partial<OpenJob> = {}): OpenJob => ({
    thingId: 'a',
    problemNumber: '20260805-001',
    sentAtMs: NOW - HOUR,
    dueAtMs: NOW + 3 * HOUR,
    ...parts,
  });
  const isBusy = (one: OpenJob, atMs: number): boolean => busyAt([one], atMs, NOW).has('a');

  it('from the asking until the deadline, and not afterwards', () => {
    expect(isBusy(job(), NOW)).toBe(true);
    expect(isBusy(job(), NOW + 2 * HOUR)).toBe(true);
    expect(isBusy(job(), NOW + 3 * HOUR)).toBe(false);
    expect(isBusy(job({ sentAtMs: NOW + 2 * HOUR }), NOW)).toBe(false);
    expect(isBusy(job({ sentAtMs: NOW + HOUR }), NOW)).toBe(true);
  });

  it('as long as nobody says that it is done, when there is no deadline or it has passed', () => {
    expect(isBusy(job({ dueAtMs: null }), NOW + 100 * HOUR)).toBe(true);
    expect(isBusy(job({ dueAtMs: NOW - HOUR }), NOW)).toBe(true);
  });

  it('tells the problem that was first, whatever the order', () => {
    const jobs = [
      job({ problemNumber: '2', sentAtMs: NOW - HOUR }),
      job({ problemNumber: '1', sentAtMs: NOW - 2 * HOUR }),
    ];
    expect(busyAt(jobs, NOW, NOW).get('a')).toBe('1');
    expect(busyAt([...jobs].reverse(), NOW, NOW).get('a')).toBe('1');
  });
});
