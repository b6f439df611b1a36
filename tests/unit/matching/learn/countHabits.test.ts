import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedUnderstoodSchema } from '#shared/contract/understood';
import type { Habit } from '#shared/domain/matching/learn/habit';
import { habitsOf } from '#shared/domain/matching/learn/habits';
import { countsIn } from '#shared/domain/matching/understand/quantity';
import type { Quantity, QuantitySort } from '#shared/domain/matching/understand/types';
import { CATEGORIES, emptyEngine, question } from '../fixture.ts';
import { keptProblems } from './kept.ts';
import { openOffice } from './office.ts';

const NOW = '2026-08-05T09:00';
const FAMILY = '路灯坏了，一家人摸黑';
const said = (count: number, sort: QuantitySort = 'people'): { quantities: Quantity[] } => ({
  quantities: [{ text: '', count, sort, of: '' }],
});
const NONE = { quantities: [] };
const told = ({ type, what, meaning, corrections, seen }: Habit) => [type, what, meaning, corrections, seen];
/** An office that put one text right again and again. */
function officeAfter(text: string, ...rights: Parameters<ReturnType<typeof openOffice>['read']>[2][]) {
  const office = openOffice();
  for (const right of rights) office.register(text, NOW, right);
  return office;
}

describe('the numbers in a text', () => {
  it('are as many as are kept with a problem, however many it has', () => {
    const text = `路灯坏了：${Array.from({ length: 30 }, (_, i) => `${i + 2}个人`).join('，')}`;
    const { quantities, readCounts } = openOffice().read(text, NOW);
    expect(quantities.map(({ count }) => count)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    expect(readCounts).toHaveLength(20);
    const kept = savedUnderstoodSchema.pick({ quantities: true, readCounts: true });
    expect(kept.safeParse({ quantities, readCounts }).success).toBe(true);
  });

  it.each([
    ['一家人摸黑', '一家人', false, null],
    ['几个人打架', '几个', false, 'people'],
    ['几个没缴费', '几个', false, null],
    ['好几户漏水', '好几户', false, 'households'],
    ['一帮年轻人', '一帮', false, 'people'],
    ['很多垃圾', '很多', false, 'things'],
    ['一群狗', '一群', false, 'things'],
    ['20多个业主', '20多个', false, 'people'],
    ['整栋楼停电', '整栋楼', false, null],
    ['两辆破旧的电动车', '辆电动车', true, 'things'],
    ['三户漏水', '户', true, 'households'],
  ])('%s: %s', (text, word, exact, of) => {
    expect(countsIn(text)).toMatchObject([{ word, exact, of }]);
  });
  it.each(['几个月了', '有几个问题', '3楼漏水', '12幢3单元', '路灯坏了'])('%s: none', (text) => {
    expect(countsIn(text)).toEqual([]);
  });
});

describe('numbers put right', () => {
  it('twice alike are what a vague word means', () => {
    const office = officeAfter(FAMILY, said(4));
    expect(office.learn()).toEqual([]);
    expect(office.read(FAMILY, NOW).quantities).toEqual([]);
    const habits = office.register(FAMILY, NOW, said(4));
    expect(habits.map(told)).toEqual([['countWord', '一家人', { count: 4, sort: 'people' }, 2, 2]]);
    const read = office.read(FAMILY, NOW);
    expect(read.quantities).toEqual([{ text: '', count: 4, sort: 'people', of: '' }]);
    expect(read.habits).toEqual(habits);
    // Left so, later problems agree; another category and another word are as before.
    office.register(FAMILY, NOW);
    expect(office.learn()).toMatchObject([{ corrections: 2, seen: 3 }]);
    expect(office.read('水管漏水，一家人没水用', NOW).quantities).toEqual([]);
    expect(office.read('路灯坏了，好几户不便', NOW).quantities).toMatchObject([{ count: 3 }]);
  });

  it('count as many, and make it more urgent', () => {
    const text = '路灯坏了，整栋楼不便';
    const before = openOffice().read(text, NOW);
    const after = officeAfter(text, said(40, 'households'), said(40, 'households')).read(text, NOW);
    expect([before.level, after.level]).toEqual([3, 2]);
    expect(after.urgency.because).toEqual([{ sign: 'many', words: ['40'] }]);
  });

  it('differing, in half of the problems only, or where another number stands, teach nothing', () => {
    const learn = (...rights: Parameters<typeof officeAfter>[1][]) =>
      officeAfter(FAMILY, ...rights).learn().length;
    expect(learn(said(4), said(5))).toBe(0);
    expect(learn({}, {}, said(4), said(4))).toBe(0);
    expect(learn({}, said(4), said(4))).toBe(1);
    expect(officeAfter(`${FAMILY}，3个老人`, said(4), said(4)).learn()).toEqual([]);
    // What is counted is a thing by its noun, and remains one.
    expect(officeAfter('路灯坏了，几辆电动车', said(4), said(4)).learn()).toEqual([]);
  });

  it('of a vague word hold for what it may count', () => {
    const office = officeAfter('路灯坏了，几个没看见', said(5), said(5));
    const read = (text: string) => office.read(text, NOW).quantities;
    expect(read('路灯坏了，几个老人看不见')).toMatchObject([{ count: 5, sort: 'people', of: '老人' }]);
    expect(read('路灯坏了，几个井盖也坏了')).toMatchObject([{ count: 3, sort: 'things' }]);
    expect(office.read('路灯坏了，几个老人看不见', NOW).habits).toHaveLength(1);
    expect(office.read('路灯坏了，几个井盖也坏了', NOW).habits).toEqual([]);
  });

  it('that were taken away twice are not read again; put back, they are', () => {
    const text = '路灯坏了，旁边停着3辆电动车';
    const office = officeAfter(text, NONE, NONE);
    expect(office.learn().map(told)).toEqual([['measureWord', '辆电动车', null, 2, 2]]);
    const read = office.read('路灯坏了，12辆电动车', NOW);
    expect(read.quantities).toEqual([]);
    expect(read.habits).toMatchObject([{ what: '辆电动车' }]);
    expect(office.read('路灯坏了，12辆汽车', NOW).quantities).toMatchObject([{ count: 12 }]);
    office.register(text, NOW);
    expect(office.learn()).toMatchObject([{ seen: 3 }]);
    for (let i = 0; i < 3; i += 1) office.register(text, NOW, said(3, 'things'));
    expect(office.learn()).toEqual([]);
    // So with vague words.
    const vague = officeAfter('路灯坏了，好几户看见', NONE, NONE);
    expect(vague.learn().map(told)).toEqual([['countWord', '好几户', null, 2, 2]]);
    expect(vague.read('路灯坏了，好几户看见', NOW).quantities).toEqual([]);
  });

  it('that say just how many never become another figure', () => {
    const text = '路灯坏了，5个人摔了';
    const office = officeAfter(text, said(8), said(8), said(8));
    expect(office.learn()).toEqual([]);
    expect(office.read(text, NOW).quantities).toMatchObject([{ text: '5个人', count: 5 }]);
  });

  it('by the clerk count before what was learnt', () => {
    const office = officeAfter(FAMILY, said(4), said(4));
    expect(office.read(FAMILY, NOW, said(7)).quantities).toEqual(said(7).quantities);
    expect(office.read(FAMILY, NOW, NONE).quantities).toEqual([]);
  });
});

describe('numbers, whatever was put right', () => {
  it('stay as they are said, or go', () => {
    const texts = ['路灯坏了，几个人推走2辆电动车', '路灯坏了，3个老人，一帮人', '水管漏水，5户，几个'];
    const exactIn = (text: string) => countsIn(text).filter((one) => one.exact);
    let learnt = 0;
    fc.assert(
      fc.property(keptProblems, (list) => {
        const engine = emptyEngine();
        const book = habitsOf(list, (id) => CATEGORIES.find((one) => one.id === id));
        engine.setHabits(book);
        for (const text of texts) {
          const { quantities, habits, readCounts } = engine.answer(question(text)).understood;
          learnt += habits.length;
          for (const { word, quantity } of exactIn(text)) {
            const gone = habits.some(({ type, what }) => type === 'measureWord' && what === word);
            expect(quantities.some((one) => one.text === quantity?.text)).toBe(!gone);
            expect(readCounts).toContainEqual(
              expect.objectContaining({
                word,
                figure: { count: quantity?.count, sort: quantity?.sort },
              }),
            );
          }
          for (const { type, what, meaning } of habits)
            if (type === 'countWord' && meaning !== null)
              expect(readCounts.find(({ word }) => word === what)?.exact).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
    expect(learnt).toBeGreaterThan(10);
  });
});
