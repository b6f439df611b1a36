import { chineseNumber } from '../../address/fold.ts';
import {
  anyNoun,
  DOES,
  MOST_OF,
  NO_COUNT,
  nounBefore,
  nounOfMeasure,
  OBJECTS,
  PERSONS,
} from './countedNouns.ts';
import { type CountRead, MOST_COUNT, type Quantity, type QuantitySort } from './types.ts';
import { type VaguePhrase, vaguePhrasesIn } from './vaguePhrases.ts';

const NUMERAL = '[零〇一二两三四五六七八九十百廿卅]';
/** 12, 十二, 十几, 几十, 七八, 三五, 上百, 一百多, 百来, 好几. */
const NUMBER = `(?:(?<digits>\\d{1,5})(?<more>多|余|来)?|(?<vague>好几十|几十|上百|成百|几百|好几百|百十?来|百十|好几|几)(?:多|余)?|(?<!(?<!周|期|拜)${NUMERAL})(?<word>${NUMERAL}{1,9})(?<some>几|多|余|来)?)`;
/** 三口 are people of a home: 一家三口, 老两口; not 骂两口. 百来号人, 三兄妹. */
const PEOPLE = [
  '人|名|位|个人|口人|口(?=之家|子)|(?<=[老小]两)口',
  `(?<=家(?:里|中|老[小少]|人|一?共|总共|有){0,2}(?:\\d{1,2}|[几两二三四五六七八九十]{1,3}))口(?![气井锅缸水饭])`,
  '(?<=[十百几多来])号(?:人(?![员家工民])|(?=工人|民工|学生|业主|居民|员工|职工))',
  '(?<=(?<![老第])[二两三四五六七八九])(?=兄[妹弟]|姐[妹弟]|姊妹)',
].join('|');
const HOUSEHOLDS = '户|家(?![庭长里属中门具电务乡])';
const THINGS =
  '辆|部(?![分门队])|台(?![阶风州湾账])|棵|株|只(?![有能是要想剩会好得管知用顾到需可收给够见听来在差因])|条|盏|块|个(?![体别性])|根(?![据本治源])|处|袋|堆|桶|扇|(?<!\\d{3})把(?![我他她你它这那握关])|(?<!\\d{3})张|间(?![隔歇断接])|套|座|排|片|桌|副|箱|车|件|样|起|笔|份|单|瓶|架|艘|口(?=井)|面|头|群|串';
/** Another number that is counted by: what stands before it is no noun's beginning. */
const COUNTED = `[几${NUMERAL.slice(1, -1)}]{1,5}[多余来]?(?:[人名位户家辆部台棵株只条盏块个根袋堆桶扇把张间套桌箱车件瓶口]|号人)`;
const PATTERN = new RegExp(
  `(?<weekday>(?<![老小])(?:周|星期|礼拜)[一二三四五六])|(?<before>第|[幢号栋弄室层楼元区-]|\\d[.:])?(?:${NUMBER}(?:(?<people>${PEOPLE})|(?<households>${HOUSEHOLDS})|(?<things>${THINGS}))|(?<!一)(?<both>[俩仨]))(?<of>(?:(?!${COUNTED})[\\u4e00-\\u9fff]){0,${MOST_OF}})`,
  'gu',
);
/** What makes a number one of a row, where the noun before has taken it along. */
const ORDINAL = /(?:第|(?<![老小])(?:周|星期|礼拜))$/;
/** As far before a number, and behind it, as it is looked. */
const BEFORE = 16;
const REST = 4;
/** 母子俩, 我们俩: both are people. */
const BOTH_PEOPLE = /[母父婆祖爷娘妻夫子女媳孙妹弟姐兄哥妇们我他她你咱]$/;
const VAGUE: Readonly<Record<string, number>> = {
  几: 3,
  好几: 3,
  几十: 30,
  好几十: 30,
  上百: 100,
  成百: 100,
  百来: 100,
  百十: 100,
  百十来: 100,
  几百: 300,
  好几百: 300,
};
/** A heap counts as one, and nobody knows how many it holds. */
const COLLECTIVE = new Set(['群', '堆', '排', '串']);

type Groups = Readonly<Record<string, string | undefined>>;

/** A number in a text: how it is learnt from, and what is counted by it as it stands; null: nothing by itself. */
export type HeardCount = Omit<CountRead, 'figure'> & { readonly quantity: Quantity | null };

/** How many people, households or things a normalised text is about; ages, times, floors and door numbers are none. */
export function quantitiesIn(text: string): Quantity[] {
  return countsIn(text).flatMap(({ quantity }) => quantity ?? []);
}

/** The numbers in a normalised text, with those too vague to say one: 一家人, 几个, 好几户. Each writing once. */
export function countsIn(text: string): HeardCount[] {
  const phrases = vaguePhrasesIn(text);
  const counted = new Set<VaguePhrase>();
  const found: HeardCount[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const groups: Groups = match.groups ?? {};
    const before = text.slice(Math.max(0, match.index - BEFORE), match.index);
    if (groups.weekday !== undefined || groups.before !== undefined || ORDINAL.test(before)) continue;
    const end = match.index + match[0].length - (groups.of ?? '').length;
    const phrase = phrases.find((one) => one.start < end && match.index < one.end);
    if (phrase !== undefined) counted.add(phrase);
    const own = phrase && { word: phrase.word, of: sortOfPhrase(phrase, text) };
    const one = read(match[0], groups, { before, rest: text.slice(end, end + REST) }, own);
    if (one !== null && !found.some((other) => isSame(one, other))) found.push(one);
  }
  for (const phrase of phrases) {
    if (counted.has(phrase) || found.some(({ word }) => word === phrase.word)) continue;
    found.push({ word: phrase.word, exact: false, of: sortOfPhrase(phrase, text), quantity: null });
  }
  return found;
}

