import { pinyin } from 'pinyin-pro';
import { AddressBook } from '#shared/domain/address/index';
import type { LngLat } from '#shared/domain/geo/types';

export const sound = (character: string): string => pinyin(character, { toneType: 'none' });

/** `step` times about 48 m to the east of a corner of the town. */
export const spot = (step: number, north = 0): LngLat => [121.5 + step * 0.0005, 29.85 + north * 0.0005];

/** A small register: an estate with lanes, namesakes, ranges, towers, a village. Ids say what they are. */
export function register(): AddressBook {
  const book = new AddressBook({ sound });
  const add = (
    id: string,
    names: string[],
    estate: string | null,
    address: string | null,
    anchor: LngLat,
    units: number | null = null,
  ) => book.upsert({ id, names, estate, addresses: address === null ? [] : [address], anchor, units });
  for (let n = 1; n <= 14; n += 1)
    add(
      `朝${n}`,
      n === 12 ? ['朝南埭12幢', '老供销社楼'] : [`朝南埭${n}幢`],
      '朝南埭',
      '环城西路88号',
      spot(n),
    );
  for (let n = 1; n <= 6; n += 1)
    add(`安${n}`, [`${n}幢`], '安丰小区', `浙江省宁波市海曙区白云街道白云路12弄${n}号`, spot(n, 4), 3);
  add('云8-16', ['白云路8-16号'], null, null, spot(1, 8));
  add('云单', ['白云路单号 1–31号'], null, null, spot(1, 9));
  add('云40', ['白云路40号'], null, null, spot(2, 8));
  add('云44', ['沿街楼'], null, '白云路44号', spot(3, 8));
  add('云20', ['2号楼'], null, '白云路20、22、24号', spot(2.5, 8));
  add('丽', ['丽园大厦'], null, '丽园北路100号', spot(20));
  add('泰A', ['泰和大厦A座'], null, null, spot(22));
  add('泰B', ['泰和大厦B座'], null, null, spot(24));
  add('杏2-1', ['1幢'], '银杏花园二期', null, spot(30));
  add('柳甲', ['甲幢'], '柳庄新村', null, spot(34));
  add('布12', ['布政村12号'], null, null, spot(40));
  add('同甲3', ['3幢'], '同心苑', '柳锦社区学院路9号', spot(50));
  add('同乙3', ['3幢'], '同心苑', '郎官社区学院路99号', spot(80));
  return book;
}
