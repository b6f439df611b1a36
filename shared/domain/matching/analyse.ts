import { haversineM } from '../geo/distance.ts';
import type { LngLat } from '../geo/types.ts';
import type { FoundPlace, Gazetteer } from './gazetteer.ts';
import type { Habit } from './learn/habit.ts';
import type { HabitBook } from './learn/habits.ts';
import { type NeedPlan, planNeed } from './needPlan.ts';
import { normalisePlace, normaliseText } from './normalise.ts';
import type { QueryTerm } from './postings.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import type { MatchQuery, ProblemCategory, Segmenter, Understood, UnderstoodPlace } from './types.ts';
import { type About, aboutOf } from './understand/about.ts';
import { type Counted, countedBy } from './understand/counted.ts';
import { responsibleFor } from './understand/dangerNeeds.ts';
import { isOver, withoutDenied } from './understand/meant.ts';
import { isPlaceName, placeWordsIn } from './understand/placeWords.ts';
import { countBefore, countsIn } from './understand/quantity.ts';
import { type Supposed, suppose } from './understand/supposed.ts';
import type { Corrections, Quantity, UrgencyGrade, VulnerableFound } from './understand/types.ts';
import { deadlineHoursOf, raisedLevel, urgencyOf } from './understand/urgency.ts';
import { type UsualOf, usualOf } from './understand/usual.ts';
import { vulnerableIn } from './understand/vulnerable.ts';
import { type When, whenOf } from './understand/when.ts';
import type { WordKnowledge } from './understand/wordKnowledge.ts';
import { timeIn } from './wanted.ts';

/** What is looked up for a problem. */
export type QueryPlan = {
  readonly text: readonly QueryTerm[];
  readonly needs: readonly NeedPlan[];
  /**
   * Where it happened, once it is known what is needed: that one's words say where, not who helps, and it is proposed for
   * what it can do only.
   */
  readonly placeId: string | null;
};

export type Analysis = { readonly understood: Understood; readonly plan: QueryPlan };

/** What the analysis looks things up in. */
export type Knowledge = {
  readonly segment: Segmenter;
  readonly gazetteer: Gazetteer;
  readonly words: WordKnowledge;
  /** What the office's corrections taught. */
  readonly habits: HabitBook;
  /** The leaf cell of a position, or null outside all cells. */
  readonly cellAt: (anchor: LngLat) => string | null;
};

/**
 * Words that only happen to stand in the text, once it is understood what the problem needs: sharing 高空 with the
 * caller's words does not make somebody who works at heights the one to call for falling objects.
 */
const TEXT_BESIDE_NEEDS_WEIGHT = 0.2;
const SURE = 0.4;

/** A need that the caller named counts as much as a word, one that is only supposed less (see supposed.ts). */
const NAMED_NEED_WEIGHT = 1;
const MOST_TERMS = 64;
const DOOR = /\d+(?:幢|弄|号)(?:\d+(?:单元|梯))?(?:\d+(?:室|户|楼|层|房))?/g;
const DOOR_AFTER = /^(?:\d+(?:单元|梯))?(?:\d+(?:室|户|楼|层|房)?)?/;

