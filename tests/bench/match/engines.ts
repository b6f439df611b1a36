/** The engines that answer in the latency bench: ours with its complete answer, and word searches of named peers. */
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { segmentChinese } from '#core/text/segmenter';
import { type MatchDoc, MatchEngine } from '#shared/domain/matching/index';
import { SayingsModel } from '#shared/domain/matching/sayings/model';
import { termsOf } from '#shared/domain/matching/tokens';
import { SAYINGS_MODEL } from '#tests/helpers/sayings';
import { BENCH_CATEGORIES, CENTRE, type madeProblems } from '../matchData.ts';

const LIMIT = 6;
const NOW_MS = Date.parse('2026-08-05T14:30:00+08:00');

export type Problems = ReturnType<typeof madeProblems>;
/** An index over all candidates: `ask` answers a problem; `bytes` is what it holds outside of the heap. */
export type Built = { readonly ask: (i: number) => unknown; readonly bytes?: number };
export type Build = (docs: Iterable<MatchDoc>, problems: Problems) => Built;

const CELLS = Array.from({ length: 500 }, (_, i) => ({
  id: `cell-${i}`,
  name: `第${i}网格`,
  parentId: null,
  centre: CENTRE,
  leadId: null,
}));

const sayings = SayingsModel.read(readFileSync(SAYINGS_MODEL));

/** An engine of ours without candidates. */
export function newEngine(): MatchEngine {
  const engine = new MatchEngine({
    segment: segmentChinese,
    sayings: () => sayings,
    cellAt: () => 'cell-7',
  });
  engine.setCategories(BENCH_CATEGORIES);
  engine.setCells(CELLS);
  return engine;
}

/** Answers the i-th problem, complete with reasons. */
export const askOurs =
  (engine: MatchEngine, problems: Problems) =>
  (i: number): unknown => {
    const { text, anchor } = problems[i % problems.length] ?? { text: '', anchor: CENTRE };
    return engine.answer({ text, anchor, categoryId: null, nowMs: NOW_MS, atMs: null, limit: LIMIT });
  };

const ours: Build = (docs, problems) => {
  const engine = newEngine();
  for (const doc of docs) engine.upsert(doc);
  engine.compact();
  return { ask: askOurs(engine, problems) };
};

const wordsOf = (doc: MatchDoc): string[] =>
  [doc.name, ...doc.tags, doc.category, doc.note].flatMap((text) => termsOf(text, segmentChinese));

function queriesOf(problems: Problems): (i: number) => readonly string[] {
  const queries = problems.map(({ text }) => [...new Set(termsOf(text, segmentChinese))]);
  return (i) => queries[i % queries.length] ?? [];
}

const fts5: Build = (docs, problems) => {
  const database = new Sqlite(':memory:');
  database.exec("CREATE VIRTUAL TABLE docs USING fts5(words, tokenize = 'unicode61')");
  const insert = database.prepare('INSERT INTO docs (words) VALUES (?)');
  database.transaction(() => {
    for (const doc of docs) insert.run(wordsOf(doc).join(' '));
  })();
  database.exec("INSERT INTO docs (docs) VALUES ('optimize')");
  const find = database.prepare(
    'SELECT rowid, bm25(docs) FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?',
  );
  const query = queriesOf(problems);
  const quoted = (i: number): string =>
    query(i)
      .map((word) => `"${word}"`)
      .join(' OR ');
  const pages = Number(database.pragma('page_count', { simple: true }));
  const bytes = pages * Number(database.pragma('page_size', { simple: true }));
  return { ask: (i) => find.all(quoted(i), LIMIT), bytes };
};

const miniSearch: Build = (docs, problems) => {
  const mini = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  let id = 0;
  for (const doc of docs) mini.add({ id: id++, words: wordsOf(doc).join(' ') });
  const query = queriesOf(problems);
  return { ask: (i) => mini.search(query(i).join(' '), { combineWith: 'OR' }).slice(0, LIMIT) };
};

const flexSearch: Build = (docs, problems) => {
  const flex = new FlexSearch.Index({ tokenize: 'strict', encode: (text: string) => text.split(' ') });
  let id = 0;
  for (const doc of docs) flex.add(id++, wordsOf(doc).join(' '));
  const query = queriesOf(problems);
  return { ask: (i) => flex.search(query(i).join(' '), { limit: LIMIT, suggest: true }) };
};

/** Ours first: the others are compared with it. */
export const ENGINES = {
  'ours, complete answer': ours,
  'SQLite FTS5 bm25': fts5,
  MiniSearch: miniSearch,
  FlexSearch: flexSearch,
} as const satisfies Record<string, Build>;
export type EngineName = keyof typeof ENGINES;
