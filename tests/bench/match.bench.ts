// Answering a problem among 10,000, 100,000 and 1,000,000 candidates: our complete answer (understanding, exact scores of
// words, needs, distance, hours, duty, reasons) against the bare word search of named peers over the same words.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ENGINES, type EngineName } from './match/engines.ts';
import type { Figures } from './match/latencyOne.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const ONE = fileURLToPath(new URL('./match/latencyOne.ts', import.meta.url));
/** A million documents of a peer are several gigabytes of small objects. */
const HEAP_MB = 8192;

type Row = {
  candidates: number;
  engine: string;
  questions: number;
  buildMs: number;
  memoryMB: number;
  p50Ms: number;
  p99Ms: number;
  timesOursP50: number;
  timesOursP99: number;
};

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * A process stays on its core, and that core may share its machine with somebody busy (then all of it takes 1.6 times as
 * long): up to this size each engine is measured in three processes, and the one in the middle counts.
 */
const REPEATED_UP_TO = 100_000;
const REPEATS = 3;

/** Null when the engine could not hold so many. */
function measure(name: EngineName, size: number): Figures | null {
  const all = Array.from({ length: size <= REPEATED_UP_TO ? REPEATS : 1 }, () => measureOne(name, size));
  const found = all.flatMap((one) => one ?? []).sort((a, b) => a.p99Ms - b.p99Ms);
  if (found.length > 1)
    console.log(`  ${size}, ${name}: p99 ${found.map(({ p99Ms }) => p99Ms.toFixed(2)).join(', ')} ms`);
  return found[found.length >> 1] ?? null;
}

function measureOne(name: EngineName, size: number): Figures | null {
  try {
    const out = execFileSync(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ONE, name, String(size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(out) as Figures;
  } catch {
    console.log(`  ${name} did not get through ${size} candidates with ${HEAP_MB} MB of heap`);
    return null;
  }
}

function tell(size: number, { saved }: Figures): void {
  if (saved)
    console.log(
      `  ${size}: saved form ${saved.megabytes.toFixed(1)} MB, ready from it in ${saved.loadMs.toFixed(0)} ms; ` +
        `one record updated in ${saved.updateMs.toFixed(3)} ms (medians)`,
    );
}

/** The figures, also used by run.ts. */
export async function run(): Promise<Row[]> {
  const table: Row[] = [];
  for (const size of SIZES) {
    let own: Figures | null = null;
    for (const engine of Object.keys(ENGINES) as EngineName[]) {
      const figures = measure(engine, size);
      if (figures === null) continue;
      own ??= figures;
      tell(size, figures);
      table.push({
        candidates: size,
        engine,
        questions: figures.questions,
        buildMs: Math.round(figures.buildMs),
        memoryMB: Math.round(figures.memoryMB),
        p50Ms: round(figures.p50Ms),
        p99Ms: round(figures.p99Ms),
        timesOursP50: round(figures.p50Ms / own.p50Ms),
        timesOursP99: round(figures.p99Ms / own.p99Ms),
      });
    }
  }
  return table;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());
