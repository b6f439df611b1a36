import { describe, expect, it } from 'vitest';
import { soundOf } from '#core/records/pinyin';
import { chineseNumber, type Sound } from '#shared/domain/address/index';
import { Gazetteer } from '#shared/domain/matching/gazetteer';
import { normalisePlace } from '#shared/domain/matching/normalise';
import { east, HERE } from './fixture.ts';

function gazetteer(sound: Sound | null = null): Gazetteer {
  const made = new Gazetteer(sound);
  const building = (
    id: string,
    name: string,
    estate: string | null,
    aliases: string[] = [],
    addresses: string[] = [],
  ) => made.upsert({ id, type: 'building', names: [name, ...aliases], estate, addresses, anchor: HERE });
  building('b12', '朝南埭12幢', '朝南埭', ['老供销社楼'], ['环城西路88号']);
  building('b2', '2幢', '朝南埭');
  building('s12', '安丰小区12幢', null);
  building('x2', '2幢', '安丰小区');
  made.upsert({ id: 'c1', type: 'cell', names: ['第三网格'], estate: null, addresses: [], anchor: east(10) });
  made.upsert({
    id: 't1',
    type: 'thing',
    names: ['水洞埭党群服务中心'],
    estate: null,
    addresses: [],
    anchor: HERE,
  });
  return made;
}

