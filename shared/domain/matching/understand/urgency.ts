import { dangerScenesIn } from './dangerScenes.ts';
import type { Quantity, Urgency, UrgencyGrade, UrgencySign, VulnerableFound } from './types.ts';

const list = (words: string): RegExp => new RegExp(words.trim().split(/\s+/).join('|'), 'g');

/**
 * Behind these, 没反应, 中毒, 漏气 and 掉水里 are told of machines, offices and things, and nobody is hurt. Who is picking
 * something up may be the one who falls.
 */
const DEAF =
  '(?:(?<!人中|胸口?|胸部|心口)按了|按钮|按键|触屏|刷了?卡|卡刷|扫了?码|扫了|遥控[器板]|门禁|开关|地感|外呼|声控灯|感应灯|跺脚|拍手|平台|投诉|举报|报修|物业)(?:了|按|都|也|还是|一直|根本|半天|多次|几次|好几次)*';
const SICK_DEVICE = '(?:手机|电脑|平板)(?:也|又|好像|像是|可能|是不是)?';
const FULL_OF_AIR = '(?:胎|气垫|床垫|垫子|球|空调|马桶|窗户?|窗缝|拱门|气膜馆|包装)';
const DROPPED =
  '(?<![捞捡拿追够取抓接找洗玩看打戴为去][^,。;!?]{0,4})(?:手机|钥匙|戒指|项链|耳环|首饰|眼镜|鞋子?|帽子|身份证)(?:不小心|也|又|都|全)*';
/** Before these, 动手 is to begin with a work. */
const AT_WORK = '术|能力|修|做|干(?!架|仗)|装|拆|清|搬|挖|砌|弄|改|施工|盖|种';
/** Somebody is or may at once be hurt. */
const DANGER = list(`
  着火 起火 失火 火灾 冒烟 冒火 浓烟 明火 火苗 烧起来 爆炸 (?:煤气|燃气|天然气)(?:味|泄漏|漏|外泄) 漏(?:煤气|燃气|天然气) (?<!${FULL_OF_AIR})漏气
  触电 电到人 电死 晕倒 晕过去 昏迷 昏倒 昏过去 不省人事 没了?呼吸 (?<!${DEAF})没反应 抽搐 大出血 流了?(?:好?多|很多)血 吐血 倒地不起 起不来 爬不起来
  胸痛 胸闷 喘不上气 喘不过气 心梗 跳楼 轻生 自杀 割腕 想不开 喝农药 溺水 落水 (?<!${DROPPED})掉(?:进|到|下)?(?:水(?!泥)|河|井|坑|湖)里?
  坍塌 倒塌 塌方 塌下来 塌陷 砸到了?人 砸中 砸伤 砸到头 持刀 拿刀 动刀 砍人 捅人 被困 困在 困人 关在电梯 (?<!${SICK_DEVICE})中毒 救命(?!药|钱) 走失 走丢 人不见了
  孩子不见了 老人不见了 失踪 咬伤 咬了人 被狗咬 家暴 (?<=又|就|还|酒后|对我|对孩子)动手(?!${AT_WORK}) 动手打(?!扫|包|磨|孔|理) 打老婆 打孩子 打伤 头破血流 骨折 撞到?了?人 撞伤 爆管`);
/** It may soon hurt somebody. */
const HAZARD = list(`
  漏电 短路 火花 打火 烧焦 焦味 焦糊味? 烧糊 裸露 松动 摇摇欲坠 (?:要|快|快要|会|随时)(?:掉|倒|塌|断|砸) 裂缝 开裂 脱落 掉下来 掉砖 掉玻璃 井盖(?:没了|不见|丢|缺|破|坏|翻)
  没有?井盖 深坑 摔跤 摔倒 滑倒 绊倒 危险 危房 易燃 高空抛物 高空坠物 打起来 打架 斗殴 威胁 恐吓 消防通道 堵消防 倒灌 进水 洪水 淹`);
const NOW = list(`
  马上 立刻 立即 火速 速来 快来 现在就 十万火急 紧急 加急 急急 很急 好急 (?<!太)太急 特急 急需 急用 急死 着急 等不及 等不了 来不及 刻不容缓 受不了`);

const NOT_SO = /(?:没有?|未|不会?|并非|无)(?:发生|出现|再|看到|发现)?$/;
const FEARED =
  /(?:怕|担心|以防|防止|避免|预防|容易|可能|万一|差点|险些|会不会|引起|引发|导致|造成|要是|如果)[^,。;!?]{0,4}$/;
/** So many concerned are more than one household's trouble. */
const MANY: Readonly<Record<Quantity['sort'], number>> = {
  people: 20,
  households: 10,
  things: Number.POSITIVE_INFINITY,
};

