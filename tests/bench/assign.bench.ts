/** Many problems at once: our assignment against the plain Hungarian method (no peer of it is installed), same costs. */
import { performance } from 'node:perf_hooks';
import { proofOf, solveAssignment } from '#shared/domain/matching/assign/index';
import type { AssignTask } from '#shared/domain/matching/assign/task';
import { seeded } from '#shared/domain/random';
import { hungarian } from '#tests/helpers/hungarian';
import { median } from './random.ts';

const RUNS = 7;
/** Issue 5, proof 6: 1,000 × 1,000. */
export const ASSIGN_TARGET_MS = 250;
const LEAVE = 1e12;

type Table = { readonly rows: number; readonly columns: number; readonly cost: Float64Array };

function table(rows: number, columns: number, costOf: (row: number, column: number) => number): Table {
  const cost = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) cost[row * columns + column] = costOf(row, column);
  return { rows, columns, cost };
}

/** Costs without any order. */
function random(rows: number, columns: number): Table {
  const next = seeded(11);
  return table(rows, columns, () => Math.floor(next() * 1_000_000));
}

/** Scores as an office has them: a few trades, a few levels of fit, so that most are equal. */
function clustered(rows: number, columns: number): Table {
  const next = seeded(12);
  const trade = Array.from({ length: rows + columns }, () => Math.floor(next() * 8));
  return table(rows, columns, (row, column) => {
    const fits = trade[row] === trade[rows + column];
    return (fits ? 0 : 60) + Math.floor(next() * 4) * 5;
  });
}

/** Ways in a town of 10 km. With problems in one quarter of it, everybody competes for the same few who are near. */
function geometric(rows: number, columns: number, problemsWithinM: number): Table {
  const next = seeded(13);
  const at = Array.from({ length: rows + columns }, (_, i) => {
    const side = i < rows ? problemsWithinM : 10_000;
    return [next() * side, next() * side] as const;
  });
  return table(rows, columns, (row, column) => {
    const [a, b] = [at[row] ?? [0, 0], at[rows + column] ?? [0, 0]];
    return Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]) * 100);
  });
}

/** Machol & Wien (Operations Research 24, 1976): the known worst case of every method of this family. */
const worst = (rows: number, columns: number): Table =>
  table(rows, columns, (row, column) => (row + 1) * (column + 1));

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

/** Part (6) of the proof: 1,000 × 1,000 of four makes. */
export function assignFigures(sizes: readonly number[] = [1000]): AssignFigure[] {
  return sizes.flatMap((n) => [
    figure(`${n} × ${n} random`, random(n, n)),
    figure(`${n} × ${n} clustered, many ties`, clustered(n, n)),
    figure(`${n} × ${n} ways, all over town`, geometric(n, n, 10_000)),
    figure(`${n} × ${n} ways, adversarial`, geometric(n, n, 5000)),
  ]);
}

export async function run(): Promise<AssignFigure[]> {
  const figures = [
    ...assignFigures([100, 300, 1000]),
    figure('300 × 300 worst case', worst(300, 300), 1, 3),
    figure('1000 × 1000 worst case', worst(1000, 1000), 1, 1),
    figure('1000 × 300, four each, random', random(1000, 300), 4),
    figure('1000 × 300, four each, clustered', clustered(1000, 300), 4),
  ];
  const slow = figures.filter(({ ms }) => ms > ASSIGN_TARGET_MS).map(({ what }) => what);
  console.log(`target ${ASSIGN_TARGET_MS} ms; over it: ${slow.join(', ') || 'none'}`);
  if (figures.some(({ sameCost, proved }) => !sameCost || !proved)) throw new Error('costs do not agree');
  return figures;
}