/** Reads a problem in plain words: where, what about, what it needs, when, how urgent. What the clerk put right holds. */
export function analyse(query: MatchQuery, knowledge: Knowledge): Analysis {
  const { segment, gazetteer, words, habits, cellAt } = knowledge;
  const corrections = query.corrections ?? {};
  const { place: read, choices } = gazetteer.read(query.text);
  const found = choices.find(({ text }) => text === corrections.place) ?? read;
  const said = withoutDenied(words.inPlainWords(normaliseText(query.text)));
  const about = aboutOf(topicText(query.text, found), query.categoryId, words, said);
  const { category } = about;
  const usual = usualOf(category, habits);
  // A place says where: whoever only is called like it cannot do more for that.
  const where = found?.type === 'thing' && isSurelyPlace(found) && !corrections.noPlace ? found.text : '';
  const terms = [...new Set(termsOf(about.text.replace(where, ' '), segment))].slice(0, MOST_TERMS);
  // 其他 is no guess: nothing follows from it but what a danger or a rival needs.
  const ofCategory = about.unsure ? null : usual;
  const rivals = about.rivals.map(({ category: rival, likelihood }) => ({
    usual: usualOf(rival, habits),
    likelihood,
  }));
  const supposed = suppose(ofCategory, rivals, about.danger);
  const { needs, named } = needsOf(about.text, terms, [...supposed.weights.keys()], corrections, words);
  const sure = about.by === 'clerk' || about.confidence >= SURE;
  const textWeight = sure && !about.unsure && usual.needs.length > 0 ? TEXT_BESIDE_NEEDS_WEIGHT : 1;
  const counted = countedBy(countsIn(said), usual);
  const urgent = urgencyParts(said, about, usual, counted, corrections);
  const when = wantedWhen(said, about, usual, urgent.urgency.grade, query.nowMs);
  const wanted = query.atMs ?? (corrections.noTime === true ? null : when.atMs);
  const place = placeOf(query.anchor, corrections.noPlace === true ? null : found, cellAt);
  return {
    understood: {
      terms: wholeTerms(terms),
      categoryId: category?.id ?? null,
      unsure: about.unsure,
      confidence: about.confidence,
      by: about.by,
      because: [...about.because],
      learned: about.learned && { ...about.learned, words: [...about.learned.words] },
      guess: about.guess && { ...about.guess, because: [...about.guess.because] },
      alternatives: [...about.alternatives],
      readAs: [...about.readAs],
      needs,
      namedNeeds: named,
      rivalNeeds: [...supposed.ofRivals],
      needCounts: needs
        .map((need) => ({ need, count: countBefore(said, need) }))
        .filter(({ count }) => count > 1),
      responsible: responsibleFor(about.danger, category?.responsible ?? []),
      ...urgent,
      habits: usual.habits.filter(
        (habit) =>
          habit === when.habit ||
          counted.habits.includes(habit) ||
          isTold(habit, said, ofCategory === null ? null : needs, category, supposed),
      ),
      readCounts: [...counted.read],
      place,
      placeChoices: choices.map(({ text }) => text),
      placeWords: query.anchor === null ? [] : namesFor(query.anchor, query.text, found, words),
      wantedAtMs: wanted,
      readWhen: when.read,
      atMs: wanted ?? query.nowMs,
    },
    plan: {
      placeId: needs.length === 0 ? null : (place?.thingId ?? null),
      text: terms.map((term) => ({ term, weight: textWeight })),
      needs: needs.map((need) => {
        const isNamed = named.includes(need);
        const weight = isNamed ? NAMED_NEED_WEIGHT : (supposed.weights.get(need) ?? 0);
        return planNeed(need, weight, isNamed, segment, !isNamed && supposed.isDoubtful(need));
      }),
    },
  };
}

type UrgencyParts = Pick<
  Understood,
  | 'urgency'
  | 'vulnerable'
  | 'readVulnerable'
  | 'quantities'
  | 'level'
  | 'readLevel'
  | 'usualLevel'
  | 'deadlineHours'
  | 'usualDeadlineHours'
>;

/** How urgent it is, and what level and time follow from that. */
function urgencyParts(
  said: string,
  about: About,
  usual: UsualOf,
  counted: Counted,
  corrections: Corrections,
): UrgencyParts {
  const read = usual.groups(vulnerableIn(said));
  const vulnerable: VulnerableFound[] =
    corrections.vulnerable?.map((group) => read.find((one) => one.group === group) ?? { group, words: [] }) ??
    read;
  const quantities: Quantity[] = [...(corrections.quantities ?? counted.quantities)];
  const urgency = urgencyOf(said, vulnerable, quantities, usual.isCalm);
  const usualLevel = usual.level;
  const usualDeadlineHours = about.category?.deadlineHours ?? null;
  const over = isOver(said);
  const readLevel = raisedLevel(usualLevel, urgency, about.because, over);
  const level = corrections.level ?? readLevel;
  return {
    urgency,
    vulnerable,
    readVulnerable: read.map(({ group }) => group),
    quantities,
    level,
    readLevel,
    usualLevel,
    deadlineHours: deadlineHoursOf(usualDeadlineHours, about.category?.defaultLevel ?? null, level, over),
    usualDeadlineHours,
  };
}

