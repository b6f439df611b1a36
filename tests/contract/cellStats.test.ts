import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index';
import { MEASURE_SOURCES, ratesOf } from '#shared/domain/hotspot/measures';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-15T10:00:00+08:00');
const GROUND: [number, number] = [121.5, 29.8];
/** Middle of the square in the given column and row of a 2 × 2 grid of 1 km. */
const spot = (column: number, row: number): [number, number] => [
  GROUND[0] + 0.004 + column * 0.0104,
  GROUND[1] - 0.004 - row * 0.009,
];

const OUTLINE = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [GROUND[0], GROUND[1]],
            [GROUND[0], GROUND[1] - 0.018],
            [GROUND[0] + 0.0207, GROUND[1] - 0.018],
            [GROUND[0] + 0.0207, GROUND[1]],
            [GROUND[0], GROUND[1]],
          ],
        ],
      },
    },
  ],
};

describe('cells coloured by counts, rates and shares', () => {
  let test: TestCore;
  let nowMs = NOW;
  let first = '';
  let second = '';

  const stats = async (input: InputOf<'cells.stats'>) => {
    const answer = await test.call('cells.stats', input);
    const at = (id: string) => {
      const i = answer.cellIds.indexOf(id);
      return { value: answer.values[i], part: answer.numerators[i], base: answer.denominators[i] };
    };
    return { first: at(first), second: at(second), total: answer.total };
  };
  const add = (kind: 'risk' | 'person' | 'team', name: string, at: [number, number], more: object = {}) =>
    test.call('things.create', {
      kind,
      patch: {
        name,
        position: { geometry: { type: 'Point', coordinates: at }, crs: 'wgs84' },
        ...more,
      },
    });
  const problem = (text: string, at: [number, number], dueAtMs: number | null) =>
    test.call('problems.create', { text, anchor: at, dueAtMs });

  beforeAll(async () => {
    test = makeTestCore({ now: () => nowMs });
    await test.call('maps.create', { name: '着色' });
    const file = await test.call('imports.open', {
      fileName: 'a.geojson',
      bytes: new TextEncoder().encode(JSON.stringify(OUTLINE)),
    });
    await test.call('cells.importOutline', { importId: file.importId, crs: 'wgs84', name: '社区' });
    await test.call('cells.generate', { shape: 'square', sizeM: 1000 });
    const person = { attrs: { consentBasis: 'signed', consentOn: '2026-01-05' } };
    const risk = await add('risk', '飞线', spot(0, 0), { level: 1, attrs: { foundOn: '2026-06-01' } });
    first = risk.cellId ?? '';
    await add('risk', '老墙', spot(0, 0), { level: 3, attrs: { foundOn: '2025-01-01' } });
    second = (await add('team', '巡逻队', spot(1, 1), { attrs: { verifiedOn: '2026-06-01' } })).cellId ?? '';
    await add('team', '义工队', spot(1, 1));
    await add('person', '张一', spot(1, 1), {
      attrs: { ...person.attrs, skills: ['电工'], post: 'specialty' },
    });
    await add('person', '李二', spot(1, 1), person);
    const done = await problem('路灯坏', spot(0, 0), NOW + DAY);
    await problem('漏水', spot(0, 0), NOW + DAY);
    const late = await problem('堵塞', spot(0, 0), NOW + DAY);
    for (const [one, atMs] of [
      [done, NOW + DAY / 2],
      [late, NOW + 2 * DAY],
    ] as const) {
      nowMs = atMs;
      let { version } = one;
      for (const action of ['accept', 'dispatch', 'start', 'finish', 'close'] as const) {
        const input = { id: one.id, version };
        const { thingId } = {
          thingId: (await test.call('things.list', { filter: { kinds: ['team'] } })).rows[0]?.id ?? '',
        };
        ({ version } =
          action === 'dispatch'
            ? await test.call('problems.dispatch', { ...input, picks: [{ thingId, reasons: [] }] })
            : await test.call('problems.transition', { ...input, action, result: '已修好' }));
      }
    }
    const cell = (await test.call('cells.list', {})).cells.find(({ id }) => id === first);
    await test.call('cells.update', { id: first, version: cell?.version ?? 0, patch: { households: 200 } });
  });
  afterAll(() => test.dispose());

  it('counts every kind, and resources together', async () => {
    expect((await stats({ source: 'risk' })).first).toEqual({ value: 2, part: 2, base: Number.NaN });
    expect((await stats({ source: 'team' })).second.value).toBe(2);
    expect((await stats({ source: 'resource' })).second.value).toBe(2);
    expect((await stats({ source: 'resource' })).total).toBe(2);
  });

  it('counts risks by level and by when they were found', async () => {
    expect((await stats({ source: 'risk', levels: [1, 2] })).first.value).toBe(1);
    const period = { fromMs: NOW - 90 * DAY, toMs: NOW + DAY };
    expect((await stats({ source: 'risk', period })).first.value).toBe(1);
    expect((await stats({ source: 'risk', period, levels: [3] })).first.value).toBe(0);
  });

  it('counts people by skill and post', async () => {
    expect((await stats({ source: 'person', skill: '电工' })).second.value).toBe(1);
    expect((await stats({ source: 'person', skill: '木工' })).second.value).toBe(0);
    expect((await stats({ source: 'person', post: 'specialty' })).second.value).toBe(1);
    // What another source was asked for does not thin this one out.
    expect((await stats({ source: 'team', skill: '电工', levels: [1] })).second.value).toBe(2);
  });

  it('counts problems reported, open, overdue and closed', async () => {
    const asked = ['problem', 'problemOpen', 'problemOverdue', 'problemClosed'] as const;
    const counts = await Promise.all(asked.map(async (source) => (await stats({ source })).first.value));
    expect(counts).toEqual([3, 1, 1, 2]);
    const before = { fromMs: 0, toMs: NOW };
    expect((await stats({ source: 'problemClosed', period: before })).first.value).toBe(0);
  });

  it('divides by area, households, people and resources', async () => {
    const byArea = (await stats({ source: 'risk', rate: 'perKm2' })).first;
    expect(byArea.value).toBeCloseTo(2 / (byArea.base ?? 0), 9);
    const areaM2 = (await test.call('cells.list', {})).cells.find(({ id }) => id === first)?.areaM2 ?? 0;
    expect(byArea.base).toBeCloseTo(areaM2 / 1e6, 9);
    const byHouse = await stats({ source: 'problem', rate: 'per100Households' });
    expect(byHouse.first).toEqual({ value: 1.5, part: 3, base: 200 });
    expect(byHouse.second.value).toBeNaN();
    expect((await stats({ source: 'team', rate: 'per100People' })).second).toEqual({
      value: 100,
      part: 2,
      base: 2,
    });
    expect((await stats({ source: 'person', rate: 'per100Resources' })).second.value).toBe(100);
    const households = await stats({ source: 'households' });
    expect([households.first.value, households.second.value, households.total]).toEqual([
      200,
      Number.NaN,
      200,
    ]);
  });

  it('tells shares in percent, and nothing where there is no whole', async () => {
    expect((await stats({ source: 'closedOnTime' })).first).toEqual({ value: 50, part: 1, base: 2 });
    expect((await stats({ source: 'closedOnTime' })).second.value).toBeNaN();
    expect((await stats({ source: 'withPost' })).second).toEqual({ value: 50, part: 1, base: 2 });
    expect((await stats({ source: 'highRisk' })).first).toEqual({ value: 50, part: 1, base: 2 });
    const verified = (await stats({ source: 'verified90' })).second;
    expect([verified.part, verified.base]).toEqual([1, 4]);
  });

  it('answers every source with every rate that it takes', async () => {
    for (const source of MEASURE_SOURCES)
      for (const rate of ratesOf(source)) {
        const answer = await test.call('cells.stats', { source, rate });
        expect(answer.values).toHaveLength(answer.cellIds.length);
        expect(answer.values.some((value) => value === Number.POSITIVE_INFINITY)).toBe(false);
      }
  });
});
