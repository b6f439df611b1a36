// One engine at one size in a process of its own (started by match.bench.ts), so that memory is its own: prints JSON.
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { segmentChinese } from '#core/text/segmenter';
import { eachMadeDoc, madeProblems } from '../matchData.ts';
import { median, quantile } from '../random.ts';
import { askOurs, ENGINES, type EngineName, newEngine } from './engines.ts';

export type Figures = {
  readonly questions: number;
  readonly buildMs: number;
  readonly memoryMB: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Ours only: the saved form. */
  readonly saved?: { readonly megabytes: number; readonly loadMs: number; readonly updateMs: number };
};

const QUESTIONS = 300;
const SEED = 20_260_101;
const ROUNDS = 7;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const held = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
function timed<T>(body: () => T): [T, number] {
  const start = performance.now();
  const result = body();
  return [result, performance.now() - start];
}

/**
 * Milliseconds of each question after a warm-up: the best of some rounds through all of them, so that other work on the
 * machine, which comes and goes within seconds, counts less than if each were asked again at once.
 */
function measure(ask: (i: number) => unknown, questions: number, rounds: number): number[] {
  for (let i = 0; i < Math.min(40, questions / 4); i += 1) ask(i);
  const times = new Array<number>(questions).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1)
    for (let i = 0; i < questions; i += 1) times[i] = Math.min(times[i] as number, timed(() => ask(i))[1]);
  return times;
}

function savedForm(size: number, problems: ReturnType<typeof madeProblems>): Figures['saved'] {
  const engine = newEngine();
  let first: Parameters<typeof engine.upsert>[0] | undefined;
  for (const doc of eachMadeDoc(size, SEED)) {
    first ??= doc;
    engine.upsert(doc);
  }
  const bytes = engine.serialize();
  const loads = Array.from({ length: 5 }, () => {
    const made = newEngine();
    return timed(() => made.load(bytes))[1];
  });
  const loaded = newEngine();
  loaded.load(bytes);
  askOurs(loaded, problems)(0);
  const updates = Array.from({ length: 50 }, () => timed(() => first && loaded.upsert(first))[1]);
  return { megabytes: bytes.length / 1e6, loadMs: median(loads), updateMs: median(updates) };
}

const [name, sizeText] = process.argv.slice(2);
const engineName = name as EngineName;
const size = Number(sizeText);
const isOurs = engineName === Object.keys(ENGINES)[0];
segmentChinese('词典先读进来');
const problems = madeProblems(QUESTIONS, 7);
const before = held();
const [built, buildMs] = timed(() => ENGINES[engineName](eachMadeDoc(size, SEED), problems));
const memory = held() - before + ('bytes' in built ? (built.bytes ?? 0) : 0);
// Slow peers get fewer questions at the large sizes, so that the run stays short.
const questions = isOurs || size <= 10_000 ? QUESTIONS : size <= 100_000 ? 40 : 12;
const times = measure(built.ask, questions, isOurs || size <= 100_000 ? ROUNDS : 1);
const saved = isOurs && size <= 100_000 ? savedForm(size, problems) : undefined;
const figures: Figures = {
  questions,
  buildMs,
  memoryMB: memory / 1e6,
  p50Ms: median(times),
  p99Ms: quantile(times, 0.99),
  ...(saved && { saved }),
};
console.log(JSON.stringify(figures));
