import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

type Row = Record<string, unknown>;
const KEPT = [
  'things',
  'cells',
  'problems',
  'assignments',
  'problem_events',
  'categories',
  'settings',
  'events',
];
/** What moves without anybody changing a record. */
const MOVING = new Set(['version', 'updated_at_ms']);

/** Everything that the map holds, straight from its file, derived columns and events too. */
function contentOf(test: TestCore): Record<string, Row[]> {
  const database = new Sqlite(join(test.ports.mapsDir, '甲', 'map.sqlite'), { readonly: true });
  const rows = (table: string): Row[] =>
    (database.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Row[]).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => !MOVING.has(key))),
    );
  const content = Object.fromEntries(KEPT.map((table) => [table, rows(table)]));
  database.close();
  return content;
}

type Move = {
  op: 'thing' | 'edit' | 'remove' | 'restore' | 'report' | 'dispatch' | 'close' | 'drop' | 'undo' | 'redo';
  n: number;
};
const move: fc.Arbitrary<Move> = fc.record({
  op: fc.constantFrom(
    'thing',
    'edit',
    'remove',
    'restore',
    'report',
    'dispatch',
    'close',
    'drop',
    'undo',
    'redo',
  ),
  n: fc.nat(50),
});

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];

/** One move of a user; moves that are impossible now are refused and change nothing. */
async function play(test: TestCore, { op, n }: Move): Promise<void> {
  const things = (await test.call('things.list', {})).rows;
  const problems = (await test.call('problems.list', {})).rows;
  const thing = pick(things, n);
  const problem = pick(problems, n);
  const kind = n % 2 === 0 ? 'risk' : 'place';
  const geometry = { type: 'Point' as const, coordinates: [121.5 + n / 1000, 29.8] as [number, number] };
  const moves: Record<Move['op'], () => Promise<unknown> | undefined> = {
    thing: () =>
      test.call('things.create', {
        kind,
        patch: { name: `物${n}`, position: { geometry, crs: 'wgs84' }, ...(kind === 'risk' && { level: 2 }) },
      }),
    edit: () =>
      thing &&
      test.call('things.update', {
        id: thing.id,
        version: thing.version,
        patch: { name: `改${n}`, position: n % 3 === 0 ? null : { geometry, crs: 'wgs84' } },
      }),
    remove: () => thing && test.call('things.remove', { ids: [thing.id] }),
    restore: async () => {
      const { rows } = await test.call('bin.list', {});
      const row = pick(rows, n);
      if (row) await test.call('bin.restore', { items: [{ entity: row.entity, id: row.id }] });
    },
    report: () => test.call('problems.create', { text: `路灯坏了${n}`, anchor: geometry.coordinates }),
    dispatch: () =>
      problem &&
      thing &&
      test.call('problems.dispatch', {
        id: problem.id,
        version: problem.version,
        picks: [{ thingId: thing.id, reasons: [] }],
      }),
    close: () =>
      problem &&
      test.call('problems.transition', {
        id: problem.id,
        version: problem.version,
        action: 'close',
        result: '已修好',
      }),
    drop: () => problem && test.call('problems.remove', { ids: [problem.id] }),
    undo: () => test.call('history.undo', {}),
    redo: () => test.call('history.redo', {}),
  };
  await Promise.resolve(moves[op]()).catch((error: { code: string }) => {
    const allowed = ['undo.nothing', 'input.invalid', 'problem.stateInvalid'];
    if (!allowed.includes(error.code)) throw error;
  });
}

async function all(test: TestCore, method: 'history.undo' | 'history.redo'): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const { undo, redo } = await test.call('history.state', {});
    if (!(method === 'history.undo' ? undo : redo)) return steps;
    await test.call(method, {});
  }
}

describe('undo and redo', () => {
  it('lead from any sequence of steps to exactly the start, and back to exactly the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 14 }), async (moves) => {
        const test = makeTestCore();
        try {
          await test.call('maps.create', { name: '甲' });
          const start = contentOf(test);
          for (const one of moves) await play(test, one);
          const end = contentOf(test);
          const undone = await all(test, 'history.undo');
          expect(contentOf(test)).toEqual(start);
          expect(await all(test, 'history.redo')).toBeGreaterThanOrEqual(undone);
          if ((await test.call('history.state', {})).redo === null && !moves.some(({ op }) => op === 'undo'))
            expect(contentOf(test)).toEqual(end);
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 20, seed: 20261122 },
    );
  }, 120_000);
});
