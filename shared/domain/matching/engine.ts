import type { Sound } from '../address/index.ts';
import type { LngLat } from '../geo/types.ts';
import { KIND_IDS } from '../kinds/index.ts';
import { Able } from './able.ts';
import { analyse, type QueryPlan } from './analyse.ts';
import type { Asked } from './asked.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Candidates, isProposed } from './candidates.ts';
import { CellRelations } from './cellRelations.ts';
import { choose, stepsOf } from './choose.ts';
import { documentTerms } from './docTerms.ts';
import { dutyPicks } from './duty.ts';
import { DutyBook } from './dutyBook.ts';
import type { Explained } from './explained.ts';
import { Gazetteer } from './gazetteer.ts';
import { handlersBefore } from './handlers.ts';
import { callsLeftOf } from './hindrance.ts';
import type { CategoryJudge } from './judge.ts';
import { type HabitBook, NO_HABITS } from './learn/habits.ts';
import { planNeed } from './needPlan.ts';
import { PastCases } from './past.ts';
import { Postings } from './postings.ts';
import type { Outcome } from './reliability.ts';
import { ringsOf } from './rings.ts';
import type { SayingsModel } from './sayings/model.ts';
import { Scores, type WordShares } from './scores.ts';
import { coverageOf, shortagesOf, surroundingsOf } from './shortage.ts';
import { situationOf } from './situation.ts';
import { remembering } from './tokens.ts';
import type {
  LearnedName,
  MatchAnswer,
  MatchCell,
  MatchDoc,
  MatchQuery,
  NamedPlace,
  PastDoc,
  ProblemCategory,
  Segmenter,
  Understood,
} from './types.ts';
import { WordKnowledge } from './understand/wordKnowledge.ts';
import { type MatchWeights, STANDARD_WEIGHTS } from './weights/weights.ts';
import { MOST_WHY_NOT, whyNotAmong } from './whyNot.ts';
import { widen } from './widening.ts';

/** Raise it when what is written, or how words are cut or weighed, changes: saved indexes are then built anew. */
export const INDEX_VERSION = 11;

const MOST_DUTY = 4;
const MOST_PAST = 5;
/** So many of the most similar closed problems say who solves such ones. */
const PAST_VOTES = 20;
/** More later or removed documents than this, and than a share of all, are merged into the compressed rows. */
const LEAST_WASTE = 1024;
const WASTE_SHARE = 0.5;

export type EngineOptions = {
  readonly segment: Segmenter;
  /** The leaf cell of a position, or null outside all cells. */
  readonly cellAt: (anchor: LngLat) => string | null;
  /** Every word of the dictionary that stands in a text, overlapping ones too; without it, what `segment` cuts. */
  readonly dictionary?: Segmenter;
  /** What residents say, by categories; without it, the lexicon alone judges. */
  readonly sayings?: () => SayingsModel;
  /** How a character sounds; without it, slips of an input method are found by their writing only. */
  readonly sound?: Sound;
  /** The cells of its tier beside a cell; none where nobody knows the outlines. */
  readonly neighboursOf?: (cellId: string) => readonly string[];
};

/** A problem as it was read, and what its candidates are judged by. */
export type EngineView = {
  readonly understood: Understood;
  readonly plan: QueryPlan;
  readonly from: Explained;
  readonly cells: ReadonlyMap<string, MatchCell>;
  readonly segment: Segmenter;
};

/**
 * Finds who and what can solve a problem. Exact: every candidate with topical evidence is scored, none is sampled; the
 * same data gives the same answer in whatever order it came. Holds no personal data but the words of skills and notes.
 */
export class MatchEngine {
  readonly #options: EngineOptions;
  #postings = new Postings();
  #candidates = new Candidates();
  #gazetteer: Gazetteer;
  #words: WordKnowledge;
  #blend: (lexicon: CategoryJudge) => CategoryJudge = (lexicon) => lexicon;
  #cells: ReadonlyMap<string, MatchCell> = new Map();
  #relations: CellRelations;
  #weights: MatchWeights = STANDARD_WEIGHTS;
  #habits: HabitBook = NO_HABITS;
  #learnedNames: readonly LearnedName[] = [];
  readonly #past: PastCases;
  readonly #duties: DutyBook;
  readonly #scores = new Scores();

  constructor(options: EngineOptions) {
    this.#options = { ...options, segment: remembering(options.segment) };
    this.#gazetteer = new Gazetteer(options.sound ?? null);
    this.#words = new WordKnowledge([], this.#options, this.#blend);
    this.#relations = new CellRelations(this.#cells, options.neighboursOf);
    this.#past = new PastCases(this.#options.segment);
    this.#duties = new DutyBook(this.#options.segment);
  }