const isSame = (one: HeardCount, other: HeardCount): boolean =>
  one.quantity === null ? one.word === other.word : one.quantity.text === other.quantity?.text;

/** What a phrase counts, by itself or by the noun behind it; null: they do not say. */
function sortOfPhrase({ word, end }: VaguePhrase, text: string): QuantitySort | null {
  if (word.endsWith('户')) return 'households';
  if (/[人楼元区栋幢层]$/.test(word)) return null;
  const after = text.slice(end, end + MOST_OF);
  if (OBJECTS.test(after)) return 'things';
  return PERSONS.test(after) ? 'people' : null;
}

type Phrase = Pick<HeardCount, 'word' | 'of'>;

/** What is counted: `said` as it stands behind the number, `bare` as it is learnt from. */
type Noun = { readonly said: string; readonly of: string; readonly bare: string; readonly isPerson: boolean };

/** The text around a number and its measure word. */
type Around = { readonly before: string; readonly rest: string };

function read(whole: string, groups: Groups, around: Around, phrase: Phrase | undefined): HeardCount | null {
  const after = groups.of ?? '';
  const measure = groups.people ?? groups.households ?? groups.things ?? groups.both ?? '';
  if (NO_COUNT.test(after)) return null;
  const count = countOf(groups);
  if (count > MOST_COUNT) return null;
  const noun = nounOf(groups, after, around, count);
  const of = noun?.of ?? '';
  const sort = sortOf(groups, of, noun?.isPerson ?? false);
  // 一户, 两个, 几样 with nothing said of what: no number that helps anybody.
  const says = sort === 'things' ? of !== '' : count > 1 || of !== '';
  const counts = count >= 1 && says;
  const exact = phrase === undefined && isExact(groups) && !(count === 1 && COLLECTIVE.has(measure));
  if (exact && !counts) return null;
  const number = whole.slice(0, whole.length - after.length - measure.length);
  const text = whole.slice(0, whole.length - after.length + (noun?.said.length ?? 0));
  return {
    word: exact
      ? `${measure}${noun?.bare ?? ''}`
      : (phrase?.word ?? `${number}${measure === '个人' ? '个' : measure}`),
    exact,
    of: phrase === undefined ? (of !== '' || sort !== 'things' ? sort : null) : phrase.of,
    quantity: counts ? { text, count, sort, of } : null,
  };
}

/** What a number counts, as it stands behind it, or else before it, or as its measure word says; null: nothing says it. */
function nounOf(groups: Groups, after: string, around: Around, count: number): Noun | null {
  const person = PERSONS.exec(after);
  const object = DOES.test(after) ? null : OBJECTS.exec(after);
  const { people, households, things, both } = groups;
  if (people?.endsWith('人') || (households !== undefined && person?.[0] === '人')) return null;
  if (both !== undefined && BOTH_PEOPLE.test(around.before)) return BOTH;
  const behind = (things === undefined ? person : (object ?? person)) ?? object;
  if (behind !== null && (both === undefined || behind[0] === behind[1])) return nounBehind(behind, person);
  if (both !== undefined) return earlier(both, around, count);
  if (things === undefined) return null;
  const any = count > 1 ? anyNoun(things, after) : null;
  if (any !== null) return nounBehind(any, null);
  return isFew(groups) ? null : (earlier(things, around, count) ?? byMeasure(things, count));
}

const BOTH: Noun = { said: '', of: '', bare: '', isPerson: true };

const nounBehind = ({ 0: said, 1: bare = '' }: RegExpExecArray, person: RegExpExecArray | null): Noun => ({
  said,
  of: said,
  bare,
  isPerson: said === person?.[0],
});

function earlier(measure: string, { before, rest }: Around, count: number): Noun | null {
  const found = nounBefore(before, measure, rest, count === 1);
  return found && { said: '', of: found.noun, bare: found.noun, isPerson: found.isPerson };
}

function byMeasure(measure: string, count: number): Noun | null {
  const of = count > 1 ? nounOfMeasure(measure) : null;
  return of === null ? null : { said: '', of, bare: '', isPerson: false };
}

/** 几个 behind a noun may be other ones. */
const isFew = ({ vague, things }: Groups): boolean => vague?.endsWith('几') === true && things === '个';

/** Whether a number says just how many: 12, 三; not 几, 十几, 20多, 七八. */
const isExact = ({ vague, some, more, word }: Groups): boolean =>
  vague === undefined && some === undefined && more === undefined && !GUESS.test(word ?? '');

function sortOf(groups: Groups, of: string, isPerson: boolean): QuantitySort {
  // 三户 are households whatever follows; 三家饭店 are things.
  if (groups.households !== undefined)
    return groups.households === '户' || of === '' || isPerson ? 'households' : 'things';
  return groups.people !== undefined || isPerson ? 'people' : 'things';
}

/** 七八, 四五十, 两三百: two digits side by side are a guess at one number. */
const GUESS = /^([一二两三四五六七八九])[二两三四五六七八九]([十百]?)$/;

/** The least number that is meant. */
function countOf({ digits, vague, word, some, more, both }: Groups): number {
  if (both !== undefined) return both === '俩' ? 2 : 3;
  if (digits !== undefined) return Number(digits) + (more === undefined ? 0 : 1);
  if (vague !== undefined) return VAGUE[vague] ?? 3;
  const text = (word ?? '').replaceAll('两', '二');
  const guess = GUESS.exec(text);
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
