// Answering a problem among 10,000 and 100,000 candidates: our complete answer (understanding, exact scores of words,
// needs, distance, hours, duty, reasons) against the bare word search of named peers over the same words.
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { segmentChinese } from '#core/text/segmenter';
import { type MatchDoc, MatchEngine } from '#shared/domain/matching/index';
import { termsOf } from '#shared/domain/matching/tokens';
import { BENCH_CATEGORIES, CENTRE, madeDocs, madeProblems } from './matchData.ts';
import { median, quantile } from './random.ts';

const SIZES = [10_000, 100_000];
const QUESTIONS = 300;
/** Slow peers get fewer questions at the large size, so that the run stays short. */
const SLOW_QUESTIONS = 40;
const LIMIT = 6;
const NOW_MS = Date.parse('2026-08-05T14:30:00+08:00');

type Row = {
  candidates: number;
  engine: string;
  questions: number;
  buildMs: number;
  p50Ms: number;
  p99Ms: number;
  timesOursP50: number;
  timesOursP99: number;
};
type Peer = { name: string; questions: number; buildMs: number; ask: (i: number) => unknown };

const round = (value: number): number => Math.round(value * 100) / 100;

function timed<T>(body: () => T): [T, number] {
  const start = performance.now();
  const result = body();
  return [result, performance.now() - start];
}

function ours(docs: readonly MatchDoc[], problems: ReturnType<typeof madeProblems>): Peer[] {
  const cells = Array.from({ length: 500 }, (_, i) => ({
    id: `cell-${i}`,
    name: `第${i}网格`,
    parentId: null,
    centre: CENTRE,
    leadId: null,
  }));
  const make = (): MatchEngine => {
    const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => 'cell-7' });
    engine.setCategories(BENCH_CATEGORIES);
    engine.setCells(cells);
    return engine;
  };
  const engine = make();
  const [, buildMs] = timed(() => {
    for (const doc of docs) engine.upsert(doc);
    engine.compact();
  });
  const [bytes, saveMs] = timed(() => engine.serialize());
  const [loaded, loadMs] = timed(() => {
    const made = make();
    made.load(bytes);
    return made;
  });
  const [first] = docs;
  const updates = Array.from({ length: 50 }, () => timed(() => first && loaded.upsert(first))[1]);
  console.log(
    `  ${docs.length}: saved form ${(bytes.length / 1e6).toFixed(1)} MB, written in ${saveMs.toFixed(0)} ms, ` +
      `ready from it in ${loadMs.toFixed(0)} ms; one record updated in ${median(updates).toFixed(3)} ms (median)`,
  );
  const ask = (i: number): unknown => {
    const { text, anchor } = problems[i % problems.length] ?? { text: '', anchor: CENTRE };
    return loaded.answer({ text, anchor, categoryId: null, nowMs: NOW_MS, atMs: null, limit: LIMIT });
  };
  return [{ name: 'ours, complete answer', questions: QUESTIONS, buildMs, ask }];
}

function peers(docs: readonly MatchDoc[], problems: ReturnType<typeof madeProblems>): Peer[] {
  const rows = docs.map((doc, id) => ({
    id,
    words: [doc.name, ...doc.tags, doc.category, doc.note].flatMap((text) => termsOf(text, segmentChinese)),
  }));
  const queries = problems.map(({ text }) => [...new Set(termsOf(text, segmentChinese))]);
  const query = (i: number): string[] => queries[i % queries.length] ?? [];
  const slow = docs.length > 10_000 ? SLOW_QUESTIONS : QUESTIONS;

  const database = new Sqlite(':memory:');
  const [, ftsMs] = timed(() => {
    database.exec("CREATE VIRTUAL TABLE docs USING fts5(words, tokenize = 'unicode61')");
    const insert = database.prepare('INSERT INTO docs (rowid, words) VALUES (?, ?)');
    database.transaction(() => {
      for (const row of rows) insert.run(row.id + 1, row.words.join(' '));
    })();
    database.exec("INSERT INTO docs (docs) VALUES ('optimize')");
  });
  const fts = database.prepare('SELECT rowid, bm25(docs) FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?');

  const mini = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  const [, miniMs] = timed(() =>
    mini.addAll(rows.map((row) => ({ id: row.id, words: row.words.join(' ') }))),
  );

  const flex = new FlexSearch.Index({ tokenize: 'strict', encode: (text: string) => text.split(' ') });
  const [, flexMs] = timed(() => {
    for (const row of rows) flex.add(row.id, row.words.join(' '));
  });

  return [
    {
      name: 'SQLite FTS5 bm25',
      questions: slow,
      buildMs: ftsMs,
      ask: (i) =>
        fts.all(
          query(i)
            .map((word) => `"${word}"`)
            .join(' OR '),
          LIMIT,
        ),
    },
    {
      name: 'MiniSearch',
      questions: slow,
      buildMs: miniMs,
      ask: (i) => mini.search(query(i).join(' '), { combineWith: 'OR' }).slice(0, LIMIT),
    },
    {
      name: 'FlexSearch',
      questions: slow,
      buildMs: flexMs,
      ask: (i) => flex.search(query(i).join(' '), { limit: LIMIT, suggest: true }),
    },
  ];
}

/** Milliseconds of each question after a warm-up: the best of five, so that other work on the machine counts less. */
function measure(peer: Peer): number[] {
  for (let i = 0; i < Math.min(40, peer.questions / 4); i += 1) peer.ask(i);
  return Array.from({ length: peer.questions }, (_, i) => {
    return Math.min(...[1, 2, 3, 4, 5].map(() => timed(() => peer.ask(i))[1]));
  });
}

/** The figures, also used by run.ts. */
export async function run(): Promise<Row[]> {
  const table: Row[] = [];
  segmentChinese('词典先读进来');
  for (const size of SIZES) {
    const docs = madeDocs(size, 20_260_101);
    const problems = madeProblems(QUESTIONS, 7);
    const all = [...ours(docs, problems), ...peers(docs, problems)].map((peer) => ({
      peer,
      times: measure(peer),
    }));
    const [own] = all;
    for (const { peer, times } of all) {
      table.push({
        candidates: size,
        engine: peer.name,
        questions: peer.questions,
        buildMs: Math.round(peer.buildMs),
        p50Ms: round(median(times)),
        p99Ms: round(quantile(times, 0.99)),
        timesOursP50: round(median(times) / median(own?.times ?? [])),
        timesOursP99: round(quantile(times, 0.99) / quantile(own?.times ?? [], 0.99)),
      });
    }
  }
  return table;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());
