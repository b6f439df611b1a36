// npm run bench [-- part …]: every figure of the program, seeded, against named peers in the same run.
const PARTS: Record<string, () => Promise<{ run: () => Promise<unknown> }>> = {
  open: () => import('./open.bench.ts'),
  store: () => import('./store.bench.ts'),
  match: () => import('./match.bench.ts'),
  judged: () => import('./judged.bench.ts'),
  address: () => import('./address.bench.ts'),
  map: () => import('./map.bench.ts'),
  'cells-map': () => import('./cellsMap.bench.ts'),
  events: () => import('./events.bench.ts'),
  import: () => import('./import.bench.ts'),
  search: () => import('./search.bench.ts'),
  table: () => import('./table.bench.ts'),
  duplicates: () => import('./duplicates.bench.ts'),
  cells: () => import('./cells.bench.ts'),
  assign: () => import('./assign.bench.ts'),
  team: () => import('./team.bench.ts'),
};

const wanted = process.argv.slice(2);
for (const [name, load] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const rows = await (await load()).run();
  console.table(rows);
}
