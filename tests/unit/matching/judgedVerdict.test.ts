import { describe, expect, it } from 'vitest';
import { judged, needOf } from '#tests/fixtures/judged/judgedCase';
import { crowd, LAMP, person, recordsOf, resource } from '#tests/helpers/judged/handmade';
import { meanOf, ndcgAt } from '#tests/helpers/judged/ndcg';
import { makeOracle } from '#tests/helpers/judged/oracle';
import { type Answered, judge } from '#tests/helpers/judged/verdict';

describe('NDCG', () => {
  /** Examples with the gain as it is: 2^log2(rel + 1) − 1 = rel. */
  const plain = (...relevances: number[]) => relevances.map((relevance) => Math.log2(relevance + 1));

  it('gives the published figures', () => {
    // Wikipedia, Discounted cumulative gain: 3, 2, 3, 0, 1, 2 with two more of 3 and 2: DCG 6.861, IDCG 8.740.
    expect(ndcgAt(6, plain(3, 2, 3, 0, 1, 2), plain(3, 2, 3, 0, 1, 2, 3, 2))).toBeCloseTo(0.785, 3);
    // scikit-learn, ndcg_score: relevances 10, 0, 0, 1, 5 by scores .1, .2, .3, 4, 70: 0.69569…
    expect(ndcgAt(5, plain(5, 1, 0, 0, 10), plain(10, 0, 0, 1, 5))).toBeCloseTo(0.69569, 5);
  });

  it('has gains of 7, 3 and 1, by hand, and looks no further than k', () => {
    // (1 + 7 / log2 3) / (7 + 1 / log2 3)
    expect(ndcgAt(5, [1, 3], [3, 1])).toBeCloseTo(5.41651 / 7.63093, 5);
    expect(ndcgAt(1, [2, 3], [3, 2])).toBeCloseTo(3 / 7, 9);
    expect(ndcgAt(5, [0, 0, 0, 0, 0, 3], [3])).toBe(0);
    expect(ndcgAt(5, [], [0])).toBeNaN();
    expect(meanOf([0.5, 1])).toBe(0.75);
  });
});

describe('the verdict', () => {
  const things = [
    ...crowd,
    person('远', 310),
    person('帮', 10, { skills: ['物业维修'] }),
    resource('店'),
    resource('坊'),
  ];
  const records = recordsOf([...things, person('理发师', 10, { skills: ['理发'] })]);
  const helpers = new Map(records.helpers.map((helper) => [helper.id, helper]));
  const RIGHT: Answered = {
    categoryId: 'problem-property-lighting',
    unsure: false,
    duty: [],
    people: ['甲', '乙', '丙', '远', '帮'],
    resources: ['店', '坊'],
    shortages: [],
  };
  const verdict = (more: Partial<Answered> = {}, one = LAMP) =>
    judge(one, { ...RIGHT, ...more }, makeOracle(records).gradesOf(one), helpers);

  it('is right with the best order, and inside a grade the order is free', () => {
    expect(verdict()).toEqual({ ndcg5: 1, faults: [], category: true, duty: null });
    expect(verdict({ people: ['丙', '甲', '乙', '远', '帮'], resources: ['坊', '店'] }).ndcg5).toBe(1);
    expect(verdict({ people: ['帮', '甲', '乙', '丙', '远'] }).ndcg5).toBeLessThan(0.9);
  });

  it('names what is wrong', () => {
    expect(verdict({ categoryId: 'problem-property' }).faults).toEqual(['category']);
    expect(verdict({ categoryId: null, unsure: true }).faults).toEqual(['category']);
    expect(verdict({ people: ['帮', '理发师', 'x', '甲'] }).faults).toEqual(['people']);
    expect(verdict({ people: ['帮', '理发师', '远'] }).faults).toEqual([]);
    expect(verdict({ resources: [] }).faults).toEqual(['resources']);
    const never = { ...LAMP, never: /理发$/ };
    expect(verdict({ people: ['甲', '乙', '理发师'] }, never).faults).toEqual(['never']);
    expect(verdict({ people: ['甲', '乙', '丙', '理发师'] }, never).faults).toEqual([]);
    expect(verdict({ duty: [{ thingId: '理发师', name: '理发师' }] }, never).faults).toEqual(['never']);
  });

  it('takes resources under 谁负责 for shown, and expects nobody twice', () => {
    const duty = [{ thingId: '店', name: '店' }];
    expect(verdict({ duty, resources: [] })).toMatchObject({ ndcg5: 0.5, faults: [] });
    expect(verdict({ duty, resources: ['坊'] }).ndcg5).toBe(1);
    expect(verdict({ duty, resources: ['店', '坊'] }).ndcg5).toBe(1);
    expect(verdict({ duty, resources: [] }, { ...LAMP, duty: /店/ }).duty).toBe(true);
    expect(verdict({ resources: ['店'] }, { ...LAMP, duty: /店/ }).duty).toBe(false);
  });

  it('where nobody good is, the best there is will do; where nobody is, a shortage or nobody', () => {
    const help = { ...LAMP, need: needOf('锁匠/物业维修') };
    expect(verdict({ people: ['甲', '乙', '帮'], resources: [] }, help)).toMatchObject({ faults: [] });
    expect(verdict({ people: ['甲', '乙', '丙', '帮'] }, help).faults).toEqual(['people']);
    const nobody = { ...LAMP, need: needOf('消杀/') };
    expect(verdict({}, nobody)).toMatchObject({ ndcg5: Number.NaN, faults: ['shortage'] });
    expect(verdict({ shortages: ['消杀'] }, nobody).faults).toEqual([]);
    expect(verdict({ people: [], resources: [] }, nobody).faults).toEqual([]);
    expect(verdict({ people: [], resources: [], categoryId: 'problem-noise' }, nobody).faults).toEqual([
      'category',
    ]);
  });

  it('what belongs nowhere is right as 其他, as nothing, and when the answer is unsure', () => {
    const other = judged('今天天气真好啊', 'other', needOf('/'));
    const nothing = { people: [], resources: [] };
    expect(verdict({ ...nothing, categoryId: 'problem-other' }, other).faults).toEqual([]);
    expect(verdict({ ...nothing, categoryId: null }, other).faults).toEqual([]);
    expect(verdict({ ...nothing, categoryId: 'problem-noise', unsure: true }, other).faults).toEqual([]);
    expect(verdict({ ...nothing, categoryId: 'problem-noise' }, other).faults).toEqual(['category']);
  });
});
