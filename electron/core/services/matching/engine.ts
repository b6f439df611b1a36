import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Category } from '#shared/contract/things';
import {
  type CategoryJudge,
  type LearnedName,
  type MatchAnswer,
  MatchEngine,
  type MatchQuery,
  type ProblemCategory,
  STANDARD_PERCENTS,
  weightsOf,
} from '#shared/domain/matching/index';
import { cstWeekStart } from '#shared/domain/workflow/calendar';
import { soundOf } from '../../records/pinyin.ts';
import type { MatchingDeps, MatchingEngine } from '../../session.ts';
import { namedPlaces } from '../../store/sqlite/queries/addresses.ts';
import { dictionaryWords, segmentChinese } from '../../text/segmenter.ts';
import { changedSince, readSavedIndex, type Stamp, saveIndex, stampOf } from './cacheFile.ts';
import { type Calls, NO_CALLS, readCalls } from './calls.ts';
import { decorate } from './decorate.ts';
import { type Indexer, makeIndexer } from './indexer.ts';
import { readWeights, type WeightState } from './weights.ts';

/** After this time the calls are counted anew, because old ones drop out. */
const CALLS_STALE_MS = 3 * 3_600_000;
/** Below this number of candidates, building is as quick as reading the saved index; it is then saved only at closing. */
const WORTH_SAVING = 5000;

/** The words of categories that are in the index: of things and skills, and what problems need. A change means building anew. */
function lexiconOf(categories: ReadonlyMap<string, Category>): string {
  const words = [...categories.values()].map(({ id, scope, name, keywords, needs }) =>
    scope === 'problem' ? needs : [id, name, keywords],
  );
  return JSON.stringify(words);
}

function problemCategories(categories: ReadonlyMap<string, Category>): ProblemCategory[] {
  return [...categories.values()].filter((category) => category.scope === 'problem');
}

/**
 * Opens the matching of a map: at once usable, building in the background in small portions (from the saved index where
 * it fits). Questions asked before it is ready, or while a save is being taken in, wait.
 */
export function openMatching(deps: MatchingDeps): MatchingEngine {
  return new Matching(deps);
}

/** When building begins by itself, so that it takes nothing from the first window. */
const BEGIN_AFTER_MS = 3000;

