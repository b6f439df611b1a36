/**
 * Who may do what at which cost, as a table. Costs are whole numbers below 2^51, so that every sum and difference made
 * of them is exact and a proof of optimality is a proof.
 */
export type AssignTask = {
  readonly rows: number;
  readonly columns: number;
  /** Cost of a row with a column, at `row * columns + column`; `Infinity`: never together. */
  readonly cost: Float64Array;
  /** How many different columns a row needs; 0 or more. */
  readonly need: Int32Array;
  /** How many rows a column takes at most; 0 or more. */
  readonly capacity: Int32Array;
  /** What it costs to leave a row with nobody at all (its last place unfilled). Finite. */
  readonly leaveLast: Float64Array;
  /** What each other unfilled place of a row costs; no more than `leaveLast`. */
  readonly leaveMore: Float64Array;
};

/** The best assignment and the prices that prove it (`proofOf`). */
export type Assigned = {
  /** The columns of each row, in rising order. */
  readonly columnsOf: readonly (readonly number[])[];
  /** Unfilled places of each row. */
  readonly left: Int32Array;
  /** Dual variables: what a place of a row is worth at most, and what a column that is full asks. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
};

/** What leaving one more place of a row costs when `left` are unfilled already. */
export function leaveCost(task: AssignTask, row: number, left: number): number {
  const isLast = left + 1 >= (task.need[row] as number);
  return (isLast ? task.leaveLast[row] : task.leaveMore[row]) as number;
}

/** What an assignment costs: its pairs and what is left. */
export function costOf(task: AssignTask, { columnsOf, left }: Pick<Assigned, 'columnsOf' | 'left'>): number {
  let sum = 0;
  for (const [row, columns] of columnsOf.entries()) {
    for (const column of columns) sum += task.cost[row * task.columns + column] as number;
    for (let k = 0; k < (left[row] as number); k += 1) sum += leaveCost(task, row, k);
  }
  return sum;
}
