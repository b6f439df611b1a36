import { chineseNumber } from '../../address/fold.ts';
import { MOST_OF, NO_COUNT, OBJECTS, PERSONS } from './countedNouns.ts';
import { type CountRead, MOST_COUNT, type Quantity, type QuantitySort } from './types.ts';
import { type VaguePhrase, vaguePhrasesIn } from './vaguePhrases.ts';

const NUMERAL = '[零〇一二两三四五六七八九十百廿卅]';
/** 12, 十二, 十几, 几十, 七八, 三五, 上百, 一百多, 好几. */
const NUMBER = `(?:(?<digits>\\d{1,5})(?<more>多|余|来)?|(?<vague>好几十|几十|上百|成百|几百|好几百|好几|几)(?:多|余)?|(?<word>${NUMERAL}+)(?<some>几|多|余|来)?)`;
const PEOPLE = '人|名|位|口人?|个人';
const HOUSEHOLDS = '户|家(?![庭长里属中门具电务乡])';
const THINGS =
  '辆|部(?![分门队])|台|棵|株|只|条|盏|块|个(?![体别性])|根|处|袋|堆|桶|扇|把|张|间|套|座|排|片|桌|副|箱|车|件|样|起|笔|份|单|瓶|架|艘|口井|面|头|群|串';
const PATTERN = new RegExp(
  `(?<before>第|[幢号栋弄室层楼元区-]|\\d[.:])?${NUMBER}(?:(?<people>${PEOPLE})|(?<households>${HOUSEHOLDS})|(?<things>${THINGS}))(?<of>[\\u4e00-\\u9fff]{0,${MOST_OF}})`,
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
    if (groups.before !== undefined) continue;
    const end = match.index + match[0].length - (groups.of ?? '').length;
    const phrase = phrases.find((one) => one.start < end && match.index < one.end);
    if (phrase !== undefined) counted.add(phrase);
    const own = phrase && { word: phrase.word, of: sortOfPhrase(phrase, text) };
    const one = read(match[0], groups, own);
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

function read(whole: string, groups: Groups, phrase: Phrase | undefined): HeardCount | null {
  const after = groups.of ?? '';
  const measure = groups.people ?? groups.households ?? groups.things ?? '';
  if (NO_COUNT.test(after)) return null;
  const count = countOf(groups);
  if (count > MOST_COUNT) return null;
  const person = PERSONS.exec(after);
  const object = OBJECTS.exec(after);
  const isBare = measure.endsWith('人') || (groups.households !== undefined && person?.[0] === '人');
  const noun = isBare ? null : ((groups.things === undefined ? person : (object ?? person)) ?? object);
  const of = noun?.[0] ?? '';
  const sort = sortOf(groups, of, noun !== null && of === person?.[0]);
  // 一户, 两个, 几样 with nothing said of what: no number that helps anybody.
  const says = sort === 'things' ? of !== '' : count > 1 || of !== '';
  const counts = count >= 1 && says;
  const exact = phrase === undefined && isExact(groups) && !(count === 1 && COLLECTIVE.has(measure));
  if (exact && !counts) return null;
  const number = whole.slice(0, whole.length - after.length - measure.length);
  const text = whole.slice(0, whole.length - after.length + of.length);
  return {
    word: exact
      ? `${measure}${noun?.[1] ?? ''}`
      : (phrase?.word ?? `${number}${measure === '个人' ? '个' : measure}`),
    exact,
    of: phrase === undefined ? (of !== '' || sort !== 'things' ? sort : null) : phrase.of,
    quantity: counts ? { text, count, sort, of } : null,
  };
}

/** Whether a number says just how many: 12, 三; not 几, 十几, 20多, 七八. */
const isExact = ({ vague, some, more, word }: Groups): boolean =>
  vague === undefined && some === undefined && more === undefined && !GUESS.test(word ?? '');

function sortOf(groups: Groups, of: string, isPerson: boolean): QuantitySort {
  // 三户 are households whatever follows; 三家饭店 are things.
  if (groups.households !== undefined)
    return groups.households === '户' || of === '' || isPerson ? 'households' : 'things';
  return groups.people !== undefined || isPerson ? 'people' : 'things';
}

/** 七八, 四五十: two digits side by side are a guess at one number. */
const GUESS = /^([一二三四五六七八九])[二三四五六七八九](十?)$/;

/** The least number that is meant. */
function countOf({ digits, vague, word, some, more }: Groups): number {
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
