import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBuiltinCategories } from '#core/services/categories/builtin';
import { generateDemo } from '#core/services/demo/generate';
import type { DemoData } from '#core/services/demo/types';
import { readDemoWords } from '#core/services/demo/words';
import { areaM2, haversineM } from '#shared/domain/geo/distance';
import { anchorOf, contains } from '#shared/domain/geo/polygon';
import { positionsOf } from '#shared/domain/geo/positions';
import { geometrySchema, type LngLat } from '#shared/domain/geo/types';
import { CellIndex } from '#shared/domain/grid/cellIndex';
import { codeTier } from '#shared/domain/grid/codes';
import { KIND_IDS, kindOf, RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { cstDate, DAY_MS } from '#shared/domain/workflow/calendar';
import { isOverdue } from '#shared/domain/workflow/deadline';
import { nextState, PROBLEM_STATES } from '#shared/domain/workflow/states';

const words = readDemoWords('resources');
const categories = readBuiltinCategories('resources');
const nowMs = Date.parse('2026-08-20T10:30+08:00');
const make = (seed: number, atMs = nowMs): DemoData => generateDemo({ seed, nowMs: atMs, words, categories });
const demo = make(20260101);
const ofKind = (kind: string) => demo.things.filter((thing) => thing.kind === kind);
const leavesOf = (data: DemoData) => {
  const parents = new Set(data.cells.map((cell) => cell.parentKey));
  return data.cells.filter((cell) => !parents.has(cell.key));
};

describe('demo community', () => {
  it('has the promised counts of every kind', () => {
    expect(ofKind('building')).toHaveLength(60);
    expect(ofKind('person')).toHaveLength(80);
    expect(ofKind('risk')).toHaveLength(40);
    expect(RESOURCE_KINDS.map((kind) => ofKind(kind).length).reduce((a, b) => a + b)).toBe(120);
    for (const kind of KIND_IDS) expect(ofKind(kind).length, kind).toBeGreaterThan(10);
    expect(demo.problems).toHaveLength(60);
    expect(demo.cells.filter((cell) => cell.tier === 'cell')).toHaveLength(20);
  });

  it('is the same for the same seed and another for another', () => {
    expect(make(20260101)).toEqual(demo);
    expect(make(7)).not.toEqual(demo);
  });

  it('fits the schemas, categories and scopes', () => {
    const scopes = new Map(categories.map((category) => [category.id, category.scope]));
    for (const thing of demo.things) {
      const kind = kindOf(thing.kind);
      const parsed = kind.attrs.safeParse(thing.attrs);
      expect(parsed.success && Object.keys(parsed.data).sort(), thing.name).toEqual(
        Object.keys(thing.attrs).sort(),
      );
      expect(geometrySchema.safeParse(thing.geometry).success).toBe(true);
      expect(kind.geometry).toContain(thing.geometry.type);
      expect(scopes.get(thing.categoryId ?? ''), thing.name).toBe(
        thing.kind === 'risk' ? 'problem' : thing.kind,
      );
      expect(thing.createdAtMs).toBeLessThan(nowMs);
    }
    for (const problem of demo.problems) expect(scopes.get(problem.categoryId)).toBe('problem');
  });

  it('uses only numbers that cannot be anybody’s', () => {
    const phones = [
      ...demo.things.flatMap((thing) => (thing.phone ? [thing.phone] : [])),
      ...demo.problems.map((problem) => problem.reporterPhone),
    ];
    for (const phone of phones) expect(phone).toMatch(/^(0574-0000\d{4}|1380000\d{4})$/);
    expect(new Set(phones).size).toBe(phones.length);
  });
});

describe.each([20260101, 1, 4214])('ground of seed %i', (seed) => {
  const data = make(seed);
  const leaves = leavesOf(data);

  it('lies about 1.2 × 0.9 km in 海曙区', () => {
    expect(areaM2(data.outline)).toBeGreaterThan(0.9e6);
    expect(areaM2(data.outline)).toBeLessThan(1.2e6);
    expect(haversineM(anchorOf(data.outline), [121.535, 29.875])).toBeLessThan(80);
  });

  it('is filled by its cells without gaps or overlaps, and cells by their micro cells', () => {
    const total = areaM2(data.outline);
    const sumOf = (cells: typeof data.cells) => cells.reduce((sum, cell) => sum + areaM2(cell.geometry), 0);
    expect(Math.abs(sumOf(leaves) / total - 1)).toBeLessThan(1e-6);
    const byTier = data.cells.filter((cell) => cell.tier === 'cell');
    for (const cell of byTier) {
      const micro = data.cells.filter((one) => one.parentKey === cell.key);
      expect(codeTier(cell.code)).toBe('cell');
      if (micro.length > 0) {
        expect(micro.length).toBeLessThanOrEqual(4);
        expect(Math.abs(sumOf(micro) / areaM2(cell.geometry) - 1)).toBeLessThan(1e-6);
      }
    }
    expect(byTier.filter((cell) => data.cells.some((one) => one.parentKey === cell.key))).toHaveLength(7);
    // Equal sums could hide an overlap beside a gap: points on a raster lie in exactly one leaf.
    for (let n = 0; n < 400; n++) {
      const at: LngLat = [121.5293 + (n % 20) * 5.7e-4, 29.8713 + Math.floor(n / 20) * 3.7e-4];
      const inside = leaves.filter((leaf) => contains(leaf.geometry, at)).length;
      expect(inside).toBe(contains(data.outline, at) ? 1 : 0);
    }
  });

  it('holds everything inside, in a cell, no two things at one spot', () => {
    const index = new CellIndex(leaves.map(({ key, code, geometry }) => ({ id: key, code, geometry })));
    const anchors = data.things.map((thing) => anchorOf(thing.geometry));
    for (const [n, thing] of data.things.entries()) {
      for (const position of positionsOf(thing.geometry))
        expect(contains(data.outline, position), thing.name).toBe(true);
      const anchor = anchors[n];
      expect(anchor && index.find(anchor), thing.name).not.toBeNull();
      for (const other of anchors.slice(n + 1))
        if (anchor) expect(haversineM(anchor, other), thing.name).toBeGreaterThan(0.5);
    }
    for (const problem of data.problems) expect(contains(data.outline, problem.anchor)).toBe(true);
  });

  it('has an electrician party member near 朝南埭12幢, free at most times', () => {
    const lamp = data.things.find((thing) => thing.name === '朝南埭12幢');
    const electrician = data.things.find(
      (thing) =>
        thing.kind === 'person' &&
        thing.attrs.partyMember === true &&
        (thing.attrs.skills as string[]).includes('电工') &&
        (thing.attrs.weekly as { fromMin: number; toMin: number }[]).every(
          (slot) => slot.toMin - slot.fromMin >= 14 * 60,
        ) &&
        lamp !== undefined &&
        haversineM(anchorOf(thing.geometry), anchorOf(lamp.geometry)) < 200,
    );
    expect(electrician?.attrs.weekly).toHaveLength(7);
    expect(electrician?.attrs.consentOn).toBeTruthy();
  });
});

describe('a year of problems', () => {
  it('has every state, some overdue, and only what is closed has a result', () => {
    for (const state of PROBLEM_STATES) {
      const of = demo.problems.filter((problem) => problem.state === state);
      expect(of.length, state).toBeGreaterThan(2);
      for (const problem of of) expect(problem.result !== null).toBe(state === 'closed');
    }
    expect(demo.problems.some((problem) => isOverdue(problem, nowMs))).toBe(true);
    expect(
      new Set(demo.problems.map((problem) => cstDate(problem.reportedAtMs).slice(0, 7))).size,
    ).toBeGreaterThan(10);
  });

  it('keeps to the table of states at any seed and time, and to the order of time', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 400 * 24 }), (seed, hours) => {
        const atMs = nowMs + hours * 3_600_000;
        const data = make(seed, atMs);
        for (const problem of data.problems) {
          const [first, ...rest] = problem.history;
          expect(first).toMatchObject({ action: 'report', from: null, to: 'reported' });
          let before = first;
          for (const step of rest) {
            expect(step.from).toBe(before?.to);
            expect(step.action !== 'report' && step.from && nextState(step.from, step.action)).toBe(step.to);
            expect(step.atMs).toBeGreaterThan(before?.atMs ?? 0);
            before = step;
          }
          expect(before?.to).toBe(problem.state);
          expect(before?.atMs).toBeLessThanOrEqual(atMs);
          expect(problem.reportedAtMs).toBeGreaterThan(atMs - 366 * DAY_MS);
          for (const assignment of problem.assignments)
            expect(['place', 'building', 'risk']).not.toContain(data.things[assignment.thingIndex]?.kind);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('has floods and storms only from July to September', () => {
    const floods = [1, 2, 3, 4]
      .flatMap((seed) => make(seed).problems)
      .filter((problem) => problem.categoryId.startsWith('problem-flood'));
    expect(floods.length).toBeGreaterThan(4);
    for (const problem of floods)
      expect(['07', '08', '09']).toContain(cstDate(problem.reportedAtMs).slice(5, 7));
  });
});
