/** Many problems at once: our assignment against the plain Hungarian method (no peer of it is installed), same costs. */
import { performance } from 'node:perf_hooks';
import { proofOf, solveAssignment } from '#shared/domain/matching/assign/index';
import type { AssignTask } from '#shared/domain/matching/assign/task';
import { CONTESTED, clustered, geometric, random, type Table } from '#tests/helpers/assignTables';
import { hungarian } from '#tests/helpers/hungarian';
import { median } from './random.ts';

const RUNS = 7;
/** Issue 5, proof 6: 1,000 × 1,000. */
export const ASSIGN_TARGET_MS = 250;
const LEAVE = 1e12;

function taskOf({ rows, columns, cost }: Table, capacity: number): AssignTask {
  return {
    rows,
    columns,
    cost,
    need: new Int32Array(rows).fill(1),
    capacity: new Int32Array(columns).fill(capacity),
    leaveLast: new Float64Array(rows).fill(LEAVE),
    leaveMore: new Float64Array(rows).fill(LEAVE),
  };
}

function timed<T>(runs: number, run: () => T): { ms: number; result: T } {
  let result = run();
  const ms = Array.from({ length: runs }, () => {
    const started = performance.now();
    result = run();
    return performance.now() - started;
  });
  return { ms: median(ms), result };
}

/** The reference knows no shared columns: it gets each as often as it may be taken. */
function plainRows({ rows, columns, cost }: Table, capacity: number): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => {
    const own = cost.subarray(row * columns, (row + 1) * columns);
    const copies = new Float64Array(columns * capacity);
    for (let k = 0; k < capacity; k += 1) copies.set(own, k * columns);
    return copies;
  });
}

export type AssignFigure = {
  readonly what: string;
  readonly ms: number;
  readonly hungarianMs: number;
  readonly ratio: number;
  readonly sameCost: boolean;
  readonly proved: boolean;
};

function figure(what: string, made: Table, capacity = 1, runs = RUNS): AssignFigure {
  const task = taskOf(made, capacity);
  const ours = timed(runs, () => solveAssignment(task));
  const rows = plainRows(made, capacity);
  const peer = timed(1, () => hungarian(rows));
  const { cost, bound, broken } = proofOf(task, ours.result);
  return {
    what,
    ms: Math.round(ours.ms * 10) / 10,
    hungarianMs: Math.round(peer.ms * 10) / 10,
    ratio: Math.round((peer.ms / ours.ms) * 10) / 10,
    sameCost: cost === peer.result,
    proved: cost === bound && broken.length === 0,
  };
}

/** Part (6) of the proof: 1,000 × 1,000, three makes as they come, and all where everybody wants the same few. */
export function assignFigures(sizes: readonly number[] = [1000]): AssignFigure[] {
  return sizes.flatMap((n) => [
    figure(`${n} × ${n} random`, random(n, n)),
    figure(`${n} × ${n} clustered, many ties`, clustered(n, n)),
    figure(`${n} × ${n} ways, all over town`, geometric(n, n, 10_000)),
    ...Object.entries(CONTESTED).map(([name, make]) => figure(`${n} × ${n} contested: ${name}`, make(n, n))),
  ]);
}

/** The one line that the figures come to. */
export function overTarget(figures: readonly AssignFigure[]): string {
  const slow = figures.filter(({ ms }) => ms > ASSIGN_TARGET_MS).map(({ what }) => what);
  return `target ${ASSIGN_TARGET_MS} ms; over it: ${slow.join(', ') || 'none'}`;
}

export async function run(): Promise<AssignFigure[]> {
  const quarter = (rows: number, columns: number): Table => geometric(rows, columns, 5000);
  const figures = [
    ...assignFigures([100, 300, 1000]),
    figure('1000 × 300, four each, random', random(1000, 300), 4),
    figure('1000 × 300, four each, clustered', clustered(1000, 300), 4),
    figure('1000 × 300, four each, one quarter', quarter(1000, 300), 4),
    figure('1000 × 1500, one quarter', quarter(1000, 1500)),
  ];
  console.log(overTarget(figures));
  if (figures.some(({ sameCost, proved }) => !sameCost || !proved)) throw new Error('costs do not agree');
  return figures;
}
