import type { Comparable } from '#shared/domain/duplicates/index';
import type { LngLat } from '#shared/domain/geo/types';
import { seeded } from '#shared/domain/random';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈';
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文志海燕红玉兰飞鹏辉梅鑫波斌宇浩凯健俊帆雪琳晨';

/** Letters that sound alike, as they are mistaken for each other. */
const HOMOPHONES =
  '梅美 玲铃 丽莉 明鸣 静敬 娟涓 辉晖 燕艳 建健 国果 文雯 志智 海亥 兰岚 飞菲 波博 斌彬 宇雨 凯楷 雪血 琳林 晨辰 伟玮 芳方 娜那 强墙 磊垒 军君 洋扬 勇永 杰洁 涛滔 超抄 秀绣 霞侠 平萍 刚钢 桂贵 英瑛 华桦 玉钰 红虹 鹏朋 鑫心 浩皓 俊峻 帆凡'.split(
    ' ',
  );

export type Register = {
  readonly records: readonly Comparable[];
  /** Pairs `first second` (smaller id first) that are one person. */
  readonly truth: ReadonlySet<string>;
};

const misheard = (letter: string): string => {
  const pair = HOMOPHONES.find((letters) => letters.startsWith(letter));
  return pair?.charAt(1) ?? letter;
};
const soundOf = (name: string): string =>
  [...name].map((letter) => HOMOPHONES.find((pair) => pair.includes(letter))?.charAt(0) ?? letter).join('');

/**
 * People of a community as offices list them: families share an address and often a phone, some names are common, and
 * `doubles` of them were entered twice, with a slip, a new phone, a moved home or a missing value.
 */
export function makeRegister(seed: number, people: number, doubles: number): Register {
  const random = seeded(seed);
  const pick = (text: string): string => text.charAt(Math.floor(random() * text.length));
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const homeAt = (home: number): LngLat => [
    121.5 + (home % 40) * 0.0009,
    29.8 + Math.floor(home / 40) * 0.0008,
  ];
  const records: Comparable[] = [];
  const truth = new Set<string>();
  const idOf = (index: number): string => `r${String(index).padStart(6, '0')}`;
  let [address, phone, home] = ['', '', 0];
  for (let i = 0; i < people; i += 1) {
    const joinsFamily = i > 0 && random() < 0.45;
    if (!joinsFamily) {
      home = Math.floor(random() * 200);
      address = `安丰小区${home + 1}幢${1 + Math.floor(random() * 6)}0${1 + Math.floor(random() * 4)}`;
      phone = `13${digits(9)}`;
    } else if (random() < 0.5) phone = `15${digits(9)}`;
    const given = random() < 0.75 ? pick(GIVEN) + pick(GIVEN) : pick(GIVEN);
    records.push({
      id: idOf(records.length),
      name: pick(SURNAMES) + given,
      sound: '',
      aliases: [],
      phones: random() < 0.85 ? [phone] : [],
      address: random() < 0.9 ? address : '',
      idNumber: random() < 0.2 ? digits(18) : '',
      anchor: random() < 0.8 ? homeAt(home) : null,
    });
  }
  for (let i = 0; i < doubles; i += 1) {
    const original = records[Math.floor(random() * people)];
    if (!original || [...truth].some((pair) => pair.includes(original.id))) continue;
    const kind = random();
    const noisy: Comparable = {
      ...original,
      id: idOf(records.length),
      name:
        kind < 0.15 && original.name.length === 3
          ? original.name.slice(0, 2) + misheard(original.name.slice(2))
          : original.name,
      phones: random() < 0.2 ? [] : random() < 0.15 ? [`18${digits(9)}`] : original.phones,
      address: random() < 0.25 ? '' : original.address,
      idNumber: random() < 0.5 ? '' : original.idNumber,
      anchor: random() < 0.3 ? null : original.anchor,
    };
    records.push(noisy);
    truth.add([original.id, noisy.id].sort().join(' '));
  }
  return { records: records.map((record) => ({ ...record, sound: soundOf(record.name) })), truth };
}
