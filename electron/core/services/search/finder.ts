import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { foldText } from '#shared/domain/search/fold';
import { TextIndex, type Word } from '#shared/domain/search/textIndex';
import type { CellBook, Finder } from '../../session.ts';
import {
  type SearchColumns,
  searchColumnsAfter,
  searchColumnsOf,
} from '../../store/sqlite/queries/search.ts';
import type { Store } from '../../store/store.ts';
import { refreshDerivedText } from './derivedText.ts';

const ROWS_AT_ONCE = 1000;
/** Others get their turn after this much work, milliseconds. */
const TURN_MS = 6;
/** When building begins by itself, so that it takes nothing from the first window. */
const BEGIN_AFTER_MS = 1200;

export type FinderDeps = { readonly store: Store; readonly cells: () => CellBook };

export const openFinder = (deps: FinderDeps): Finder => new IndexedFinder(deps);

/** A word short or bare as a number names no cell: it would take half the map. */
const mayNameCell = (word: string): boolean => word.length >= 2 && !/^\d+$/.test(word);

class IndexedFinder implements Finder {
  readonly #deps: FinderDeps;
  #index = new TextIndex();
  #built = false;
  #closed = false;
  /** Steps under way, of which the index does not know yet. */
  #expected = 0;
  readonly #missed = new Set<string>();
  #generation = 0;
  #cellNames: { book: CellBook; names: readonly (readonly [id: string, name: string])[] } | null = null;
  #listener: () => void = () => {};
  #begin: () => void = () => {};
  readonly #turn = new Promise<void>((resolve) => {
    this.#begin = resolve;
    setTimeout(resolve, BEGIN_AFTER_MS).unref();
  });
  #work: Promise<void>;

  constructor(deps: FinderDeps) {
    this.#deps = deps;
    this.#work = this.#start();
  }

  async #start(): Promise<void> {
    await this.#turn;
    try {
      const stopped = (): boolean => this.#closed;
      const changed = await refreshDerivedText(this.#deps.store, stopped);
      if (changed && !this.#closed) this.#listener();
      await this.#rebuild();
    } catch (error) {
      // Without the index SQL answers; only a closing map makes this so.
      if (!this.#closed) throw error;
    }
  }

  /** Reads everything anew, in small portions. Started again while it runs, the older run stops. */
  async #rebuild(): Promise<void> {
    this.#generation += 1;
    const mine = this.#generation;
    const stopped = (): boolean => this.#closed || this.#generation !== mine;
    const index = new TextIndex();
    this.#built = false;
    this.#missed.clear();
    for (let after = ''; !stopped(); ) {
      const rows = searchColumnsAfter(this.#deps.store, after, ROWS_AT_ONCE);
      for (const row of rows) take(index, row);
      const last = rows.at(-1);
      if (!last) break;
      after = last[1];
      await nextTurn();
    }
    await this.#buildGrams(index, stopped);
    if (stopped()) return;
    this.#index = index;
    this.#built = true;
    this.#patch([...this.#missed]);
  }

  async #buildGrams(index: TextIndex, stopped: () => boolean): Promise<void> {
    let turnStart = performance.now();
    for (const _step of index.build()) {
      if (performance.now() - turnStart < TURN_MS) continue;
      await nextTurn();
      if (stopped()) return;
      turnStart = performance.now();
    }
  }

  #patch(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) this.#index.remove(id);
    for (const row of searchColumnsOf(this.#deps.store, ids)) take(this.#index, row);
    if (!this.#index.isLoose) return;
    this.#work = this.#rebuild();
  }

  readonly expect: Finder['expect'] = () => {
    this.#expected += 1;
    return ({ ids, all }) => {
      this.#expected -= 1;
      if (this.#closed) return;
      if (all) this.#work = this.#turn.then(() => this.#rebuild());
      else if (this.#built) this.#patch(ids);
      else for (const id of ids) this.#missed.add(id);
    };
  };

  get #answers(): boolean {
    return this.#built && this.#expected === 0;
  }
  #wordsOf(words: readonly string[]): Word[] {
    return words.map((text) => ({ text, cells: this.cellsNamed(text) }));
  }

  readonly cellsNamed: Finder['cellsNamed'] = (word) => {
    if (!mayNameCell(word)) return null;
    const book = this.#deps.cells();
    if (this.#cellNames?.book !== book)
      this.#cellNames = {
        book,
        names: book.all.map(({ id, name }) => [id, foldText(name).replaceAll(' ', '')]),
      };
    const found = this.#cellNames.names.filter(([, name]) => name.includes(word)).map(([id]) => id);
    return found.length > 0 ? new Set(book.withDescendants(found)) : null;
  };
  readonly rows: Finder['rows'] = (words) =>
    this.#answers ? this.#index.rowsOf(this.#index.find(this.#wordsOf(words))) : null;
  readonly best: Finder['best'] = (words, limit) =>
    this.#answers ? this.#index.best(this.#wordsOf(words), limit) : null;
  readonly onRefreshed: Finder['onRefreshed'] = (listener) => {
    this.#listener = listener;
  };
  readonly ready: Finder['ready'] = async () => {
    this.#begin();
    while (!this.#built && !this.#closed) await this.#work;
  };
  readonly close: Finder['close'] = async () => {
    this.#closed = true;
    this.#begin();
    await this.#work.catch(() => undefined);
  };
}

function take(index: TextIndex, [row, id, cellId, text]: SearchColumns): void {
  index.upsert({ row, id, cellId, text });
}
