import type { AssignTask } from './task.ts';

/** Who has which column at present, with the prices that keep it optimal. */
export class Seats {
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** Unfilled places of each row, given up for good. */
  readonly left: Int32Array;
  readonly #task: AssignTask;
  readonly #rowsOf: number[][];
  readonly #placed: Int32Array;
  /** 1 for a pair that is together; only for rows that need several, others have their one column. */
  readonly #together = new Map<number, Uint8Array>();

  constructor(task: AssignTask) {
    this.#task = task;
    this.rowPrice = new Float64Array(task.rows);
    // A column that takes nobody is out of everybody's way at an endless price.
    this.columnPrice = Float64Array.from(task.capacity, (most) =>
      most === 0 ? Number.POSITIVE_INFINITY : 0,
    );
    this.left = new Int32Array(task.rows);
    this.#placed = new Int32Array(task.rows);
    this.#rowsOf = Array.from({ length: task.columns }, () => []);
    for (let row = 0; row < task.rows; row += 1)
      if ((task.need[row] as number) > 1) this.#together.set(row, new Uint8Array(task.columns));
  }

  isFull(column: number): boolean {
    return (this.#rowsOf[column] as number[]).length >= (this.#task.capacity[column] as number);
  }

  rowsOf(column: number): readonly number[] {
    return this.#rowsOf[column] as number[];
  }

  occupant(column: number, at: number): number {
    return this.#rowsOf[column]?.[at] as number;
  }

  /** Which columns a row that needs several has already; undefined for others. */
  hasOf(row: number): Uint8Array | undefined {
    return this.#together.get(row);
  }

  /** Places of a row that are settled: filled or given up. */
  placesOf(row: number): number {
    return (this.#placed[row] as number) + (this.left[row] as number);
  }

  /** What a column costs a row at the present price. */
  costNow(row: number, column: number): number {
    const { cost, columns } = this.#task;
    return (cost[row * columns + column] as number) + (this.columnPrice[column] as number);
  }

  sit(row: number, column: number): void {
    (this.#rowsOf[column] as number[]).push(row);
    this.#placed[row] = (this.#placed[row] as number) + 1;
    const has = this.#together.get(row);
    if (has) has[column] = 1;
  }

  leave(row: number, column: number): void {
    const rows = this.#rowsOf[column] as number[];
    takeOut(rows, rows.indexOf(row));
    this.#placed[row] = (this.#placed[row] as number) - 1;
    const has = this.#together.get(row);
    if (has) has[column] = 0;
  }

  /** Everybody gets up; prices stay. */
  clear(): void {
    for (const rows of this.#rowsOf) rows.length = 0;
    for (const has of this.#together.values()) has.fill(0);
    this.#placed.fill(0);
    this.left.fill(0);
  }

  columnsOf(): number[][] {
    const columns = Array.from({ length: this.#task.rows }, (): number[] => []);
    for (const [column, rows] of this.#rowsOf.entries()) for (const row of rows) columns[row]?.push(column);
    return columns;
  }
}

/** Takes one out of a list and keeps the order of the others; `splice` would make a list of what it takes out. */
export function takeOut(list: number[], at: number): void {
  list.copyWithin(at, at + 1);
  list.pop();
}
