import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressDraft,
  addressesOf,
  addressFault,
  useAddressDraft,
} from '#renderer/features/map/basemap/panel/addressDraft';
import { checkedM, fitDraft, methodFor, verdictOf } from '#renderer/features/map/basemap/picture/fit';
import { pixelAt, viewOf, wholeLook, zoomed } from '#renderer/features/map/basemap/picture/pictureView';
import {
  clickPoint,
  type DraftPoint,
  MOST_POINTS,
  type PlacingDraft,
} from '#renderer/features/map/basemap/picture/placing';
import { localProjection } from '#shared/domain/geo/distance';

const keys = () => {
  let count = 0;
  return () => {
    count += 1;
    return `k${count}`;
  };
};

describe('clicks on picture and map', () => {
  test('pair up in whatever order, and the fifth pair is not begun', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('pixel' as const, 'at' as const), { maxLength: 40 }), (sides) => {
        const newKey = keys();
        let points: readonly DraftPoint[] = [];
        for (const [index, side] of sides.entries()) {
          const before = points.filter((point) => point.pixel && point.at).length;
          const next = clickPoint(points, side, [index, index], newKey);
          points = next.points;
          expect(points.length).toBeLessThanOrEqual(MOST_POINTS);
          // A whole pair is never broken or moved by a click.
          expect(points.filter((point) => point.pixel && point.at).length).toBeGreaterThanOrEqual(before);
          // At most one waits for its other side, and that is the one in hand.
          const half = points.filter((point) => !point.pixel || !point.at);
          expect(half.length).toBeLessThanOrEqual(1);
          if (half[0]) expect(next.active).toBe(half[0].key);
        }
      }),
    );
  });

  test('a second click on the same side corrects the first', () => {
    const first = clickPoint([], 'pixel', [1, 1], keys());
    const second = clickPoint(first.points, 'pixel', [2, 2], keys());
    expect(second.points).toEqual([{ key: 'k1', pixel: [2, 2], at: null }]);
    const whole = clickPoint(second.points, 'at', [121, 29], keys());
    expect(whole).toEqual({ points: [{ key: 'k1', pixel: [2, 2], at: [121, 29] }], active: null });
  });
});

const picture = {
  width: 1000,
  height: 800,
  placement: { method: 'similarity' as const, points: [] },
};
const plane = localProjection([121.53, 29.87]);
/** Points of a picture of one metre a pixel, the last one off by some metres. */
const draftOf = (spots: readonly (readonly [number, number])[], offM: number): PlacingDraft => ({
  method: null,
  fresh: true,
  points: spots.map(([x, y], index) => ({
    key: String(index),
    pixel: [x, y],
    at: plane.fromXY([x + (index === spots.length - 1 ? offM : 0), -y]),
  })),
});
const CORNERS = [
  [0, 0],
  [900, 50],
  [950, 780],
  [20, 700],
] as const;

describe('how a draft lies', () => {
  test('the method follows the number of points until one is chosen', () => {
    expect([1, 2, 3, 4].map(methodFor)).toEqual(['similarity', 'similarity', 'affine', 'projective']);
    expect(fitDraft(draftOf(CORNERS.slice(0, 1), 0), picture).fit).toBeNull();
    expect(fitDraft(draftOf(CORNERS.slice(0, 3), 0), picture).method).toBe('affine');
    expect(fitDraft({ ...draftOf(CORNERS, 0), method: 'similarity' }, picture).method).toBe('similarity');
    // A method that needs more points than are left gives way.
    expect(fitDraft({ ...draftOf(CORNERS.slice(0, 2), 0), method: 'projective' }, picture).method).toBe(
      'similarity',
    );
  });

  test.each([
    [0, 'good'],
    [12, 'fair'],
    [80, 'poor'],
  ] as const)('a point %d m off is %s', (offM, verdict) => {
    const { fit } = fitDraft({ ...draftOf(CORNERS, offM), method: 'similarity' }, picture);
    expect(fit?.ok && verdictOf(fit)).toBe(verdict);
  });

  test('just enough points say nothing of the error; a stiffer method does', () => {
    const three = fitDraft(draftOf(CORNERS.slice(0, 3), 30), picture);
    expect(three.fit?.ok && verdictOf(three.fit)).toBe('exact');
    expect(checkedM(three)).toBeGreaterThan(3);
    expect(checkedM(fitDraft(draftOf(CORNERS.slice(0, 2), 30), picture))).toBeNull();
  });

  test('half a point counts for nothing', () => {
    const draft = draftOf(CORNERS.slice(0, 2), 0);
    const half = { ...draft, points: [...draft.points, { key: 'x', pixel: [5, 5] as const, at: null }] };
    expect(fitDraft(half, picture).points).toHaveLength(2);
  });
});

describe('looking at a picture', () => {
  const size = { width: 4000, height: 3000, tileSize: 512 };

  test('at first it is whole', () => {
    const look = wholeLook(size, { width: 600, height: 400 });
    const view = viewOf(look, 600, 400, 1);
    expect(pixelAt(view, 0, 0)[0]).toBeLessThanOrEqual(0);
    expect(pixelAt(view, 600, 400)[1]).toBeGreaterThanOrEqual(3000);
  });

  test('zooming keeps the pixel under the pointer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 600, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (x, y, factor) => {
          const look = wholeLook(size, { width: 600, height: 400 });
          const before = pixelAt(viewOf(look, 600, 400, 1), x, y);
          const next = zoomed(look, viewOf(look, 600, 400, 1), x, y, factor, look.scale);
          const after = pixelAt(viewOf(next, 600, 400, 1), x, y);
          expect(after[0]).toBeCloseTo(before[0], 6);
          expect(after[1]).toBeCloseTo(before[1], 6);
        },
      ),
    );
  });
});

describe('an online map', () => {
  const words = { nameOf: (layer: string) => layer, source: '天地图' };
  const draft = (patch: Partial<AddressDraft>): AddressDraft => ({
    ...useAddressDraft.getInitialState().draft,
    ...patch,
  });

  test('天地图 needs the office’s own key and nothing else', () => {
    expect(addressFault(draft({}), words)).toBe('keyMissing');
    const whole = draft({ key: ' 0123abcd ' });
    expect(addressFault(whole, words)).toBeNull();
    const added = addressesOf(whole, words);
    expect(added.map(({ looks }) => looks?.role)).toEqual(['base', 'annotation']);
    expect(added[0]).toMatchObject({ type: 'wmts', key: '0123abcd' });
    expect(addressesOf(draft({ key: 'k', labels: false }), words)).toHaveLength(1);
  });

  test('another address is judged before anything is asked', () => {
    const other = (patch: Partial<AddressDraft>) => addressFault(draft({ source: 'other', ...patch }), words);
    expect(other({ url: 'https://tiles.example.org/{z}/{x}/{y}.png' })).toBeNull();
    expect(other({ url: 'https://tiles.example.org/{z}/{x}.png' })).toBe('placeholders');
    expect(other({ url: 'ftp://tiles.example.org/{z}/{x}/{y}.png' })).toBe('scheme');
    expect(other({ url: 'http://tiles.example.org/{z}/{x}/{y}.png?key={key}', otherKey: 'k' })).toBe(
      'insecureKey',
    );
    const [named] = addressesOf(
      draft({ source: 'other', url: 'https://tiles.example.org/{z}/{x}/{y}.png' }),
      words,
    );
    expect(named?.looks?.name).toBe('tiles.example.org');
  });
});
