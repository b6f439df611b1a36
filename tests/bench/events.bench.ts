// Dated events: from the tables to the window as one binary answer, and what a step of the time slider costs.

import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { chooseEvents, makeEventSet } from '#renderer/features/map/time/eventSet';
import { barsOf } from '#renderer/features/map/time/histogram';
import { decodeEnvelope, encodeEnvelope } from '#shared/contract/envelope';
import type { PackedEvents } from '#shared/contract/events';
import { dayOf } from '#shared/domain/period/index';
import { seeded } from '#shared/domain/random';
import { enter, post, utf8 } from '#tests/contract/targets';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { startHost } from '../../electron/host/server.ts';

const COUNT = 1_000_000;
const END_MS = Date.parse('2026-08-02T00:00:00+08:00');
const YEARS_MS = 5 * 365 * 86_400_000;

/** A closed map folder with so many dated events of five years, made from a seed. */
export async function makeEventMap(test: TestCore, count: number): Promise<string> {
  await test.call('maps.create', { name: `events-${count}` });
  await test.call('maps.close', {});
  const folder = join(test.ports.mapsDir, `events-${count}`);
  const database = new Sqlite(join(folder, 'map.sqlite'));
  database.pragma('synchronous = OFF');
  const insert = database.prepare(
    `INSERT INTO events (id, source_type, source_id, category_id, level, at_ms, lng, lat, cell_id, ended_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)`,
  );
  const random = seeded(count);
  database.transaction(() => {
    for (let i = 0; i < count; i += 1) {
      const id = v7();
      const atMs = END_MS - Math.floor(random() * YEARS_MS);
      const source = random() < 0.3 ? 'risk' : 'problem';
      const ended = random() < 0.8 ? atMs + Math.floor(random() * 30 * 86_400_000) : null;
      const place = [121.4 + random() * 0.2, 29.8 + random() * 0.15];
      const category = `category-${Math.floor(random() * 60)}`;
      insert.run(
        `${source}:${id}`,
        source,
        id,
        category,
        1 + Math.floor(random() * 4),
        atMs,
        ...place,
        ended,
      );
    }
  })();
  database.close();
  return folder;
}

async function timed<T>(body: () => T | Promise<T>): Promise<[ms: number, result: T]> {
  const start = performance.now();
  const result = await body();
  return [performance.now() - start, result];
}

/** Median of several runs, milliseconds. */
function median(runs: number, body: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    body();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[runs >> 1] ?? 0;
}

export async function run(): Promise<Record<string, number>[]> {
  const test = makeTestCore();
  const folder = await makeEventMap(test, COUNT);
  await test.call('maps.open', { folder });
  const [buildMs] = await timed(() => test.call('events.packed', {}));
  const [cachedMs, packed] = await timed(() => test.call('events.packed', {}));
  const host = await startHost({ core: test.core, rendererDir: '/nowhere', newId: v7, port: 0 });
  const cookie = await enter(host.newStartUrl());
  const [wireMs] = await timed(() => post(host, cookie, 'events.packed', {}));
  const bytes = encodeEnvelope(packed, utf8);
  const decodeMs = median(5, () => decodeEnvelope(bytes, utf8));
  await host.close();
  const orderMs = median(5, () => makeEventSet(packed as PackedEvents));
  const set = makeEventSet(packed);
  const today = dayOf(END_MS);
  const month = { fromDay: today - 30, toDay: today };
  const rows = {
    events: COUNT,
    buildMs,
    cachedMs,
    wireMB: bytes.length / 1_048_576,
    wireMs,
    decodeMs,
    orderMs,
    chooseNewMs: median(9, () => chooseEvents(set, month, 'new', null)),
    chooseStandingMs: median(9, () => chooseEvents(set, month, 'standing', null)),
    barsByDayMs: median(9, () => barsOf(set, { fromDay: today - 1825, toDay: today }, 'day')),
  };
  await test.dispose();
  return [Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, Number(value.toFixed(1))]))];
}
