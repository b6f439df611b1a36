import { seeded } from '#shared/domain/random';

/** Costs of every row with every column, at `row * columns + column`. */
export type Table = { readonly rows: number; readonly columns: number; readonly cost: Float64Array };

export function table(rows: number, columns: number, costOf: (row: number, column: number) => number): Table {
  const cost = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) cost[row * columns + column] = costOf(row, column);
  return { rows, columns, cost };
}

const below = (next: () => number, most: number): number => Math.floor(next() * most);

/** Costs without any order, below `most`: the fewer there are, the more are equal. */
export function random(rows: number, columns: number, most = 1_000_000): Table {
  const next = seeded(11);
  return table(rows, columns, () => below(next, most));
}

/** Scores as an office has them: a few trades, a few levels of fit, so that most are equal. */
export function clustered(rows: number, columns: number): Table {
  const next = seeded(12);
  const trade = Array.from({ length: rows + columns }, () => below(next, 8));
  return table(rows, columns, (row, column) => {
    const fits = trade[row] === trade[rows + column];
    return (fits ? 0 : 60) + below(next, 4) * 5;
  });
}

/** Ways in a town of 10 km. With problems in one quarter of it, everybody competes for the same few who are near. */
export function geometric(rows: number, columns: number, problemsWithinM: number): Table {
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

/** Machol & Wien (Operations Research 24, 1976): the known worst case of methods that take row after row. */
export const worst = (rows: number, columns: number): Table =>
  table(rows, columns, (row, column) => (row + 1) * (column + 1));

/** A weight of the row times a weight of the column: all rows put the columns in the same order. */
export function product(rows: number, columns: number, most: number): Table {
  const next = seeded(14);
  const weight = Array.from({ length: rows + columns }, () => 1 + below(next, most));
  return table(rows, columns, (row, column) => (weight[row] as number) * (weight[rows + column] as number));
}

/** A fame of the column, and a little of the row's own: nearly the same order for all. */
export function sameOrder(rows: number, columns: number): Table {
  const next = seeded(15);
  const fame = Array.from({ length: columns }, () => below(next, 1_000_000));
  return table(rows, columns, (_, column) => (fame[column] as number) + below(next, 100_000));
}

/** Each column dearer than the one before by a tenth of what a row's own taste makes. */
export function graded(rows: number, columns: number): Table {
  const next = seeded(16);
  return table(rows, columns, (_, column) => column * 100 + below(next, 1000));
}

/** A few columns that are cheap for all, the others dear. */
export function fewCheap(rows: number, columns: number, cheap: number): Table {
  const next = seeded(17);
  return table(rows, columns, (_, column) => below(next, 1000) + (column < cheap ? 0 : 100_000));
}

/** Two costs only: 1 for a part of the pairs, else 100. */
export function twoCosts(rows: number, columns: number, part: number): Table {
  const next = seeded(18);
  return table(rows, columns, () => (next() < part ? 1 : 100));
}

/** As plans weigh them: points, most of them the helper's own, and then ways, which count only among equal points. */
export function pointsThenWays(rows: number, columns: number): Table {
  const next = seeded(19);
  const ways = geometric(rows, columns, 5000);
  const own = Array.from({ length: columns }, () => next() * 60_000);
  return table(rows, columns, (row, column) => {
    const way = Math.min(1000, Math.round((ways.cost[row * columns + column] as number) / 1000));
    return way - Math.round((own[column] as number) + next() * 40_000) * (rows * 1000 + 1);
  });
}

/** Tables where everybody wants the same few, by name, of any size. */
export const CONTESTED: Readonly<Record<string, (rows: number, columns: number) => Table>> = {
  'ways, one quarter': (rows, columns) => geometric(rows, columns, 5000),
  'ways, one street': (rows, columns) => geometric(rows, columns, 1000),
  'Machol–Wien': worst,
  'products, to 10⁶': (rows, columns) => product(rows, columns, 1000),
  'products, to 10¹²': (rows, columns) => product(rows, columns, 1_000_000),
  'same order for all': sameOrder,
  graded,
  'few cheap': (rows, columns) => fewCheap(rows, columns, Math.ceil(columns / 30)),
  'two costs': (rows, columns) => twoCosts(rows, columns, 3 / columns),
  'costs below 1,000': (rows, columns) => random(rows, columns, 1000),
  'points, then ways': pointsThenWays,
};