class Matching implements MatchingEngine {
  readonly #deps: MatchingDeps;
  #blend: (lexicon: CategoryJudge) => CategoryJudge = (lexicon) => lexicon;
  #engine: MatchEngine;
  #indexer: Indexer;
  #lexicon = '';
  #closed = false;
  /** The index may have missed something; it is built anew before the next answer. */
  #broken = false;
  /** Work that an answer waits for. */
  #work: Promise<void> = Promise.resolve();
  #running = 0;
  #callsAtMs = Number.NEGATIVE_INFINITY;
  #calls: Calls = NO_CALLS;
  #weights: Pick<WeightState, 'effective'> = { effective: STANDARD_PERCENTS };
  #weightsSeq = -1;
  /** Lets the building begin: the first window comes first, a question or closing comes before that. */
  #begin: () => void = () => {};
  readonly #turn = new Promise<void>((resolve) => {
    this.#begin = resolve;
    setTimeout(resolve, BEGIN_AFTER_MS).unref();
  });
  /** Change number of the saved index; -1 when there is none. */
  #savedSeq = -1;

  constructor(deps: MatchingDeps) {
    this.#deps = deps;
    [this.#engine, this.#indexer] = this.#makeEngine();
    this.#takeSurroundings();
    void this.#track(async () => {
      await this.#turn;
      await this.#start();
    });
  }

  #makeEngine(): [MatchEngine, Indexer] {
    const engine = new MatchEngine({
      segment: segmentChinese,
      dictionary: dictionaryWords,
      sound: soundOf,
      sayings: this.#deps.sayings,
      cellAt: (anchor) => this.#deps.cells().cellAt(anchor),
      neighboursOf: (id) => this.#deps.cells().neighboursOf(id),
    });
    engine.setJudge(this.#blend);
    return [engine, makeIndexer(engine, this.#deps, () => this.#closed || this.#engine !== engine)];
  }

  /** Gives the engine the names that clerks gave places; there are few. */
  #takeNames(): void {
    this.#engine.setLearnedNames(
      namedPlaces(this.#deps.store).map(
        ([id, name, thingId, , lng, lat]): LearnedName => ({ id, name, thingId, anchor: [lng, lat] }),
      ),
    );
  }

  /** Gives the engine categories and cells as they are now. */
  #takeSurroundings(): void {
    this.#lexicon = lexiconOf(this.#deps.categories());
    this.#engine.setCategories(problemCategories(this.#deps.categories()));
    this.#takeNames();
    this.#engine.setCells(
      this.#deps.cells().all.map((row) => ({
        id: row.id,
        name: row.name,
        parentId: row.parent_id,
        tier: row.tier as 'community' | 'cell' | 'micro',
        centre: [row.lng, row.lat],
        leadId: row.lead_id,
      })),
    );
  }

  async #start(): Promise<void> {
    const { folder, store } = this.#deps;
    const saved = await readSavedIndex(folder, store, this.#lexicon);
    if (this.#closed) return;
    if (saved === null || !this.#load(saved.bytes)) {
      // The stamp of before: a command may have committed a change that it has not told us yet.
      const stamp = stampOf(store, this.#lexicon);
      await this.#rebuild();
      if (this.#engine.size >= WORTH_SAVING) await this.#save(stamp);
      return;
    }
    this.#savedSeq = saved.stamp.seq;
    await nextTurn();
    segmentChinese(''); // reads its dictionary
    await nextTurn();
    this.#engine.prepare();
    // What was saved while the file was being read is among these changes.
    const changed = changedSince(store, saved.stamp.seq);
    if (changed.cells) await this.#indexer.takeCells();
    await this.#indexer.takeThings(changed.things);
    await this.#indexer.takeProblems(changed.problems);
  }

  #load(bytes: Uint8Array): boolean {
    try {
      this.#engine.load(bytes);
      return true;
    } catch {
      return false; // A damaged cache is no loss: the index is built anew.
    }
  }

  async #rebuild(): Promise<void> {
    // An empty engine in place of the present one; whatever still fills that one stops.
    [this.#engine, this.#indexer] = this.#makeEngine();
    this.#takeSurroundings();
    this.#broken = false;
    this.#callsAtMs = Number.NEGATIVE_INFINITY;
    const engine = this.#engine;
    await this.#indexer.takeAll();
    engine.compact();
  }

  /** Runs work that answers must wait for. Never rejects: what failed is made good by building anew. */
  #track(body: () => Promise<void>): Promise<void> {
    this.#running += 1;
    const done = body()
      .catch(() => {
        this.#broken = true;
      })
      .finally(() => {
        this.#running -= 1;
      });
    this.#work = Promise.all([this.#work, done]).then(() => undefined);
    return done;
  }

  readonly answer: MatchingEngine['answer'] = async (input) => {
    await this.#prepare();
    const start = performance.now();
    const { weights: tried, ...question } = input;
    const percents = tried ?? this.#weights.effective;
    const found = this.#find({ ...question, atMs: input.atMs ?? null, weights: weightsOf(percents) });
    const tookMs = performance.now() - start;
    return { ...(await decorate(this.#deps.store, found, tookMs, this.#deps.now())), weights: percents };
  };

  readonly rank: MatchingEngine['rank'] = async (input) => {
    await this.#prepare();
    return this.#find(input);
  };

  readonly judgeWith: MatchingEngine['judgeWith'] = (blend) => {
    this.#blend = blend;
    this.#engine.setJudge(blend);
  };

  readonly capable: MatchingEngine['capable'] = async (needs) => {
    await this.#prepare();
    return new Map(needs.map((need) => [need, this.#engine.capableOf(need)]));
  };

  readonly callsLeft: MatchingEngine['callsLeft'] = async (ids) => {
    await this.#prepare();
    return this.#engine.callsLeft(ids);
  };

  async #prepare(): Promise<void> {
    this.#begin();
    await this.#ready();
    this.#refreshCalls();
    await this.#refreshWeights();
    this.#engine.setHabits(await this.#deps.habits.book());
  }

  #find(input: Omit<MatchQuery, 'nowMs'>): MatchAnswer {
    return this.#engine.answer({ ...input, nowMs: this.#deps.now() });
  }

  readonly view: MatchingEngine['view'] = async (input) => {
    await this.#prepare();
    return this.#engine.view({ ...input, nowMs: this.#deps.now() });
  };

  async #ready(): Promise<void> {
    while (this.#running > 0) await this.#work;
    if (!this.#broken) return;
    await this.#track(() => this.#rebuild());
    if (this.#broken) throw new Error('the matching index could not be built');
  }

  readonly onThingsChanged = (ids: readonly string[]): Promise<void> =>
    this.#track(async () => {
      await this.#indexer.takeThings(ids);
      this.#takeNames();
      this.#giveCalls();
    });

  readonly onNamesChanged = (): Promise<void> => this.#track(async () => this.#takeNames());

  readonly onProblemsChanged = (ids: readonly string[]): Promise<void> =>
    this.#track(async () => {
      this.#callsAtMs = Number.NEGATIVE_INFINITY;
      if (ids.length > 0) await this.#indexer.takeProblems(ids);
    });

  readonly onSurroundingsChanged = async (): Promise<void> => {
    if (lexiconOf(this.#deps.categories()) !== this.#lexicon) {
      // Takes a while on a large map: the command does not wait, questions do.
      void this.#track(() => this.#rebuild());
      return;
    }
    await this.#track(async () => {
      this.#takeSurroundings();
      await this.#indexer.takeCells();
    });
  };

  #giveCalls(): void {
    const { counts, week, lastDays, outcomes } = this.#calls;
    this.#engine.setRecentCalls(counts, lastDays, week);
    this.#engine.setOutcomes(outcomes);
  }

  /** Reads the weights anew when anything was written. */
  async #refreshWeights(): Promise<void> {
    const { store } = this.#deps;
    const seq = store.changeSeq();
    if (seq !== this.#weightsSeq) {
      this.#weights = await readWeights(store);
      this.#weightsSeq = seq;
    }
    this.#engine.setWeights(weightsOf(this.#weights.effective));
  }

  /** Counts the recent calls when problems changed, a week began or the last count is old. */
  #refreshCalls(): void {
    const nowMs = this.#deps.now();
    const isSameWeek = cstWeekStart(nowMs) === cstWeekStart(this.#callsAtMs);
    if (isSameWeek && nowMs - this.#callsAtMs < CALLS_STALE_MS) return;
    this.#calls = readCalls(this.#deps.store, nowMs);
    this.#giveCalls();
    this.#callsAtMs = nowMs;
  }

  /** Keeps the index for the next opening. A full disk costs only the time to build it then. */
  async #save(stamp: Stamp): Promise<void> {
    if (this.#closed || stamp.seq === this.#savedSeq) return;
    await saveIndex(this.#deps.folder, stamp, this.#engine.serialize()).then(
      () => {
        this.#savedSeq = stamp.seq;
      },
      () => undefined,
    );
  }

  readonly close = async (): Promise<void> => {
    // A half-built index must not be kept.
    if (this.#running === 0 && !this.#broken) await this.#save(stampOf(this.#deps.store, this.#lexicon));
    this.#closed = true;
    this.#begin();
    await this.#work;
  };
}
