import { chineseNumber } from '../../address/fold.ts';
import type { Quantity, QuantitySort } from './types.ts';

const NUMERAL = '[零〇一二两三四五六七八九十百廿卅]';
/** 12, 十二, 十几, 几十, 七八, 三五, 上百, 一百多, 好几. */
const NUMBER = `(?:(?<digits>\\d{1,5})(?<more>多|余|来)?|(?<vague>好几十|几十|上百|成百|几百|好几百|好几|几)(?:多|余)?|(?<word>${NUMERAL}+)(?<some>几|多|余|来)?)`;
const PEOPLE = '人|名|位|口人?|个人';
const HOUSEHOLDS = '户|家(?![庭长里属中门具电务乡])';
const THINGS =
  '辆|部(?![分门队])|台|棵|株|只|条|盏|块|个(?![体别性])|根|处|袋|堆|桶|扇|把|张|间|套|座|排|片|桌|副|箱|车|件|样|起|笔|份|单|瓶|架|艘|口井|面|头|群|串';
const PATTERN = new RegExp(
  `(?<before>第|[幢号栋弄室层楼元区-]|\\d[.:])?${NUMBER}(?:(?<people>${PEOPLE})|(?<households>${HOUSEHOLDS})|(?<things>${THINGS}))(?<of>[\\u4e00-\\u9fff]{0,6})`,
  'gu',
);
const VAGUE: Readonly<Record<string, number>> = {
  几: 3,
  好几: 3,
  几十: 30,
  好几十: 30,
  上百: 100,
  成百: 100,
  几百: 300,
  好几百: 300,
};
const nouns = (words: string): RegExp =>
  new RegExp(`^[\\u4e00-\\u9fff]{0,3}?(?:${words.trim().split(/\s+/).join('|')})`);
const PERSONS = nouns(`
  老人家? 老太太? 老头 老伯 小孩子? 孩子 小朋友 儿童 学生 孕妇 残疾人 病人 伤员 居民 业主 住户 租客 租户 房客 邻居 年轻人 青年 妇女 男子 女子
  男人 女人 男的 女的 大妈 大爷 阿姨 工人 民工 保安 师傅 党员 志愿者 员工 职工 司机 醉汉 乞丐 流浪汉 小偷 人`);
const OBJECTS = nouns(`
  电动自行车 电动车 电瓶车 三轮车 自行车 共享单车 单车 摩托车 僵尸车 小轿车 轿车 汽车 面包车 货车 卡车 私家车 车子? 行道树 大树 树枝 树木 树
  路灯 楼道灯 灯 流浪狗 流浪猫 野狗 野猫 大狗 小狗 狗 猫 老鼠 井盖 摄像头 电梯 消防栓 灭火器 垃圾桶 垃圾 建筑垃圾 杂物 家具 沙发 花盆 玻璃
  瓷砖 砖头? 石头 窗户 窗 门 锁 水管 管道 电线 电线杆 线缆 杆子 空调 外机 广告牌 店铺? 饭店 餐馆 商铺 公司 房子 房间 房 车位 椅子 座椅 桌子
  柱子 护栏 栏杆 台阶 坑 洞 蜂窝 马蜂窝 蛇 鸡 鸭 单子 合同`);
/** Words in which a measure word does not count anything. */
const NO_COUNT = /^(?:月|小时|星期|礼拜|钟头|多月|半月|年(?!轻)|天|点|样子|问题|事情?|情况|办法|电话)/;

type Groups = Readonly<Record<string, string | undefined>>;

/** How many people, households or things a normalised text is about; ages, times, floors and door numbers are none. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const groups: Groups = match.groups ?? {};
    if (groups.before !== undefined) continue;
    const one = read(match[0], groups);
    if (one !== null && !found.some(({ text: other }) => other === one.text)) found.push(one);
  }
  return found;
}

function read(whole: string, groups: Groups): Quantity | null {
  const after = groups.of ?? '';
  const measure = groups.people ?? groups.households ?? groups.things ?? '';
  if (NO_COUNT.test(after)) return null;
  const count = countOf(groups);
  const person = PERSONS.exec(after)?.[0];
  const object = OBJECTS.exec(after)?.[0];
  const of =
    measure.endsWith('人') || (groups.households !== undefined && person === '人')
      ? ''
      : ((groups.things === undefined ? person : (object ?? person)) ?? object ?? '');
  const sort = sortOf(groups, of, of !== '' && of === person);
  // 一户, 两个, 几样 with nothing said of what: no number that helps anybody.
  const says = sort === 'things' ? of !== '' : count > 1 || of !== '';
  if (count < 1 || !says) return null;
  return { text: whole.slice(0, whole.length - after.length + of.length), count, sort, of };
}

function sortOf(groups: Groups, of: string, isPerson: boolean): QuantitySort {
  // 三户 are households whatever follows; 三家饭店 are things.
  if (groups.households !== undefined)
    return groups.households === '户' || of === '' || isPerson ? 'households' : 'things';
  return groups.people !== undefined || isPerson ? 'people' : 'things';
}

/** The least number that is meant. */
function countOf({ digits, vague, word, some, more }: Groups): number {
  if (digits !== undefined) return Number(digits) + (more === undefined ? 0 : 1);
  if (vague !== undefined) return VAGUE[vague] ?? 3;
  const text = (word ?? '').replaceAll('两', '二');
  // 七八, 四五十: two digits side by side are a guess at one number.
  const guess = /^([一二三四五六七八九])[二三四五六七八九](十?)$/.exec(text);
  const value = chineseNumber(guess ? `${guess[1]}${guess[2]}` : text);
  return some === undefined ? value : value + 1;
}

const COUNT_BEFORE = new RegExp(`${NUMBER}(?:个|名|位)?$`, 'u');

/** How many of something a normalised text asks for: two for 电工 in 要两个电工; 1 when it does not say. */
export function countBefore(text: string, word: string): number {
  const at = text.indexOf(word);
  const match = at < 1 ? null : COUNT_BEFORE.exec(text.slice(Math.max(0, at - 8), at));
  return match === null ? 1 : Math.max(1, countOf(match.groups ?? {}));
}
