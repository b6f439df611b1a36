import type { ParsedInputOf } from '#shared/contract/index';
import type { LearningStatus } from '#shared/contract/learning';
import type { Answer } from '#shared/contract/problems';
import type { Category } from '#shared/contract/things';
import type { FieldBook } from '#shared/domain/fields/index';
import type { LngLat } from '#shared/domain/geo/types';
import type { CategoryJudge, EngineView, MatchAnswer, MatchQuery } from '#shared/domain/matching/index';
import type { HabitBook } from '#shared/domain/matching/learn/habits';
import type { SayingsModel } from '#shared/domain/matching/sayings/model';
import type { Actor } from './actor.ts';
import type { BackupKeeper } from './services/backups/keeper.ts';
import type { BasemapDesk } from './services/basemaps/desk.ts';
import type { ImportDesk } from './services/imports/desk.ts';
import type { Batch, CellMove } from './store/batch.ts';
import type { EventCache } from './store/eventCache.ts';
import type { MarkerCache } from './store/markerCache.ts';
import type { CellRow } from './store/schema.ts';
import type { Store, WriteOptions } from './store/store.ts';

/** The cells of the open map, held in memory and read anew when they change. */
export type CellBook = {
  readonly all: readonly CellRow[];
  readonly byId: ReadonlyMap<string, CellRow>;
  /** The cells without cells below them: what a point is assigned to. */
  readonly leaves: readonly CellRow[];
  /** The cells that have micro cells. */
  readonly inner: readonly CellRow[];
  /** The leaf cell at a position (WGS-84), or the cell whose micro cells leave it out; null outside of all. */
  readonly cellAt: (lngLat: LngLat) => string | null;
  /** The same for `[lng0, lat0, lng1, lat1, …]`. Another function when other points may have other cells. */
  readonly cellsAt: (lngLat: Float64Array) => readonly (string | null)[];
  /** The community's own cell, when its outline is known. */
  readonly community: CellRow | undefined;
  /** A cell and everything below it. */
  readonly withDescendants: (ids: readonly string[]) => readonly string[];
  /** The cells of its tier that lie beside a cell (shared/domain/grid/neighbours). */
  readonly neighboursOf: (id: string) => readonly string[];
};

/** The matching of one open map (services/matching/engine.ts makes it with `openMatching(deps)`). */
export type MatchingEngine = {
  /** Waits until the index is ready; never a wrong answer. */
  readonly answer: (input: ParsedInputOf<'matching.answer'>) => Promise<Answer>;
  /** The same for plans over many problems: without names, and without a limit of the contract. */
  readonly rank: (input: Omit<MatchQuery, 'nowMs'>) => Promise<MatchAnswer>;
  /** What an answer is made of (shared/domain/matching), after the same waiting; read it before anything else may change. */
  readonly view: (input: Omit<MatchQuery, 'nowMs'>) => Promise<EngineView>;
  /** Ids of the live things that can do each of some needs. */
  readonly capable: (needs: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** How many more calls each of some things agreed to; who set no limit is not named. */
  readonly callsLeft: (ids: Iterable<string>) => Promise<ReadonlyMap<string, number>>;
  /** Things were saved, removed or brought back: their candidates follow before the command answers. */
  readonly onThingsChanged: (ids: readonly string[]) => Promise<void>;
  readonly onProblemsChanged: (ids: readonly string[]) => Promise<void>;
  /** Names of places were learnt or forgotten. */
  readonly onNamesChanged: () => Promise<void>;
  /** Cells or categories changed: places and lexicons are read anew. */
  readonly onSurroundingsChanged: () => Promise<void>;
  /** How categories are judged from now on, made of the lexicon's judge. */
  readonly judgeWith: (blend: (lexicon: CategoryJudge) => CategoryJudge) => void;
  /** Stops building; keeps the index in the map's cache folder for the next opening. */
  readonly close: () => Promise<void>;
};

/** Learns from the office's own closed and corrected problems, in the background, and forgets with them. */
export type Learner = {
  readonly status: () => Promise<LearningStatus>;
  /** Learns at once, whether or not much has changed; ends with the learning. */
  readonly relearn: () => Promise<void>;
  /** Forgets what was learnt, on the disk too, when a problem it learnt from is no longer kept; never waits for learning. */
  readonly onProblemsChanged: (ids: readonly string[]) => Promise<void>;
  readonly onSettingsChanged: () => Promise<void>;
  /** Tells when `status` is another one. */
  readonly onChanged: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

/** Finds things by text in memory. */
export type Finder = {
  /**
   * Rows (SQLite's numbers) of the things that hold every word; null while the index is not ready or a save is being
   * taken in: then SQL answers. Never a stale answer.
   */
  readonly rows: (words: readonly string[]) => readonly number[] | null;
  /** The best hits with the sum of their words' ranks; null as above. */
  readonly best: (
    words: readonly string[],
    limit: number,
  ) => readonly { readonly id: string; readonly rank: number }[] | null;
  /** Ids of the cells whose name holds a word; null for words that name no cell. */
  readonly cellsNamed: (word: string) => ReadonlySet<string> | null;
  /** Begins at once and waits until the index answers. */
  readonly ready: () => Promise<void>;
  /** A step that may change things is on its way; call the result with what it changed, before it is answered. */
  readonly expect: () => (changed: { readonly ids: readonly string[]; readonly all: boolean }) => void;
  /** Tells when names and search texts of an older map have been brought up to date. */
  readonly onRefreshed: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

/** What the office's corrections taught, up to what was saved last (services/learning/habits.ts). */
export type Habits = { readonly book: () => Promise<HabitBook> };

/** What `openMatching` gets. */
export type MatchingDeps = {
  readonly folder: string;
  readonly store: Store;
  readonly cells: () => CellBook;
  readonly categories: () => ReadonlyMap<string, Category>;
  readonly sayings: () => SayingsModel;
  readonly now: () => number;
  readonly habits: Habits;
};

/** One open map: its store and what is kept in memory beside it. */
export type MapSession = {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly createdAtMs: number;
  readonly now: () => number;
  readonly store: Store;
  readonly cells: () => CellBook;
  readonly categories: () => ReadonlyMap<string, Category>;
  /** The kinds' fields and the office's own. */
  readonly fields: () => FieldBook;
  readonly markers: MarkerCache;
  /** Dated events, packed. */
  readonly events: EventCache;
  readonly matching: MatchingEngine;
  readonly learner: Learner;
  readonly habits: Habits;
  readonly finder: Finder;
  readonly backups: BackupKeeper;
  readonly imports: ImportDesk;
  readonly basemaps: BasemapDesk;
  /**
   * The way every command writes: one undoable step, then the derived parts (cells of points, dated events, markers,
   * matching index) follow before the answer goes out.
   */
  readonly write: <T>(
    options: WriteOptions,
    body: (batch: Batch) => Promise<T>,
  ) => Promise<{ result: T; batchId: string; moved: readonly CellMove[] }>;
  /** Writes one row of the access log (reveals, prints, exports). */
  readonly logAccess: (
    actor: Actor,
    entry: {
      action: string;
      entityId: string | null;
      fields: readonly string[];
      purpose: string;
      count: number;
    },
  ) => Promise<void>;
  /** Backs up if changed, closes the files, lets the lock go. */
  readonly close: () => Promise<void>;
};
