import { describe, expect, it } from 'vitest';
import { aliasKeys, buildingPart, foldAddress, PLACE_CONFIDENCE } from '#shared/domain/address/index';
import { haversineM } from '#shared/domain/geo/distance';
import { register, spot } from './fixture.ts';

const book = register();
const ask = (text: string) => book.resolve(text).best;

describe('an address that names a building', () => {
  it.each([
    ['朝南埭12幢', '朝12'],
    ['朝南埭１２幢', '朝12'],
    ['朝南埭十二幢', '朝12'],
    ['朝南埭拾贰栋', '朝12'],
    ['朝南埭 12 号楼', '朝12'],
    ['朝南埭#12', '朝12'],
    ['朝南埭12#', '朝12'],
    ['朝南埭12#201', '朝12'],
    ['朝南埭12座', '朝12'],
    ['朝南埭第十二幢', '朝12'],
    ['朝南埭（十二）幢', '朝12'],
    ['朝南埭012幢', '朝12'],
    ['朝南埭12号', '朝12'],
    ['朝南埭小区12幢', '朝12'],
    ['朝南埭社区12幢', '朝12'],
    ['老供销社楼', '朝12'],
    ['老供销社楼201', '朝12'],
    ['环城西路88号12幢', '朝12'],
    ['环城西路88号朝南埭12幢302室', '朝12'],
    ['安丰小区 3-201', '安3'],
    ['安丰小区3－2－201', '安3'],
    ['安丰小区3—201', '安3'],
    ['安丰小区3一201', '安3'],
    ['安丰小区3/201', '安3'],
    ['安丰3号楼2单元501室', '安3'],
    ['安豐小區３號樓２單元５０１室', '安3'],
    ['安丰三幢二单元二〇一', '安3'],
    ['安丰小区3幢（东边）201', '安3'],
    ['安丰小区内3幢', '安3'],
    ['白云路12弄5号', '安5'],
    ['白云路12弄5号301', '安5'],
    ['白云路十二弄五号三〇一室', '安5'],
    ['白云路12弄5', '安5'],
    ['白云路12弄5幢', '安5'],
    ['浙江省宁波市海曙区白云街道白云路12弄5号', '安5'],
    ['宁波市海曙区白云路12弄5号', '安5'],
    ['宁波海曙白云路12弄5号', '安5'],
    ['现住白云街道安丰小区5幢', '安5'],
    ['白云路12弄安丰小区5幢', '安5'],
    ['白云路12弄5号（安丰5幢）', '安5'],
    ['白云路8-16号', '云8-16'],
    ['白云路40号', '云40'],
    ['白云路44号二楼', '云44'],
    ['白云路22号', '云20'],
    ['丽园大厦1203室', '丽'],
    ['丽园北路100号丽园大厦', '丽'],
    ['泰和大厦a座', '泰A'],
    ['泰和大厦Ｂ座1801', '泰B'],
    ['银杏二期1幢', '杏2-1'],
    ['银杏花园2期1幢', '杏2-1'],
    ['柳庄甲幢', '柳甲'],
    ['布政村12号', '布12'],
    ['安峰小区3幢', '安3'],
    ['安丰小曲3幢', '安3'],
    ['白芸路12弄5号', '安5'],
    ['张三 13800000000 安丰小区3幢', '安3'],
    ['柳锦社区同心苑3幢', '同甲3'],
  ])('%s', (text, id) => {
    const best = ask(text);
    expect(best?.thingId).toBe(id);
    expect(best?.confidence).toBeGreaterThanOrEqual(PLACE_CONFIDENCE);
  });

  it.each([
    ['白云路10号', '云8-16'],
    ['白云路9号', '云单'],
  ])('%s stands in a range', (text, id) => {
    expect(ask(text)).toMatchObject({ thingId: id, how: 'range' });
  });

  it('between two known numbers of the same side: on the road, in proportion', () => {
    const best = ask('白云路42号');
    expect(best).toMatchObject({ thingId: null, how: 'road' });
    expect(haversineM(best?.anchor ?? [0, 0], spot(2.5, 8))).toBeLessThan(1);
    expect(best?.confidence).toBeLessThan(ask('白云路40号')?.confidence ?? 0);
  });
});

describe('an address that is not sure', () => {
  it.each([
    ['安丰花园3幢', '安3'],
    ['安丰小区3幢对面', '安3'],
    ['安康小区3幢', '安3'],
    ['朝南棣12幢', '朝12'],
    ['新安丰小区3幢', '安3'],
    ['安丰小区二期3幢', '安3'],
    ['古林镇安丰小区3幢', '安3'],
    ['安丰小区3幢、5幢', '安3'],
    ['12幢', '朝12'],
  ])('%s is a guess, no more', (text, id) => {
    const best = ask(text);
    expect(best?.thingId).toBe(id);
    expect(best?.confidence).toBeLessThan(PLACE_CONFIDENCE);
  });

  it('an estate without its building is the estate', () => {
    expect(ask('朝南埭99幢')).toMatchObject({ thingId: null, how: 'estate' });
    expect(ask('朝南埭')).toMatchObject({ thingId: null, how: 'estate' });
  });

  it.each(['1幢', '同心苑3幢'])('%s means several: undecided, each is offered', (text) => {
    const { best, alternatives } = book.resolve(text);
    expect(best).toBeNull();
    expect(alternatives.length).toBeGreaterThan(1);
    expect(Math.max(...alternatives.map(({ confidence }) => confidence))).toBeLessThan(PLACE_CONFIDENCE);
  });

  it.each(['', '   ', '某某公司', '不详', '朝北埭12幢', '13800000000', '201室', '外地', '—', '0,0'])(
    'nothing for %j',
    (text) => {
      expect(book.resolve(text).best).toBeNull();
    },
  );

  it('another city is another place', () => {
    expect(ask('杭州市西湖区安丰小区3幢')?.confidence).toBeLessThan(0.5);
  });
});

describe('what is learned', () => {
  it.each([
    ['浙江省宁波市海曙区白云街道安丰小区 3-201', '安丰小区3幢'],
    ['白云路12弄5号301室', '白云路12弄5号'],
    ['安丰3#2单元501室 张三', '安丰3幢'],
    ['水洞埭菜场旁边，张三 13800000000', '水洞埭菜场旁边'],
    ['12幢', ''],
    ['201室', ''],
  ])('of %s only %s', (text, part) => {
    expect(buildingPart(text)).toBe(part);
  });

  it('a taught writing leads to its building, with any room', () => {
    const taught = register();
    taught.upsertAlias({
      id: 'a',
      key: aliasKeys('菜场后面小楼 201')[0] ?? '',
      thingId: '安3',
      anchor: null,
    });
    expect(taught.resolve('菜场后面小楼 302').best).toMatchObject({ thingId: '安3', how: 'alias' });
    taught.remove('安3');
    expect(taught.resolve('菜场后面小楼 302').best).toBeNull();
  });

  it('or to its point, until it is forgotten', () => {
    const taught = register();
    taught.upsertAlias({ id: 'a', key: '老码头仓库', thingId: null, anchor: spot(7, 7) });
    expect(taught.resolve('老码头仓库').best).toMatchObject({
      thingId: null,
      anchor: spot(7, 7),
      how: 'alias',
    });
    taught.removeAlias('a');
    expect(taught.resolve('老码头仓库').best).toBeNull();
  });
});

it('folding twice is folding once', () => {
  for (const text of ['朝南埭 十二 栋', '3#201', '第三 网格 A 座', '白云路１号—３１号', '三幢二〇一室'])
    expect(foldAddress(foldAddress(text))).toBe(foldAddress(text));
});
