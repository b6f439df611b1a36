import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelBox, LabelRoom } from '#renderer/features/map/canvas/labelRoom';
import { type Label, placeLabels, type Standing } from '#renderer/features/map/canvas/placeLabels';
import { chooseNamed, namePriority } from '#renderer/features/map/labels/chooseNamed';
import { makePointSet } from '#renderer/features/map/points/pointSet';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { EVERYTHING, packed, viewAt } from './helpers.ts';

const LOOK = { size: 12, colour: '#000000', halo: '#ffffff' };
const widthOf = (text: string): number => text.length * 12;
const view = viewAt(121.5, 29.9, 600, 400, 0, 17);

const label = (parts: Partial<Label> & { text: string }): Label => ({
  priority: 1,
  look: LOOK,
  once: false,
  at: [300, 200],
  line: null,
  ...parts,
});

function boxOf({ rows }: Standing): LabelBox {
  if (!rows) throw new Error('on a line');
  const half = Math.max(...rows.rows.map(widthOf)) / 2 + 3;
  const high = (rows.rows.length * 15) / 2 + 1;
  const [x, y] = rows.at;
  return { left: x - half, right: x + half, top: y - high, bottom: y + high };
}

const meet = (a: LabelBox, b: LabelBox): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

const box = fc
  .tuple(
    fc.integer({ min: -300, max: 900 }),
    fc.integer({ min: -300, max: 900 }),
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));

describe('LabelRoom', () => {
  it('takes and refuses what a look at all earlier boxes would', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 60 }), (boxes) => {
        const room = new LabelRoom();
        const taken: LabelBox[] = [];
        for (const one of boxes) {
          const free = !taken.some((other) => meet(one, other));
          expect(room.touches(one)).toBe(!free);
          expect(room.take(one)).toBe(free);
          if (free) taken.push(one);
        }
      }),
    );
  });
});

const names = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 400 }),
    text: fc.constantFrom('活动室', '水洞埭社区党群服务中心', 'AED', '朝南埭12幢'),
    priority: fc.integer({ min: 0, max: 3 }),
    beside: fc.option(fc.integer({ min: 4, max: 14 }), { nil: undefined }),
  }),
  { maxLength: 50 },
);
const asList = (
  list: readonly { x: number; y: number; text: string; priority: number; beside: number | undefined }[],
): Label[] =>
  list.map(({ x, y, text, priority, beside }, index) =>
    label({ text, priority, at: [x, y], key: String(index), ...(beside === undefined ? {} : { beside }) }),
  );

describe('placeLabels', () => {
  it('lets no name touch another, nor a symbol', () => {
    fc.assert(
      fc.property(names, fc.array(box, { maxLength: 20 }), (list, symbols) => {
        const { standing } = placeLabels(view, asList(list), widthOf, { symbols, memory: new Map() });
        const boxes = standing.map(boxOf);
        for (const [i, one] of boxes.entries()) {
          for (const other of boxes.slice(i + 1)) expect(meet(one, other)).toBe(false);
          for (const symbol of symbols) expect(meet(one, symbol)).toBe(false);
        }
      }),
    );
  });

  it('moves nothing when the map is panned: every name keeps its side', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: -3, max: 3 }), (list, step) => {
        const inside = list.map((one) => ({ ...one, x: 200 + one.x / 3, y: 150 + one.y / 4 }));
        const first = placeLabels(view, asList(inside), widthOf);
        const moved = inside.map((one) => ({ ...one, x: one.x + step * 7, y: one.y - step * 5 }));
        const { standing } = placeLabels(view, asList(moved), widthOf, { symbols: [], memory: first.memory });
        const placeOf = (all: readonly Standing[], dx: number, dy: number) =>
          Object.fromEntries(
            all.map(({ label: { key }, rows }) => [
              key,
              [Math.round((rows?.at[0] ?? 0) - dx), Math.round((rows?.at[1] ?? 0) - dy)],
            ]),
          );
        expect(placeOf(standing, step * 7, -step * 5)).toEqual(placeOf(first.standing, 0, 0));
      }),
    );
  });

  it('keeps a name where it stood when a newcomer of the same rank wants the place', () => {
    const old = label({ text: '活动室', key: 'old' });
    const { memory } = placeLabels(view, [old], widthOf);
    const newcomer = label({ text: '警务室', key: 'new' });
    const { standing } = placeLabels(view, [newcomer, old], widthOf, { symbols: [], memory });
    expect(standing.map(({ label: { key } }) => key)).toEqual(['old']);
    const urgent = { ...newcomer, priority: 0 };
    const after = placeLabels(view, [urgent, old], widthOf, { symbols: [], memory });
    expect(after.standing.map(({ label: { key } }) => key)).toEqual(['new']);
  });

  it('puts a name on the free side of its symbol', () => {
    const symbols = [{ left: 310, right: 360, top: 190, bottom: 210 }];
    const { standing } = placeLabels(view, [label({ text: '活动室', beside: 10 })], widthOf, {
      symbols,
      memory: new Map(),
    });
    expect(standing[0]?.rows?.at[0]).toBeLessThan(300);
  });

  it('writes on symbols only what insists', () => {
    const symbols = [{ left: 0, right: 600, top: 0, bottom: 400 }];
    const all = [label({ text: '第一网格', insists: true }), label({ text: '活动室', at: [100, 100] })];
    const { standing } = placeLabels(view, all, widthOf, { symbols, memory: new Map() });
    expect(standing.map(({ label: { text } }) => text)).toEqual(['第一网格']);
  });
});

describe('chooseNamed', () => {
  const at = (east: number, kind: (typeof KIND_IDS)[number], level = 0) => ({
    lng: 121.5 + east,
    lat: 29.9,
    kind,
    level,
  });
  const idsOf = (points: readonly number[], set: ReturnType<typeof makePointSet>) =>
    points.map((i) => set.row[i]);

  it('names the most important of those that stand together, and no building', () => {
    const set = makePointSet(
      packed([at(0, 'person'), at(0, 'risk', 2), at(0, 'building'), at(0.001, 'team')]),
    );
    expect(idsOf(chooseNamed(set, view, EVERYTHING, -1), set)).toEqual([1, 3]);
  });

  it('names the selected one before all others', () => {
    const set = makePointSet(packed([at(0, 'person'), at(0, 'risk', 1)]));
    const selected = set.row.indexOf(0);
    expect(idsOf(chooseNamed(set, view, EVERYTHING, selected), set)).toEqual([0]);
  });

  it('leaves out what a filter or a switch hides', () => {
    const set = makePointSet(packed([at(0, 'person'), at(0.001, 'team')]));
    const kinds = KIND_IDS.map((kind) => kind !== 'person');
    expect(idsOf(chooseNamed(set, view, { kinds, match: null }, -1), set)).toEqual([1]);
    const match = Uint8Array.from(set.row, (row) => (row === 0 ? 1 : 0));
    expect(idsOf(chooseNamed(set, view, { ...EVERYTHING, match }, -1), set)).toEqual([0]);
  });

  it('ranks a red risk before a blue one, and any risk before people', () => {
    const risk = KIND_IDS.indexOf('risk');
    const person = KIND_IDS.indexOf('person');
    expect(namePriority(risk, 1, false)).toBeLessThan(namePriority(risk, 4, false));
    expect(namePriority(risk, 0, false)).toBeLessThan(namePriority(person, 0, false));
    expect(namePriority(person, 0, true)).toBe(0);
  });
});
