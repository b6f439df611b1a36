/**
 * An invented district's building register and the ways in which office lists write its addresses, with the truth: which
 * building, which point, or that nothing may be placed. Nasty on purpose: estates that differ by one character or by
 * their last word, namesakes, roads named like estates, ranges, phases, lanes.
 */
import type { AddressBuilding } from '#shared/domain/address/index';
import type { LngLat } from '#shared/domain/geo/types';
import { seeded } from '#shared/domain/random';

/** What an address must lead to: a building, a point (within metres), or no placing at all. */
export type Truth =
  | { readonly type: 'building'; readonly id: string }
  | { readonly type: 'point'; readonly at: LngLat; readonly withinM: number }
  | { readonly type: 'none' };
export type AddressCase = { readonly way: string; readonly text: string; readonly truth: Truth };

/** From one house number to the next, degrees: about 14 m. */
const STEP = 0.00015;

type Estate = {
  readonly name: string;
  readonly core: string;
  readonly ending: string;
  readonly road: string;
  readonly lane: number;
  readonly street: string;
  readonly community: string;
  readonly labels: readonly string[];
  readonly ids: readonly string[];
};
type Road = { readonly name: string; readonly houses: readonly { n: number; id: string; at: LngLat }[] };
export type Town = {
  readonly buildings: readonly AddressBuilding[];
  readonly estates: readonly Estate[];
  readonly roads: readonly Road[];
  readonly ranges: readonly { road: string; from: number; to: number; id: string }[];
  readonly towers: readonly { name: string; id: string }[];
  readonly namesakes: readonly string[];
};

const FIRST =
  '安白朝春翠大东丰福高古广海和河华景康兰丽柳龙明南宁青庆秋日荣三胜水泰望文西祥新兴星学银永玉云珍竹';
const SECOND =
  '丰云南晓竹江港安寿桥林曙义畔桦秀康馨园庄泉湖州海山年城安州乐茂峰和水祥光华家潮兰锦辰府杏福泉露珠梅';
const ENDINGS = ['小区', '小区', '小区', '花园', '公寓', '新村', '家园', '苑', '里', '', '', '佳苑'];
const SAME_SOUND: Readonly<Record<string, string>> = {
  丰: '峰',
  云: '芸',
  和: '荷',
  华: '桦',
  景: '锦',
  康: '慷',
  福: '富',
  明: '铭',
  泰: '太',
  祥: '翔',
  兰: '蓝',
  银: '吟',
  辰: '晨',
  园: '圆',
  林: '琳',
  竹: '竺',
  珠: '株',
  杏: '幸',
  泉: '全',
  馨: '欣',
  庆: '磬',
  丽: '莉',
  荣: '蓉',
  星: '兴',
  学: '雪',
  玉: '育',
  湖: '胡',
  海: '亥',
  桥: '侨',
  港: '岗',
  梅: '莓',
};
const TRADITIONAL: Readonly<Record<string, string>> = {
  丰: '豐',
  云: '雲',
  华: '華',
  兰: '蘭',
  丽: '麗',
  龙: '龍',
  东: '東',
  园: '園',
  区: '區',
  号: '號',
  栋: '棟',
  楼: '樓',
  单: '單',
  银: '銀',
  学: '學',
  庆: '慶',
  荣: '榮',
  桥: '橋',
  义: '義',
};
const CHINESE = '零一二三四五六七八九';
const STREETS = ['白云街道', '望春街道', '段塘街道', '南门街道'];

