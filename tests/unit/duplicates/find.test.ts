import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, type DuplicatePair, findDuplicates } from '#shared/domain/duplicates/index';
import { coreName, isOneSlip } from '#shared/domain/duplicates/names';
import { makeRegister } from './register.ts';

function pairsOf(
  records: readonly Comparable[],
  isDistinct: (a: string, b: string) => boolean = () => false,
): readonly DuplicatePair[] {
  const search = findDuplicates(records, isDistinct);
  for (let step = search.next(); ; step = search.next()) if (step.done) return step.value;
}

const BLANK: Comparable = {
  id: 'a',
  name: '',
  sound: '',
  aliases: [],
  phones: [],
  address: '',
  idNumber: '',
  anchor: null,
};
/** Fifty strangers, so that agreement has something to be rare against. */
const STRANGERS = makeRegister(7, 60, 0).records;
const alike = (first: Partial<Comparable>, second: Partial<Comparable>): DuplicatePair | undefined =>
  pairsOf([...STRANGERS, { ...BLANK, id: 'x1', ...first }, { ...BLANK, id: 'x2', ...second }]).find(
    (pair) => pair.first === 'x1' && pair.second === 'x2',
  );

const HOME = { address: '安丰小区3幢201', anchor: [121.52, 29.81] as [number, number] };

describe('two records are one', () => {
  it.each([
    [
      'name and phone',
      { name: '柳如是', phones: ['13812345678'] },
      { name: '柳如是', phones: ['13812345678'] },
    ],
    [
      'name and home, the phone is a new one',
      { name: '柳如是', phones: ['13812345678'], ...HOME },
      { name: '柳如是', phones: ['15900001111'], ...HOME },
    ],
    [
      'the name by its sound, and the phone',
      { name: '柳如是', sound: 'liu ru shi', phones: ['13812345678'], ...HOME },
      { name: '柳如诗', sound: 'liu ru shi', phones: ['13812345678'], ...HOME },
    ],
    [
      'a firm with and without its legal form',
      { name: '宁波市海曙白云五金有限公司', phones: ['0574871234567'], ...HOME },
      { name: '白云五金', phones: ['0574871234567'], ...HOME },
    ],
    ['an alias', { name: '老年食堂', aliases: ['长者餐厅'], ...HOME }, { name: '长者餐厅', ...HOME }],
  ])('%s', (_name, first, second) => expect(alike(first, second)?.confidence).toBeGreaterThan(0.5));

  it.each([
    [
      'a couple: other names, one home, one phone',
      { name: '柳如是', phones: ['13812345678'], ...HOME },
      { name: '钱谦益', phones: ['13812345678'], ...HOME },
    ],
    [
      'brothers: one letter apart, one home',
      { name: '柳如松', ...HOME, phones: ['13812345678'] },
      { name: '柳如柏', ...HOME, phones: ['13900001111'] },
    ],
    [
      'two houses of one estate: another number is another thing',
      { name: '安丰小区3幢', sound: 'an feng xiao qu 3 zhuang', ...HOME },
      { name: '安丰小区7幢', sound: 'an feng xiao qu 7 zhuang', ...HOME },
    ],
    [
      'one name, but two citizen numbers',
      { name: '柳如是', idNumber: '330203199001011234', ...HOME },
      { name: '柳如是', idNumber: '330203195512124321', ...HOME },
    ],
    [
      'one name at two ends of the town',
      { name: '柳如是', anchor: [121.5, 29.8] as [number, number], phones: ['13812345678'] },
      { name: '柳如是', anchor: [121.6, 29.9] as [number, number], phones: ['13900001111'] },
    ],
  ])('not: %s', (_name, first, second) => expect(alike(first, second)).toBeUndefined());

  it('says why, with evidence that adds up to the confidence', () => {
    const pair = alike({ name: '柳如是', phones: ['1381'] }, { name: '柳如是', phones: ['1381'] });
    expect(pair?.reasons.map(({ feature, agreement }) => [feature, agreement])).toEqual([
      ['name', 'equal'],
      ['phone', 'equal'],
    ]);
    const prior = Math.log2(0.04 / 62);
    const bits = (pair?.reasons ?? []).reduce((sum, reason) => sum + reason.bits, prior);
    expect(pair?.confidence).toBeCloseTo(1 / (1 + 2 ** -bits), 12);
  });
});

describe('a register of 2,000 with 100 entered twice', () => {
  const { records, truth } = makeRegister(11, 2000, 100);
  const pairs = pairsOf(records);
  const keyOf = (pair: DuplicatePair): string => `${pair.first} ${pair.second}`;

  it('is found with few false alarms (precision ≥ 0.95, recall ≥ 0.85)', () => {
    const hits = pairs.filter((pair) => truth.has(keyOf(pair))).length;
    expect(hits / pairs.length).toBeGreaterThanOrEqual(0.95);
    expect(hits / truth.size).toBeGreaterThanOrEqual(0.85);
  });

  it('does not depend on the order of the records', () => {
    expect(pairsOf([...records].reverse())).toEqual(pairs);
  });

  it('offers no pair again that was judged to be two', () => {
    const [known] = pairs;
    const left = pairsOf(records, (a, b) => a === known?.first && b === known.second);
    expect(left).toHaveLength(pairs.length - 1);
    expect(left.map(keyOf)).not.toContain(known && keyOf(known));
  });
});

describe('names', () => {
  it.each([
    ['宁波市海曙白云五金有限公司', '白云五金'],
    ['白云街道安丰社区居民委员会', '安丰'],
    ['老百姓大药房（白云店）', '老百姓大药房'],
    ['公司', '公司'],
  ])('%s is told by %s', (name, core) => expect(coreName(name)).toBe(core));

  const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 8 });
  it('one slip is symmetric, and found of every text with one letter changed', () => {
    fc.assert(fc.property(letters, letters, (a, b) => isOneSlip(a, b) === isOneSlip(b, a)));
    fc.assert(
      fc.property(letters, fc.nat(7), fc.constantFrom('甲', '戊'), (text, at, letter) => {
        const left = text.slice(0, at);
        const right = text.slice(at + 1);
        expect(isOneSlip(text, left + letter + right)).toBe(true);
        expect(isOneSlip(text, left + letter + text.slice(at))).toBe(true);
        expect(isOneSlip(text, left + right)).toBe(true);
      }),
    );
  });
});