  /** Candidates in the index. */
  get size(): number {
    return this.#postings.liveCount;
  }

  /** What the office's corrections taught, from now on. */
  setHabits(habits: HabitBook): void {
    this.#habits = habits;
  }

  setCategories(categories: readonly ProblemCategory[]): void {
    this.#words = new WordKnowledge(categories, this.#options, this.#blend);
  }

  /** How categories are judged: made of the judge that goes by the lexicon, anew whenever the categories change. */
  setJudge(blend: (lexicon: CategoryJudge) => CategoryJudge): void {
    this.#blend = blend;
    this.setCategories(this.#words.lexicon.all);
  }

  /** Takes the cells: their names become places, their leads answer for them. */
  setCells(cells: readonly MatchCell[]): void {
    this.#cells = new Map(cells.map((cell) => [cell.id, cell]));
    this.#relations = new CellRelations(this.#cells, this.#options.neighboursOf);
    this.#gazetteer.removeType('cell');
    for (const { id, name, centre } of cells)
      this.#gazetteer.upsert({
        id,
        type: 'cell',
        names: [name],
        estate: null,
        addresses: [],
        anchor: centre,
      });
  }

  /** Adds a candidate or takes its new content. One that may not be asked (no consent) is taken out instead. */
  upsert(doc: MatchDoc): void {
    this.remove(doc.id);
    if (!doc.mayBeAsked || !isProposed(KIND_IDS.indexOf(doc.kind))) return;
    const { terms, length } = documentTerms(doc, this.#options.segment);
    this.#postings.add(terms, length);
    this.#candidates.add(doc);
    if (this.#postings.waste > Math.max(LEAST_WASTE, this.#postings.liveCount * WASTE_SHARE)) this.compact();
  }

  remove(id: string): void {
    const n = this.#candidates.numberOf(id);
    if (n === undefined) return;
    this.#postings.remove(n);
    this.#candidates.forget(id);
  }

  upsertPlace(place: NamedPlace): void {
    this.#gazetteer.upsert(place);
  }
  /** Takes the names that clerks gave places, in place of those before. */
  setLearnedNames(names: readonly LearnedName[]): void {
    this.#learnedNames = names;
    this.#gazetteer.setLearned(names);
  }
  removePlace(id: string): void {
    this.#gazetteer.remove(id);
  }
  upsertPast(doc: PastDoc): void {
    this.#past.upsert(doc);
  }
  removePast(id: string): void {
    this.#past.remove(id);
  }

  /** The cell of a candidate, when the cells were drawn anew. */
  setCellOf(id: string, cellId: string | null): void {
    const n = this.#candidates.numberOf(id);
    if (n !== undefined) this.#candidates.setCell(n, cellId);
  }
  /** How often each was asked in the last 30 days, and of those this week; who is not named was not. */
  setRecentCalls(
    counts: ReadonlyMap<string, number>,
    lastDays: ReadonlyMap<string, number> = new Map(),
    week: ReadonlyMap<string, number> = new Map(),
  ): void {
    this.#candidates.setCalls(counts, lastDays, week);
  }

  /** How past calls ended; who is not named was never asked. */
  setOutcomes(outcomes: ReadonlyMap<string, Outcome>): void {
    this.#candidates.setOutcomes(outcomes);
  }
  /** How much each part counts from now on. */
  setWeights(weights: MatchWeights): void {
    this.#weights = weights;
  }

  /** Merges later and removed documents into the compressed rows. */
  compact(): void {
    if (this.#postings.waste === 0) return;
    const order = this.#candidates.orderOf(this.#postings.liveNumbers());
    this.#postings = this.#postings.compacted(order).postings;
    this.#candidates = this.#candidates.compacted(order);
    this.#relations = new CellRelations(this.#cells, this.#options.neighboursOf);
    this.#duties.clear();
  }

  /** After loading, in an idle moment: does now what the first question and update would have to (some 50 ms each). */
  prepare(): void {
    this.#options.sayings?.();
    this.#postings.prepare();
    this.#candidates.prepare();
  }

  /** What was read from a problem, and all that an answer to it is made of; holds until the next change. */
  view(query: MatchQuery): EngineView {
    const { understood, plan } = analyse(query, {
      segment: this.#options.segment,
      gazetteer: this.#gazetteer,
      words: this.#words,
      habits: this.#habits,
      cellAt: this.#options.cellAt,
    });
    const weights = query.weights ?? this.#weights;
    const situation = situationOf(understood, this.#candidates, this.#relations, query.nowMs, weights);
    const from: Explained = {
      candidates: this.#candidates,
      postings: this.#postings,
      situation,
      rings: ringsOf(situation, this.#candidates),
      needs: plan.needs,
      atMs: understood.atMs,
      nowMs: query.nowMs,
    };
    return { understood, plan, from, cells: this.#cells, segment: this.#options.segment };
  }

  answer(query: MatchQuery): MatchAnswer {
    const { understood, plan, from } = this.view(query);
    const similar = this.#past.similar(plan.text, understood.categoryId, PAST_VOTES);
    const before = handlersBefore(similar, (id) => this.#past.handlersOf(id));
    const most = Math.min(query.limit, MOST_DUTY);
    const duty = dutyPicks(understood, this.#cells, this.#duties, before, most, from);
    const { limit } = query;
    const asked: Asked = { plan, text: this.#score(plan), from, scores: this.#scores, limit, duty };
    const byScore = choose(asked, MOST_WHY_NOT, null);
    const best = [...byScore.people.picks, ...byScore.resources.picks];
    const surroundings = surroundingsOf(from);
    const coverages = plan.needs.map((need) => coverageOf(need, surroundings, from));
    const widening = from.rings && widen(coverages, best, understood.level);
    const steps = query.nearFirst && widening ? stepsOf(widening, asked) : null;
    const { people, resources } = steps === null ? byScore : choose(asked, 0, steps);
    const shown = [...duty, ...resources.picks, ...people.picks];
    return {
      understood,
      duty,
      resources: [...resources.picks],
      people: [...people.picks],
      past: similar.slice(0, Math.min(limit, MOST_PAST)),
      shortages: shortagesOf(coverages),
      widening,
      whyNot: whyNotAmong([byScore.people, byScore.resources], shown, asked),
      candidateCount: byScore.count,
    };
  }

  /** Ids of all who show every word of a need among their skills or capabilities, in ascending order. */
  capableOf(need: string): string[] {
    const able = new Able(planNeed(need, 1, true, this.#options.segment), 'anyhow', this.#postings);
    return [...able].map((n) => this.#candidates.ids[n] as string).sort();
  }

  /** How many more calls each of some candidates agreed to; who set no limit is not named. */
  callsLeft(ids: Iterable<string>): ReadonlyMap<string, number> {
    const left = new Map<string, number>();
    for (const id of ids) {
      const n = this.#candidates.numberOf(id);
      const calls = n === undefined ? null : callsLeftOf(n, this.#candidates);
      if (calls !== null) left.set(id, calls);
    }
    return left;
  }

  /** Scores all by their topic; answers what each word of the text gave. */
  #score(plan: QueryPlan): WordShares[] {
    const scores = this.#scores;
    scores.reset(this.#postings.size);
    const text = plan.text.map((query) => ({ word: query.term, shares: this.#postings.sharesOf(query) }));
    scores.addShares(text.flatMap(({ shares }) => shares));
    const place = plan.placeId === null ? undefined : this.#candidates.numberOf(plan.placeId);
    if (place !== undefined) scores.values[place] = 0;
    // A need without weight is only looked for where it is missing.
    const counted = plan.needs.filter(({ scored }) => scored.every(({ weight }) => weight > 0));
    scores.addMarked(counted.flatMap(({ scored }) => this.#postings.flatOf(scored)));
    scores.finish();
    return text;
  }

  /** Candidates, places and closed problems as bytes; cells and categories are given anew. */
  serialize(): Uint8Array {
    this.compact();
    const writer = new ByteWriter();
    this.#candidates.write(writer);
    this.#postings.write(writer, 'words');
    this.#gazetteer.write(writer);
    this.#past.write(writer);
    return writer.finish(INDEX_VERSION);
  }

  /** Takes what `serialize` wrote. Throws RangeError for bytes of another make or version, and then changes nothing. */
  load(bytes: Uint8Array): void {
    const reader = new ByteReader(bytes, INDEX_VERSION);
    const candidates = Candidates.read(reader);
    const postings = Postings.read(reader, 'words');
    const gazetteer = Gazetteer.read(reader, this.#options.sound ?? null);
    if (candidates.size !== postings.size) throw new RangeError('saved index: parts do not fit together');
    this.#past.read(reader);
    this.#candidates = candidates;
    this.#postings = postings;
    this.#gazetteer = gazetteer;
    this.#duties.clear();
    this.setCells([...this.#cells.values()]);
    this.setLearnedNames(this.#learnedNames);
  }
}
