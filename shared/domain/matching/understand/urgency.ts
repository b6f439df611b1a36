import { latestOf } from '../../latest.ts';
import { dangerScenesIn } from './dangerScenes.ts';
import { type DangerFound, dangerWordsIn, distinct } from './dangerWords.ts';
import { meantOf, saidOf } from './meant.ts';
import type { Quantity, Urgency, UrgencyGrade, UrgencySign, VulnerableFound } from './types.ts';

const list = (words: string): RegExp => new RegExp(words.trim().split(/\s+/).join('|'), 'g');

/** It may soon hurt somebody. */
const HAZARD = list(`
  漏电 短路 火花 打火 烧焦 焦味 焦糊味? 烧糊 裸露 松动 摇摇欲坠 (?:要|快|快要|会|随时)(?:掉|倒|塌|断|砸) 裂缝 开裂 脱落 掉下来 掉砖 掉玻璃 井盖(?:没了|不见|丢|缺|破|坏|翻)
  没有?井盖 深坑 摔跤 摔倒 滑倒 绊倒 危险 危房 易燃 高空抛物 高空坠物 打起来 打架 斗殴 (?:快?要|差点)动手(?!术|修|装|拆) 威胁 恐吓 消防通道 堵消防 倒灌 进水 洪水 淹 马蜂 毒蜂 蜂窝(?!煤)`);
const NOW = list(`
  马上 立刻 立即 火速 速来 快来 现在就 十万火急 紧急 加急 急急 很急 好急 (?<!太)太急 特急 急需 急用 急死 着急 等不及 等不了 来不及 刻不容缓 受不了`);

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

/** Words and scenes of danger in a text, words that are only feared apart. */
type Dangers = { readonly real: readonly DangerFound[]; readonly feared: readonly string[] };

/** Those of a normalised text; what is not meant so is left out. A text is asked for twice, one time after the other. */
const dangersIn = latestOf((text: string): Dangers => {
  const real: DangerFound[] = [];
  const feared: string[] = [];
  for (const { word, index, kinds } of dangerWordsIn(text)) {
    const meant = meantOf(text, index, index + word.length, kinds);
    if (meant === 'real') real.push({ word, kinds });
    if (meant === 'feared') feared.push(word);
  }
  return { real: distinct([...real, ...dangerScenesIn(text)]), feared };
});

/** What says in a normalised text that somebody is in danger, each word once. */
export const dangerIn = (text: string): readonly DangerFound[] => dangersIn(text).real;

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
  const endangered = danger.real.map(({ word }) => word);
  const counts = (word: string): boolean => !isCalm(word) && !endangered.includes(word);
  const many = quantities.filter(({ sort, count }) => count >= MANY[sort]);
  const signs: readonly [UrgencySign, readonly string[]][] = [
    ['danger', endangered],
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
  for (const { 0: word, index } of text.matchAll(words)) {
    const meant = saidOf(text, index);
    if (meant === 'real') real.push(word);
    if (meant === 'feared') feared.push(word);
  }
  return { real, feared };
}

const LEAST_LEVEL = 4;
/** Of what was urgent and is over: somebody sees to what is left to do. */
const LEVEL_AFTERWARDS = 3;
/** Without a category: 蓝 to begin with. */
const RAISED_AT_MOST = 2;
/** Trouble below this level is not made worse by who is hit: help with homework is always about a child. */
const HITS_HARDER_FROM = 3;
/** Hours that a raised level allows at most. */
const HOURS_OF_LEVEL: Readonly<Record<number, number>> = { 1: 2, 2: 8, 3: 48, 4: 120 };

/**
 * The level (1 = 红) of a problem whose category usually has `usual`: danger makes it 1, a hazard 2 at least; haste, people
 * hit harder, and many concerned raise it by one each, to 2 at most. `decided`: the words that decided the category, whose
 * level reckons with them already. `over`: what the category's level reckons with is over or never was.
 */
export function raisedLevel(
  usual: number | null,
  urgency: Urgency,
  decided: readonly string[],
  over = false,
): number | null {
  const from = over ? Math.max(LEVEL_AFTERWARDS, usual ?? LEAST_LEVEL) : (usual ?? LEAST_LEVEL);
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

/**
 * Hours to solve it in: those of the category, fewer when the level stands above the category's, more when what is urgent
 * of it is `over`. Null: not known.
 */
export function deadlineHoursOf(
  usualHours: number | null,
  usual: number | null,
  level: number | null,
  over = false,
): number | null {
  if (over && level !== null && usual !== null && usualHours !== null && level > usual)
    return Math.max(usualHours, HOURS_OF_LEVEL[level] ?? usualHours);
  if (level === null || (usual !== null && level >= usual)) return usualHours;
  const most = HOURS_OF_LEVEL[level] ?? null;
  return usualHours === null || most === null ? (usualHours ?? most) : Math.min(usualHours, most);
}