/** The time wanted; 其他 is no guess: it has no usual one. */
function wantedWhen(said: string, about: About, usual: UsualOf, grade: UrgencyGrade, nowMs: number): When {
  const time = timeIn(said, nowMs);
  if (about.unsure && time.word === '') return { atMs: time.atMs, habit: null, read: null };
  return whenOf(time, usual, grade, nowMs);
}

/**
 * Whether what was learnt about a category concerns a text; words of time and of number tell of themselves. `needs`: those
 * in the end, null where nothing is supposed by the category.
 */
function isTold(
  { type, what }: Habit,
  said: string,
  needs: readonly string[] | null,
  category: ProblemCategory | undefined,
  { ofRivals }: Supposed,
): boolean {
  if (type === 'calmWord') return said.includes(what);
  if (type === 'needAdded') return needs?.includes(what) ?? false;
  // What the caller names, or a danger asks for, is there all the same.
  if (type === 'needRemoved')
    return needs?.includes(what) === false && [...(category?.needs ?? []), ...ofRivals].includes(what);
  return type !== 'timeWord' && type !== 'countWord' && type !== 'measureWord';
}

/** What the text names, what is supposed, what the clerk added; without what the clerk took away. */
function needsOf(
  text: string,
  terms: readonly string[],
  supposed: readonly string[],
  { addedNeeds = [], removedNeeds = [] }: Corrections,
  words: WordKnowledge,
): { needs: string[]; named: string[] } {
  const inTerms = wholeTerms(terms).filter((term) => words.lexicon.needs.has(term));
  const named = [...new Set([...addedNeeds, ...inTerms, ...words.needsIn(text)])];
  const kept = (need: string): boolean => !removedNeeds.includes(need);
  return { needs: [...new Set([...named, ...supposed])].filter(kept), named: named.filter(kept) };
}

/** Whether a name only says where; a short one like 菜场 may be the topic as well. */
const isSurelyPlace = ({ type, confidence }: FoundPlace): boolean => type !== 'thing' || confidence >= 0.5;

/** The text without the words that only say where: a name of a place is no topic. */
function topicText(text: string, found: FoundPlace | null): string {
  const plain = normalisePlace(text);
  if (found === null || !isSurelyPlace(found)) return plain.replace(DOOR, ' ');
  const after = plain.slice(found.end).replace(DOOR_AFTER, '');
  // Who tells a long story names the place more than once.
  return `${plain.slice(0, found.start)} ${after}`.replaceAll(found.text, ' ').replace(DOOR, ' ');
}

function placeOf(
  anchor: LngLat | null,
  found: FoundPlace | null,
  cellAt: Knowledge['cellAt'],
): UnderstoodPlace | null {
  if (anchor !== null) return { text: '', anchor, thingId: null, cellId: cellAt(anchor), confidence: 1 };
  if (found === null) return null;
  return {
    text: found.text,
    anchor: found.anchor,
    thingId: found.type === 'cell' ? null : found.id,
    cellId: found.type === 'cell' ? found.id : cellAt(found.anchor),
    confidence: found.confidence,
  };
}

/** A building is called as it is written; near what is called so already, nothing is asked. Metres. */
const SAME_PLACE_M = 50;

/** What the place that the clerk chose may be called in a text: what was read as another place, and what sounds like one. */
function namesFor(anchor: LngLat, text: string, found: FoundPlace | null, words: WordKnowledge): string[] {
  if (found !== null && (found.type === 'building' || haversineM(found.anchor, anchor) < SAME_PLACE_M))
    return [];
  const heardIn = (part: string): readonly string[] => words.lexicon.heardIn(part);
  const names = placeWordsIn(text, (part) => heardIn(part).length > 0);
  const read = found !== null && isPlaceName(found.text) ? [found.text] : [];
  return [...new Set([...read, ...names.filter((name) => !heardIn(name).includes(name))])];
}
