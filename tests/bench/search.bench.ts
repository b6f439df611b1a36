import { performance } from 'node:perf_hooks';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { searchTextOf } from '#core/records/things';
import { seeded } from '#shared/domain/random';
import { TextIndex } from '#shared/domain/search/textIndex';
import { searchWords } from '#shared/domain/search/words';
import { bigRows } from './importData.ts';
import { quantile } from './random.ts';

const RECORDS = 100_000;
const QUERIES = 300;
const LIMIT = 20;

type Doc = { readonly id: number; readonly name: string; readonly text: string };

function makeDocs(): Doc[] {
  return bigRows(RECORDS).map(([, name = '', , phone = '', address = '', skills = ''], id) => ({
    id,
    name,
    text: searchTextOf({ kind: 'person', name, address, phone, attrs: { skills: skills.split('、') } }),
  }));
}

/** What clerks type, letter by letter: names, pinyin, initials, phone endings, skills, places, and two of them. */
function makeQueries(docs: readonly Doc[]): string[] {
  const random = seeded(5);
  const queries: string[] = [];
  while (queries.length < QUERIES) {
    const lines = docs[Math.floor(random() * docs.length)]?.text.split('\n') ?? [];
    const [name = '', full = '', initials = '', skill = '', other = '', address = '', phone = ''] = lines;
    const of = [
      name,
      full.split(' ')[0] ?? '',
      initials.split(' ')[0] ?? '',
      skill,
      other,
      address.slice(0, 6),
      phone.slice(-4),
    ];
    const whole = of[Math.floor(random() * of.length)] ?? '';
    const second = random() < 0.2 ? ` ${skill}` : '';
    for (let length = 1; length <= Math.min(6, whole.length); length += 1)
      queries.push(whole.slice(0, length) + (length === whole.length ? second : ''));
  }
  return queries.slice(0, QUERIES);
}

function measure(queries: readonly string[], ask: (query: string) => unknown): { p50: string; p99: string } {
  for (const query of queries.slice(0, 30)) ask(query);
  const times = queries.map((query) => {
    const start = performance.now();
    ask(query);
    return performance.now() - start;
  });
  return { p50: quantile(times, 0.5).toFixed(2), p99: quantile(times, 0.99).toFixed(2) };
}

type Row = Record<string, string | number>;

/** Search while typing at 100,000 records: ours against two libraries and a plain look through all texts, in one run. */
export async function run(): Promise<Row[]> {
  const docs = makeDocs();
  const queries = makeQueries(docs);
  const rows: Row[] = [];
  const add = (what: string, build: () => (query: string) => unknown, more: Row = {}): void => {
    const start = performance.now();
    const ask = build();
    const buildMs = Math.round(performance.now() - start);
    rows.push({ what, buildMs, ...measure(queries, ask), ...more });
  };
  const index = new TextIndex();
  add('ours (any part of any field, ranked)', () => {
    for (const { id, text } of docs) index.upsert({ id: String(id), row: id, cellId: null, text });
    for (const _step of index.build());
    return (query) =>
      index.best(
        searchWords(query).map((text) => ({ text, cells: null })),
        LIMIT,
      );
  });
  const first = rows[0];
  if (first) first.memoryMb = Math.round(index.bytes / 1e6);
  add('every text looked through (String.includes)', () => (query) => {
    const words = searchWords(query);
    return docs.filter(({ text }) => words.every((word) => text.includes(word))).slice(0, LIMIT);
  });
  add('MiniSearch (words and beginnings of words)', () => {
    const mini = new MiniSearch<Doc>({
      fields: ['text'],
      tokenize: (text) => text.split(/[\s\n]+/),
      searchOptions: { prefix: true, combineWith: 'AND' },
    });
    mini.addAll(docs);
    return (query) => mini.search(query).slice(0, LIMIT);
  });
  add('FlexSearch (forward)', () => {
    const flex = new FlexSearch.Index({
      tokenize: 'forward',
      encode: (text: string) => text.split(/[\s\n]+/),
    });
    for (const { id, text } of docs) flex.add(id, text);
    return (query) => flex.search(query, { limit: LIMIT });
  });
  const ours = Number(rows[0]?.p99 ?? 1);
  return rows.map((row) => ({ ...row, ratioP99: (Number(row.p99) / ours).toFixed(1) }));
}