/** 12 → 十二. */
export function chinese(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 && tens > 0 ? '' : CHINESE[n % 10];
  return tens === 0 ? `${ones}` : `${tens === 1 ? '' : CHINESE[tens]}十${ones}`;
}
const full = (text: string): string =>
  text.replace(/[0-9a-z#-]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

export function makeRandom(seed: number) {
  const next = seeded(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  return { next, whole, pick, one: (text: string): string => pick([...text]) };
}
type Random = ReturnType<typeof makeRandom>;

/** A register of about so many buildings. */
export function makeTown(seed: number, size: number): Town {
  const random = makeRandom(seed);
  const buildings: AddressBuilding[] = [];
  const estates: Estate[] = [];
  const roads: Road[] = [];
  const ranges: Town['ranges'][number][] = [];
  const towers: Town['towers'][number][] = [];
  const taken = new Set<string>();
  const lanes = new Set<string>();
  const add = (
    names: string[],
    estate: string | null,
    addresses: string[],
    anchor: LngLat,
    units: number | null = null,
  ) => {
    const id = `b${String(buildings.length).padStart(5, '0')}`;
    buildings.push({ id, names, estate, addresses, anchor, units });
    return id;
  };
  const newName = (): string => {
    for (;;) {
      const core = random.one(FIRST) + random.one(SECOND) + (random.next() < 0.3 ? random.one(SECOND) : '');
      if (!taken.has(core) && core[0] !== core[1]) return core;
    }
  };
  const addRoad = (name: string, south: number): void => {
    const houses: { n: number; id: string; at: LngLat }[] = [];
    let n = random.whole(1, 9);
    for (let i = 0; i < 14; i += 1) {
      n += random.pick([2, 2, 4, 1]);
      const at: LngLat = [121.4 + n * STEP, south + (n % 2) * 0.0002];
      houses.push({
        n,
        at,
        id: add([random.pick(['沿街楼', `${name}${n}号`, `${name}${n}号`])], null, [`${name}${n}号`], at),
      });
    }
    const from = n + 20 + (n % 2);
    const id = add([`${name}${from}-${from + 12}号`], null, [], [121.4 + from * STEP, south]);
    ranges.push({ road: name, from, to: from + 12, id });
    roads.push({ name, houses });
  };
  const addEstate = (core: string, ending: string, count: number): void => {
    const name = core + ending;
    const road = `${random.pick([...taken].filter((word) => word.length === 2).slice(0, 60)) ?? '白云'}${random.pick(['路', '路', '南路', '北路', '街'])}`;
    let lane = random.whole(2, 400);
    while (lanes.has(`${road}${lane}`)) lane += 2;
    lanes.add(`${road}${lane}`);
    const [street, community] = [random.pick(STREETS), `${core}社区`];
    const [lng, lat] = [121.3 + random.next() * 0.3, 29.7 + random.next() * 0.3];
    const lettered = random.next() < 0.08;
    const labels = Array.from(
      { length: count },
      (_, i) => (lettered ? '甲乙丙丁戊'[i] : String(i + 1)) ?? String(i + 1),
    );
    const style = random.whole(0, 3);
    const ids = labels.map((label, i) => {
      const own = style === 0 ? `${label}幢` : style === 1 ? `${name}${label}号楼` : `${name}${label}幢`;
      const address = [
        `${road}${lane}弄${i + 1}号`,
        `浙江省宁波市海曙区${street}${road}${lane}弄${i + 1}号`,
        `${street}${road}${lane}弄${i + 1}号`,
      ][random.whole(0, 2)] as string;
      return add(
        [own],
        style <= 1 || random.next() < 0.5 ? name : null,
        [address],
        [lng + (i % 5) * 0.0006, lat + Math.floor(i / 5) * 0.0006],
        4,
      );
    });
    estates.push({ name, core, ending, road, lane, street, community, labels, ids });
  };
  const namesakes: string[] = [];
  while (buildings.length < size) {
    const core = newName();
    taken.add(core);
    const ending = random.pick(ENDINGS);
    const count = random.whole(3, 16);
    addEstate(core, ending, count);
    const roll = random.next();
    if (roll < 0.06) addEstate(core, ending === '花园' ? '小区' : '花园', count);
    else if (roll < 0.1) {
      addEstate(core, ending, count);
      namesakes.push(core + ending);
    } else if (roll < 0.14) addEstate(core, `${ending}二期`, count);
    else if (roll < 0.22) addRoad(`${newName()}路`, 29.7 + random.next() * 0.3);
    else if (roll < 0.26) {
      const name = `${newName()}大厦`;
      towers.push({ name, id: add([name], null, [], [121.3 + random.next() * 0.3, 29.6]) });
    }
  }
  return { buildings, estates, roads, ranges, towers, namesakes };
}

type Spot = { readonly estate: Estate; readonly label: string; readonly id: string; readonly n: number };
type Way = (spot: Spot, random: Random, town: Town, plain: boolean) => string | null;

const room = (random: Random): string => `${random.whole(1, 18)}0${random.whole(1, 4)}`;
const words = ['幢', '栋', '号楼', '座', '#', '#楼', '号幢', ' 幢', '幢 '];
const number = (label: string): number => Number(label);

/** Ways that name an estate and a building of it. */
const ESTATE_WAYS: Readonly<Record<string, Way>> = {
  全称: ({ estate, label }) => `${estate.name}${label}幢`,
  各种楼字: ({ estate, label }, random) => `${estate.name}${label}${random.pick(words)}`,
  '短横室号 3-201': ({ estate, label }, random) => `${estate.name}${label}-${room(random)}`,
  '3-2-201': ({ estate, label }, random) => `${estate.name} ${label}-${random.whole(1, 4)}-${room(random)}`,
  各种横线: ({ estate, label }, random) =>
    `${estate.name}${label}${random.pick(['—', '－', '–', '一', '~', '/', '.', '‐'])}${room(random)}`,
  楼单元室: ({ estate, label }, random) =>
    `${estate.name}${label}号楼${random.whole(1, 4)}单元${room(random)}室`,
  '#后直接室号': ({ estate, label }, random) => `${estate.name}${label}#${room(random)}`,
  中文数字: ({ estate, label }, random) =>
    number(label) > 0
      ? `${estate.name}${chinese(number(label))}${random.pick(['幢', '号楼', '栋'])}${random.pick(['', '三单元', '二单元四〇一'])}`
      : null,
  全角: ({ estate, label }, random) => full(`${estate.name}${label}-${room(random)}`),
  繁体: ({ estate, label }, random) =>
    [...`${estate.name}${label}号楼${random.whole(1, 4)}单元${room(random)}`]
      .map((c) => TRADITIONAL[c] ?? c)
      .join(''),
  空格乱放: ({ estate, label }, random) =>
    ` ${estate.name} ${label} 幢 ${random.whole(1, 4)} 单元${random.pick([' ', '　', '\t'])}${room(random)} 室`,
  省略小区二字: ({ estate, label }, random, _town, plain) =>
    plain && estate.ending === '小区' ? `${estate.core}${label}幢${room(random)}` : null,
  省略花园公寓: ({ estate, label }, _random, _town, plain) =>
    plain && ['花园', '公寓', '新村', '家园'].includes(estate.ending) ? `${estate.core}${label}号楼` : null,
  多写小区: ({ estate, label }, _random, _town, plain) =>
    plain && ['', '花园', '公寓', '苑'].includes(estate.ending) ? `${estate.name}小区${label}幢` : null,
  写成社区: ({ estate, label }, _random, _town, plain) =>
    plain && estate.ending === '' ? `${estate.core}社区${label}幢` : null,
  行政区全称: ({ estate, label }, random) =>
    `浙江省宁波市海曙区${estate.street}${estate.name}${label}幢${room(random)}室`,
  街道社区: ({ estate, label }) => `${estate.street}${estate.community}${estate.name}${label}幢`,
  '区 简称': ({ estate, label }, random) =>
    `${random.pick(['海曙区', '宁波市海曙区', '宁波海曙'])}${estate.name}${label}幢`,
  住址字样: ({ estate, label }, random) =>
    `${random.pick(['家住', '现住', '住', '现居住地：', '位于', '住址:'])}${estate.name}${label}幢`,
  括号: ({ estate, label }, random) =>
    `${estate.name}（${label}）幢${random.pick(['', `（${room(random)}）`, '(东边户)'])}`,
  姓名电话: ({ estate, label }, random) =>
    `张三 138${random.whole(10_000_000, 99_999_999)} ${estate.name}${label}幢`,
  后面带人名: ({ estate, label }, random) => `${estate.name}${label}幢${room(random)}室 李阿姨`,
  门口楼下: ({ estate, label }, random) =>
    `${estate.name}${label}幢${random.pick(['楼下', '门口', '东侧单元', '一楼'])}`,
  单元后无字: ({ estate, label }, random) => `${estate.name}${label}幢${random.whole(1, 4)}-${room(random)}`,
  '数字零 03幢': ({ estate, label }, random) =>
    number(label) > 0 ? `${estate.name}${label.padStart(2, '0')}幢${room(random)}` : null,
  楼号在前: ({ estate, label }, random) => `${label}幢${room(random)}，${estate.name}`,
  内部字: ({ estate, label }) => `${estate.name}内第${label}幢`,
  同音错字: ({ estate, label }, random, town) => {
    const at = [...estate.name].findIndex((c) => SAME_SOUND[c] !== undefined);
    if (at < 0) return null;
    const wrong = [...estate.name].map((c, i) => (i === at ? SAME_SOUND[c] : c)).join('');
    return town.estates.some(({ name }) => name === wrong || name.startsWith(wrong.slice(0, 2)))
      ? null
      : `${wrong}${label}幢${room(random)}`;
  },
  '号字 3号201': ({ estate, label }, random) => `${estate.name}${label}号${room(random)}`,
  '空格隔开 3 201': ({ estate, label }, random) =>
    number(label) > 0 ? `${estate.name} ${label} ${room(random)}` : null,
  '字母 O 当零': ({ estate, label }, random) =>
    `${estate.name}${label}幢${random.whole(1, 4)}单元${random.whole(1, 9)}O1`,
  '字母 l 当一': ({ estate, label }) =>
    /^1\d?$/.test(label) ? `${estate.name}${label.replace('1', 'l')}幢` : null,
  户室区间: ({ estate, label }, random) => `${estate.name}${label}幢${room(random)}-${random.whole(1, 4)}`,
  备注尾巴: ({ estate, label }, random) =>
    `${estate.name}${label}栋${room(random)}${random.pick(['（租住）', '(户口在册)', '，空挂户', '；儿子家', ' 租客', '【孤寡】'])}`,
  连写单元: ({ estate, label }, random) =>
    `${estate.name}${label}栋${chinese(random.whole(1, 4))}单元${chinese(random.whole(2, 9))}楼`,
  小写字母单元: ({ estate, label }, random) =>
    `${estate.name}${label}栋${random.one('abAB')}单元${room(random)}`,
  少一个字: ({ estate, label }, _random, town) => {
    if (estate.core.length < 3) return null;
    const short = estate.core.slice(0, 2) + estate.ending;
    const near = town.estates.some(({ core }) => core === estate.core.slice(0, 2));
    return near ? null : `${short}${label}幢`;
  },
  重一个字: ({ estate, label }) => `${estate.name[0]}${estate.name}${label}幢`,
  形近错字: ({ estate, label }, random, town) => {
    const at = estate.core.length - 1;
    const wrong = `${estate.core.slice(0, at)}${random.one('埂圻垚坂坨')}${estate.ending}`;
    return estate.core.length < 3 || town.estates.some(({ name }) => name === wrong)
      ? null
      : `${wrong}${label}幢`;
  },
  路名加幢: ({ estate, label }) => (number(label) > 0 ? `${estate.road}${estate.lane}弄${label}幢` : null),
  路弄少号字: ({ estate, n }, random) => `${estate.road}${estate.lane}弄${n}${random.pick(['', ' '])}`,
  '路弄号 空格': ({ estate, n }, random) => `${estate.road} ${estate.lane} 弄 ${n} 号 ${room(random)} 室`,
  路弄号: ({ estate, n }) => `${estate.road}${estate.lane}弄${n}号`,
  路弄号室: ({ estate, n }, random) =>
    `${estate.road}${estate.lane}弄${n}号${room(random)}${random.pick(['', '室'])}`,
  '路弄号-室': ({ estate, n }, random) =>
    `${estate.road}${estate.lane}弄${n}${random.pick(['-', '号-', '—'])}${room(random)}`,
  路弄全称: ({ estate, n }) => `浙江省宁波市海曙区${estate.street}${estate.road}${estate.lane}弄${n}号`,
  路弄中文: ({ estate, n }) => `${estate.road}${estate.lane}弄${chinese(n)}号`,
  路弄加小区: ({ estate, label }) => `${estate.road}${estate.lane}弄${estate.name}${label}幢`,
  路弄号加括号小区: ({ estate, n }) => `${estate.road}${estate.lane}弄${n}号（${estate.name}）`,
};

/** Addresses that must not be placed without a question. */
const NONE_WAYS: Readonly<Record<string, Way>> = {
  '无小区 12幢': ({ label }) => `${label}幢`,
  只有室号: (_spot, random) => `${room(random)}室`,
  不存在的幢号: ({ estate }, random) => `${estate.name}${random.whole(60, 99)}幢`,
  只有小区: ({ estate }) => `${estate.name}`,
  外市同名: ({ estate, label }) => `浙江省杭州市西湖区${estate.name}${label}幢`,
  外街道: ({ estate, label }) => `古林镇${estate.name}${label}幢`,
  外地: ({ label }, random) => `江苏省南京市鼓楼区${random.pick(['中山路', '解放路'])}${label}号`,
  邻名小区: ({ estate, label }, random, town) => {
    const other = estate.core[0] + random.one('阔骏睿暖砚舫') + estate.core.slice(2) + estate.ending;
    return town.estates.some(({ name }) => name === other) ? null : `${other}${label}幢`;
  },
  冠字: ({ estate, label }, random) => `${random.one('新老北上')}${estate.name}${label}幢`,
  对面附近: ({ estate, label }, random) =>
    `${estate.name}${label}幢${random.pick(['对面', '旁边', '附近空地', '隔壁小店'])}`,
  不存在的弄: ({ estate, n }) => `${estate.road}${estate.lane + 1000}弄${n}号`,
  两幢: ({ estate, label }) =>
    `${estate.name}${label}幢、${estate.labels.at(-1)}幢${estate.labels.length < 2 ? '、9幢' : ''}`,
  无关文字: (_spot, random) =>
    random.pick(['不详', '外出务工', '同上', '某某物业公司', '宁波', '在老家', '/', '无']),
  不存在的小区: ({ label }, random) =>
    `${random.pick(['星河湾国际', '绿地海外滩', '世纪滨江'])}${label}幢${room(random)}`,
};

/** `count` addresses of a town, every way about as often, shuffled by the seed. */
export function makeCases(town: Town, seed: number, count: number): AddressCase[] {
  const random = makeRandom(seed);
  const cases: AddressCase[] = [];
  const coreCount = new Map<string, number>();
  for (const { core } of town.estates) coreCount.set(core, (coreCount.get(core) ?? 0) + 1);
  const ways = [...Object.entries(ESTATE_WAYS), ...Object.entries(NONE_WAYS)];
  const special = specialCases(town, random);
  while (cases.length < count) {
    if (random.next() < 0.14) {
      cases.push(random.pick(special)());
      continue;
    }
    const estate = random.pick(town.estates);
    if (town.namesakes.includes(estate.name)) continue;
    const at = random.whole(0, estate.labels.length - 1);
    const spot: Spot = {
      estate,
      label: estate.labels[at] as string,
      id: estate.ids[at] as string,
      n: at + 1,
    };
    const [way, write] = random.pick(ways);
    if (way === '两幢' && (estate.labels.length < 2 || at === estate.labels.length - 1)) continue;
    const text = write(spot, random, town, coreCount.get(estate.core) === 1);
    if (text === null) continue;
    cases.push({ way, text, truth: way in NONE_WAYS ? { type: 'none' } : { type: 'building', id: spot.id } });
  }
  return cases;
}

function specialCases(town: Town, random: Random): (() => AddressCase)[] {
  const { roads, ranges, towers, namesakes, estates } = town;
  const made: (() => AddressCase)[] = [
    () => {
      const { name, houses } = random.pick(roads);
      const { n, id } = random.pick(houses);
      const text = `${name}${n}号${random.pick(['', room(random), '二楼', '门口'])}`;
      return { way: '路号', text, truth: { type: 'building', id } };
    },
    () => {
      const { road, from, to, id } = random.pick(ranges);
      const inside = from + 2 * random.whole(0, (to - from) / 2);
      const text = random.pick([`${road}${inside}号`, `${road}${from}-${to}号`, `${road}${from}号-${to}号`]);
      return { way: '门牌号段', text, truth: { type: 'building', id } };
    },
    () => {
      for (;;) {
        const { name, houses } = random.pick(roads);
        const side = houses.filter(({ n }) => n % 2 === (houses[0]?.n ?? 0) % 2);
        const i = random.whole(0, side.length - 2);
        const [a, b] = [side[i], side[i + 1]];
        if (!a || !b || b.n - a.n !== 4 || houses.some(({ n }) => n === a.n + 2)) continue;
        const at: LngLat = [(a.at[0] + b.at[0]) / 2, (a.at[1] + b.at[1]) / 2];
        return { way: '两号之间', text: `${name}${a.n + 2}号`, truth: { type: 'point', at, withinM: 60 } };
      }
    },
    () => {
      const { name, id } = random.pick(towers);
      return {
        way: '大厦',
        text: `${name}${random.pick(['', '1203室', '18楼', '1楼'])}`,
        truth: { type: 'building', id },
      };
    },
    () => {
      const estate = random.pick(estates.filter(({ name }) => namesakes.includes(name)));
      const same = estates.filter(({ name }) => name === estate.name);
      const label = random.pick(
        estate.labels.filter((one) => same.every(({ labels }) => labels.includes(one))),
      );
      const text = `${label ? estate.name : '某苑'}${label ?? 1}幢`;
      return { way: '同名小区', text, truth: { type: 'none' } };
    },
  ];
  return made.filter((_, i) => [roads, ranges, roads, towers, namesakes][i]?.length);
}