const GRADE: Readonly<Record<UrgencySign, UrgencyGrade>> = {
  danger: 'danger',
  hazard: 'hazard',
  now: 'urgent',
  vulnerable: 'normal',
  many: 'normal',
};

/** Words and scenes of danger in a normalised text, those that are only feared apart; denied ones are left out. */
function dangersIn(text: string): Said {
  const { real, feared } = said(text, DANGER);
  return { real: [...real, ...dangerScenesIn(text)], feared };
}

/** The words in a normalised text that say that somebody is in danger, denied and feared ones left out. */
export const dangerIn = (text: string): readonly string[] => dangersIn(text).real;

/**
 * How urgent a normalised text is: words of danger (denied ones not, feared ones less), of haste, who is hit, how many.
 * `isCalm`: words of hazard and haste that are not heard so; of danger all are.
 */
export function urgencyOf(
  text: string,
  vulnerable: readonly VulnerableFound[],
  quantities: readonly Quantity[],
  isCalm: (word: string) => boolean = () => false,
): Urgency {
  const danger = dangersIn(text);
  const hazard = said(text, HAZARD);
  const counts = (word: string): boolean => !isCalm(word) && !danger.real.includes(word);
  const many = quantities.filter(({ sort, count }) => count >= MANY[sort]);
  const signs: readonly [UrgencySign, readonly string[]][] = [
    ['danger', danger.real],
    ['hazard', [...danger.feared, ...hazard.real].filter(counts)],
    ['now', said(text, NOW).real.filter((word) => !isCalm(word))],
    ['vulnerable', vulnerable.flatMap(({ group, words }) => (words.length > 0 ? words : [group]))],
    ['many', many.map((one) => one.text || String(one.count))],
  ];
  const because = signs.flatMap(([sign, words]) =>
    words.length > 0 ? [{ sign, words: [...new Set(words)] }] : [],
  );
  return { grade: because[0] === undefined ? 'normal' : GRADE[because[0].sign], because };
}

type Said = { readonly real: readonly string[]; readonly feared: readonly string[] };

function said(text: string, words: RegExp): Said {
  const real: string[] = [];
  const feared: string[] = [];
  for (const match of text.matchAll(words)) {
    const before = text.slice(Math.max(0, match.index - 10), match.index);
    if (FEARED.test(before)) feared.push(match[0]);
    else if (!NOT_SO.test(before)) real.push(match[0]);
  }
  return { real, feared };
}

const LEAST_LEVEL = 4;
/** Without a category: 蓝 to begin with. */
const RAISED_AT_MOST = 2;
/** Trouble below this level is not made worse by who is hit: help with homework is always about a child. */
const HITS_HARDER_FROM = 3;
/** Hours that a raised level allows at most. */
const HOURS_OF_LEVEL: Readonly<Record<number, number>> = { 1: 2, 2: 8, 3: 48, 4: 120 };

/**
 * The level (1 = 红) of a problem whose category usually has `usual`: danger makes it 1, a hazard 2 at least; haste, people
 * hit harder, and many concerned raise it by one each, to 2 at most. `decided`: the words that decided the category, whose
 * level reckons with them already.
 */
export function raisedLevel(
  usual: number | null,
  urgency: Urgency,
  decided: readonly string[],
): number | null {
  const from = usual ?? LEAST_LEVEL;
  const counts = (sign: UrgencySign): boolean =>
    urgency.because.some((one) => one.sign === sign && one.words.some((word) => !isIn(word, decided)));
  if (urgency.grade === 'danger') return 1;
  let level = urgency.grade === 'hazard' ? Math.min(from, RAISED_AT_MOST) : from;
  for (const sign of ['now', 'vulnerable', 'many'] as const) {
    if (sign === 'vulnerable' && from > HITS_HARDER_FROM) continue;
    if (counts(sign) && level > RAISED_AT_MOST) level -= 1;
  }
  return usual === null && level === LEAST_LEVEL ? null : level;
}

const isIn = (word: string, decided: readonly string[]): boolean =>
  decided.some((one) => one.includes(word) || word.includes(one));

/** Hours to solve it in: those of the category, fewer when the level stands above the category's. Null: not known. */
export function deadlineHoursOf(
  usualHours: number | null,
  usual: number | null,
  level: number | null,
): number | null {
  if (level === null || (usual !== null && level >= usual)) return usualHours;
  const most = HOURS_OF_LEVEL[level] ?? null;
  return usualHours === null || most === null ? (usualHours ?? most) : Math.min(usualHours, most);
}