describe('gazetteer', () => {
  it.each([
    ['路灯坏了，朝南埭12幢', 'b12'],
    ['朝南埭 12 栋门口', 'b12'],
    ['朝南埭12号楼3单元402室漏水', 'b12'],
    ['朝南埭#12 漏水', 'b12'],
    ['朝南埭12# 漏水', 'b12'],
    ['朝南埭十二幢', 'b12'],
    ['朝南埭１２幢', 'b12'],
    ['朝南埭的12幢', 'b12'],
    ['朝南埭12号', 'b12'],
    ['朝南埭012幢', 'b12'],
    ['老供销社楼后面', 'b12'],
    ['环城西路88号门口', 'b12'],
    ['朝南埭2幢', 'b2'],
    ['安丰小区12幢', 's12'],
    ['安丰12栋', 's12'],
    ['安丰2幢', 'x2'],
    ['三网格有人吵架', 'c1'],
    ['水洞埭党群服务中心停电', 't1'],
  ])('%s', (text, id) => {
    expect(gazetteer().find(text)?.id).toBe(id);
  });

  it.each([
    ['朝南埭12幢楼上装修电钻响,吵死人,还是朝南埭12幢那家', '朝南埭12幢'],
    ['朝南埭12幢,灯坏了,朝南埭12幢', '朝南埭12幢'],
    ['环城西路88号(朝南埭12幢)漏水', '环城西路88号(朝南埭12幢'],
  ])('%s: what is said between two mentions of a place is not its name', (text, name) => {
    const found = gazetteer().find(text);
    expect(found?.id).toBe('b12');
    expect(found?.text).toBe(name);
  });

  it.each([
    ...[
      '朝南埭路灯12盏不亮',
      '朝南埭12天没水了',
      '朝南埭12个垃圾桶满了',
      '朝南埭2只流浪狗',
      '朝南埭有2台电梯坏了',
    ],
    ...['朝南埭12多户停水', '朝南埭12,13个人打架', '朝南埭2小时没电'],
  ])('%s: what is counted is no building', (text) => {
    expect(gazetteer().find(text)?.id ?? null).toBe(null);
  });

  it.each([
    ['朝南埭12幢2只狗在叫', 'b12'],
    ['朝南埭2天然气泄漏', 'b2'],
    ['朝南埭12张阿姨家漏水', 'b12'],
  ])('%s: a number that only stands before such a word is a building still', (text, id) => {
    expect(gazetteer().find(text)?.id).toBe(id);
  });

  it('offers the buildings that a text names where none is meant before the others', () => {
    const made = gazetteer();
    const far = { type: 'building', estate: '安丰小区', addresses: [], anchor: east(900) } as const;
    made.upsert({ id: 's12', names: ['安丰小区12幢'], ...far });
    const read = (text: string) => made.read(text);
    for (const text of ['朝南埭12幢灯坏了,安丰小区12幢也坏了', '安丰小区12幢的人说朝南埭12幢灯坏了']) {
      expect(read(text).place).toBe(null);
      expect(read(text).choices.map((one) => [one.id, one.text])).toEqual(
        expect.arrayContaining([
          ['b12', '朝南埭12幢'],
          ['s12', '安丰小区12幢'],
        ]),
      );
    }
    expect(read('路灯坏了，朝南埭12幢').choices).toEqual([]);
    expect(read('路灯坏了').choices).toEqual([]);
  });

  it('knows a cell by its number where no other has that', () => {
    const made = gazetteer();
    const cell = (id: string, name: string) =>
      made.upsert({ id, type: 'cell', names: [name], estate: null, addresses: [], anchor: HERE });
    cell('c12', '棠梨第12网格');
    cell('c7a', '棠梨第7网格');
    cell('c7b', '桃源第7网格');
    expect(made.find('第12网格路灯坏了')?.id).toBe('c12');
    expect(made.find('十二网格路灯坏了')?.id).toBe('c12');
    expect(made.find('棠梨第12网格路灯坏了')?.id).toBe('c12');
    expect(made.find('第112网格路灯坏了')).toBe(null);
    expect(made.find('第7网格路灯坏了')).toBe(null);
    made.remove('c7b');
    expect(made.find('第7网格路灯坏了')?.id).toBe('c7a');
  });

  it('takes a school for a place only where somebody is there', () => {
    const made = gazetteer();
    made.upsert({ id: 's1', type: 'thing', names: ['棠梨小学'], estate: null, addresses: [], anchor: HERE });
    for (const text of ['小孩9月份读小学要什么材料', '幼升小上小学怎么报名', 'ABC小学收费'])
      expect(made.find(text)).toBe(null);
    for (const text of ['小学门口堵车', '在小学旁边', '晚上小学操场太吵'])
      expect(made.find(text)?.id).toBe('s1');
  });

  it.each([
    ['路灯坏了，朝南代12幢', 'b12'],
    ['朝南岱2幢漏水', 'b2'],
    ['安风小区12幢', 's12'],
    ['水洞埭党群服物中心停电', 't1'],
    ['水洞带党群服务中心停电', 't1'],
  ])('with one wrong character: %s', (text, id) => {
    expect(gazetteer(soundOf).find(text)?.id).toBe(id);
  });
  it.each(['朝北埭12幢', '朝南代13幢着火', '水洞埭老年服务中心', '第五网格', '党群服务'])(
    'another place is no slip: %s',
    (text) => {
      expect(gazetteer(soundOf).find(text)?.id ?? null).toBeNull();
    },
  );
  it('a slipped name is found no more when the place is gone or called otherwise', () => {
    const made = gazetteer(soundOf);
    made.upsert({ id: 't1', type: 'thing', names: ['文化礼堂'], estate: null, addresses: [], anchor: HERE });
    expect(made.find('水洞埭党群服物中心')).toBeNull();
    expect(made.find('文化里堂')?.id).toBe('t1');
    made.remove('t1');
    expect(made.find('文化里堂')).toBeNull();
  });

  it.each(['2幢', '12幢着火', '环城西路', '环城西路188号', '没有地方', ''])('does not guess: %s', (text) => {
    expect(gazetteer().find(text)).toBeNull();
  });

  it('an unknown building gives the estate, with little confidence', () => {
    const found = gazetteer().find('朝南埭99幢');
    expect(found).toMatchObject({ id: null, text: '朝南埭' });
    expect(found?.confidence).toBeLessThan(0.5);
  });

  it('finds the only place of a kind by its short name, and none where there are two', () => {
    const gazetteer = new Gazetteer();
    const market = { type: 'thing', estate: null, addresses: [], anchor: HERE } as const;
    gazetteer.upsert({ ...market, id: 'm1', names: ['水洞埭菜市场'] });
    for (const words of ['菜场买的肉', '菜市场门口', '水洞埭菜市场里'])
      expect(gazetteer.find(words)?.id, words).toBe('m1');
    // It may be the topic as well: less sure than a name.
    expect(gazetteer.find('菜场买的肉')?.confidence).toBeLessThan(0.5);
    gazetteer.upsert({ ...market, id: 'm2', names: ['安丰菜市场'] });
    expect(gazetteer.find('菜场买的肉')).toBeNull();
    expect(gazetteer.find('安丰菜市场门口')?.id).toBe('m2');
    gazetteer.remove('m2');
    expect(gazetteer.find('菜场买的肉')?.id).toBe('m1');
  });

  it('forgets what is removed', () => {
    const made = gazetteer();
    made.remove('b12');
    expect(made.find('老供销社楼')).toBeNull();
    made.removeType('cell');
    expect(made.find('第三网格')).toBeNull();
  });
});

describe('normalisePlace', () => {
  it('reads Chinese numerals', () => {
    expect(['十', '十二', '二十', '二十三', '一百零二', '一二三', '两百'].map(chineseNumber)).toEqual([
      10, 12, 20, 23, 102, 123, 200,
    ]);
  });
  it('changes nothing the second time', () => {
    for (const text of ['朝南埭 十二 栋', '#12 号楼', '第三 网格 A 座', 'LED light 12'])
      expect(normalisePlace(normalisePlace(text))).toBe(normalisePlace(text));
  });
});
