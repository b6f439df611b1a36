import type { LngLat } from '../geo/types.ts';
import type { CategoryLexicon } from './category.ts';
import { tagTerm } from './docTerms.ts';
import type { FoundPlace, Gazetteer } from './gazetteer.ts';
import type { CategoryJudge } from './judge.ts';
import { normalisePlace, normaliseText } from './normalise.ts';
import type { QueryTerm } from './postings.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import type { MatchQuery, Segmenter, Understood, UnderstoodPlace } from './types.ts';
import { wantedAtMs } from './wanted.ts';

/** Something that the problem asks for, and the words by which a skill shows it. */
export type NeedPlan = {
  readonly need: string;
  readonly words: readonly string[];
  /** Terms of the index, one a word, each with its share of the need's weight. */
  readonly terms: readonly QueryTerm[];
};

/** What is looked up for a problem. */
export type QueryPlan = { readonly text: readonly QueryTerm[]; readonly needs: readonly NeedPlan[] };

export type Analysis = { readonly understood: Understood; readonly plan: QueryPlan };

/** What the analysis looks things up in. */
export type Knowledge = {
  readonly segment: Segmenter;
  readonly gazetteer: Gazetteer;
  readonly lexicon: CategoryLexicon;
  readonly judge: CategoryJudge;
  /** The leaf cell of a position, or null outside all cells. */
  readonly cellAt: (anchor: LngLat) => string | null;
};

/**
 * Words that only happen to stand in the text, once it is understood what the problem needs: sharing 高空 with the
 * caller's words does not make somebody who works at heights the one to call for falling objects.
 */
const TEXT_BESIDE_NEEDS_WEIGHT = 0.35;
const SURE = 0.4;
/** Below this, a guess is no better than none. */
const LEAST_CONFIDENCE = 0.15;

/** A need that the caller named counts as much as a word, one that follows from a guessed category less. */
const GUESSED_NEED_WEIGHT = 0.8;
const MOST_TERMS = 64;
const DOOR = /\d+(?:幢|弄|号)(?:\d+(?:单元|梯))?(?:\d+(?:室|户|楼|层|房))?/g;
const DOOR_AFTER = /^(?:\d+(?:单元|梯))?(?:\d+(?:室|户|楼|层|房)?)?/;

/** Reads a problem in plain words: where, what about, what it needs, when. */
export function analyse(query: MatchQuery, knowledge: Knowledge): Analysis {
  const found = knowledge.gazetteer.find(query.text);
  const topic = topicText(query.text, found);
  const terms = [...new Set(termsOf(topic, knowledge.segment))].slice(0, MOST_TERMS);
  const [best] = knowledge.judge.rank(topic);
  const guess = best !== undefined && best.share >= LEAST_CONFIDENCE ? best : null;
  const category = knowledge.lexicon.get(query.categoryId ?? guess?.categoryId ?? null);
  const chosen = query.categoryId !== null && category !== undefined;
  const named = namedNeeds(terms, knowledge.lexicon);
  const sure = chosen || (guess !== null && guess.share >= SURE);
  const textWeight = sure && (category?.needs.length ?? 0) > 0 ? TEXT_BESIDE_NEEDS_WEIGHT : 1;
  const needs = [...new Set([...named, ...(category?.needs ?? [])])];
  return {
    understood: {
      terms: wholeTerms(terms),
      categoryId: category?.id ?? null,
      confidence: chosen ? 1 : (best?.share ?? 0),
      because: chosen ? [] : [...(guess?.because ?? [])],
      needs,
      responsible: [...(category?.responsible ?? [])],
      level: category?.defaultLevel ?? null,
      deadlineHours: category?.deadlineHours ?? null,
      place: placeOf(query.anchor, found, knowledge.cellAt),
      atMs: query.atMs ?? wantedAtMs(normaliseText(query.text), query.nowMs) ?? query.nowMs,
    },
    plan: {
      text: terms.map((term) => ({ term, weight: textWeight })),
      needs: needs.map((need) =>
        planNeed(need, named.includes(need) ? 1 : GUESSED_NEED_WEIGHT, knowledge.segment),
      ),
    },
  };
}

/** The text without the words that only say where: a name of a place is no topic. */
function topicText(text: string, found: FoundPlace | null): string {
  const plain = normalisePlace(text);
  if (found === null || (found.type === 'thing' && found.confidence < 0.5)) return plain.replace(DOOR, ' ');
  const after = plain.slice(found.end).replace(DOOR_AFTER, '');
  return `${plain.slice(0, found.start)} ${after}`.replace(DOOR, ' ');
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

function namedNeeds(terms: readonly string[], lexicon: CategoryLexicon): string[] {
  const known = lexicon.needs;
  return wholeTerms(terms).filter((term) => known.has(term));
}

/** How a need is looked up among skills and capabilities. */
export function planNeed(need: string, weight: number, segment: Segmenter): NeedPlan {
  const cut = wholeTerms(termsOf(need, segment));
  const words = cut.length > 0 ? cut : [normaliseText(need)];
  return {
    need,
    words,
    terms: words.map((word) => ({ term: tagTerm(word), weight: weight / words.length })),
  };
}
