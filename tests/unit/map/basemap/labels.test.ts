import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seenPart } from '#renderer/features/map/basemap/labels/seenPart';
import { alongLine } from '#renderer/features/map/canvas/alongLine';
import { type Label, placeLabels } from '#renderer/features/map/canvas/placeLabels';
import type { View } from '#renderer/features/map/canvas/view';

const VIEW: View = { zoom: 16, scale: 1, left: 0, top: 0, width: 600, height: 400, padX: 0, padY: 0, dpr: 1 };
const look = { size: 12, colour: '#000', halo: '#fff' };
const width = (text: string): number => [...text].length * 12;
const label = (patch: Partial<Label>): Label => ({
  text: '白云路',
  priority: 1,
  look,
  once: true,
  at: null,
  line: null,
  ...patch,
});

describe('a name along a line', () => {
  const letters = [...'白云路'];
  const widths = [12, 12, 12];

  test('reads from left to right, whatever way the road was drawn', () => {
    for (const line of [
      [
        [0, 100],
        [200, 110],
      ],
      [
        [200, 110],
        [0, 100],
      ],
    ] as const) {
      const [first] = alongLine(line, letters, widths);
      expect(first?.map(({ text }) => text).join('')).toBe('白云路');
      expect((first?.[2]?.x ?? 0) - (first?.[0]?.x ?? 0)).toBeGreaterThan(20);
      expect(Math.abs(first?.[0]?.turn ?? 9)).toBeLessThan(0.1);
    }
  });

  test('on a steep road Chinese stands upright from top to bottom', () => {
    for (const line of [
      [
        [100, 0],
        [110, 200],
      ],
      [
        [110, 200],
        [100, 0],
      ],
    ] as const) {
      const [first] = alongLine(line, letters, widths);
      expect((first?.[2]?.y ?? 0) - (first?.[0]?.y ?? 0)).toBeGreaterThan(20);
      expect(Math.abs(first?.[0]?.turn ?? 9)).toBeLessThan(0.1);
    }
    const [latin] = alongLine(
      [
        [100, 0],
        [110, 200],
      ],
      [...'Main'],
      [8, 8, 8, 8],
    );
    expect(latin?.[0]?.turn).toBeGreaterThan(1.4);
  });

  test('is left out where the road is too short or too bent', () => {
    expect(
      alongLine(
        [
          [0, 0],
          [30, 0],
        ],
        letters,
        widths,
      ),
    ).toEqual([]);
    expect(
      alongLine(
        [
          [0, 0],
          [24, 0],
          [24, 24],
          [0, 24],
        ],
        letters,
        widths,
      ),
    ).toEqual([]);
  });
});

describe('placeLabels', () => {
  test('writes a road of many pieces once, on its longest', () => {
    const { standing: placed } = placeLabels(
      VIEW,
      [
        label({
          line: [
            [0, 50],
            [100, 50],
          ],
        }),
        label({
          line: [
            [0, 200],
            [400, 200],
          ],
        }),
        label({
          line: [
            [0, 90],
            [90, 90],
          ],
        }),
      ],
      width,
    );
    expect(placed).toHaveLength(1);
    expect(placed[0]?.glyphs?.[0]?.y).toBe(200);
  });

  test('buildings of one name are all named; what matters more comes first', () => {
    const { standing: placed } = placeLabels(
      VIEW,
      [
        label({ text: '3幢', once: false, at: [100, 100], priority: 5 }),
        label({ text: '3幢', once: false, at: [300, 100], priority: 5 }),
        label({ text: '白云街道', at: [100, 102], priority: 2 }),
      ],
      width,
    );
    expect(placed.map((set) => set.label.text)).toEqual(['白云街道', '3幢']);
  });

  test('no two names touch', () => {
    const anyLabel = fc.record({
      text: fc.constantFrom('白云路', '社区卫生服务中心', '3幢', '小白河'),
      at: fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 400 })),
      priority: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyLabel, { maxLength: 60 }), (some) => {
        const { standing: placed } = placeLabels(
          VIEW,
          some.map((one) => label({ ...one, once: false })),
          width,
        );
        const boxes = placed.map(({ rows }) => {
          const [x, y] = rows?.at ?? [0, 0];
          const wide = Math.max(...(rows?.rows ?? ['']).map(width));
          const high = (rows?.rows.length ?? 1) * 15;
          return [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2] as const;
        });
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1))
            expect(a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]).toBe(false);
        });
      }),
    );
  });

  test('a long name stands in two rows', () => {
    const {
      standing: [set],
    } = placeLabels(VIEW, [label({ text: '社区卫生服务中心站点', at: [300, 200] })], width);
    expect(set?.rows?.rows).toEqual(['社区卫生服', '务中心站点']);
  });
});

describe('the part of a line in sight', () => {
  test('a straight road through the window keeps its part inside', () => {
    const part = seenPart(VIEW, [
      [-5_000, 100],
      [5_000, 120],
    ]);
    expect(part?.length).toBeGreaterThan(1);
    for (const [x, y] of part ?? []) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(600);
      expect(y).toBeLessThanOrEqual(400);
    }
  });

  test('a road elsewhere has none', () =>
    expect(
      seenPart(VIEW, [
        [-50, -50],
        [-10, -90],
      ]),
    ).toBeNull());
});
