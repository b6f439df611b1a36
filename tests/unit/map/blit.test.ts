import { describe, expect, it } from 'vitest';
import { blitPoints, type PixelTarget, pixelSprite } from '#renderer/features/map/points/blit';
import { makePointSet } from '#renderer/features/map/points/pointSet';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { EVERYTHING, packed, viewAt } from './helpers.ts';

const RED = 0xff0000ff;
const BLUE = 0xffff0000;
const GREY = 0xffcccccc;

/** A plus of one colour, 3 × 3, with a faint corner that must not be painted. */
const plus = (colour: number) =>
  pixelSprite(
    Uint32Array.of((colour & 0xffffff) | 0x20000000, colour, 0, colour, colour, colour, 0, colour, 0),
    3,
  );
const dot = (colour: number) => pixelSprite(Uint32Array.of(colour), 1);

const target = (): PixelTarget => ({ pixels: new Uint32Array(20 * 20), width: 20, height: 20 });
const at = ({ pixels }: PixelTarget, x: number, y: number): number => pixels[y * 20 + x] ?? -1;
const tableOf = (sprites: Partial<Record<string, ReturnType<typeof plus>>>) =>
  KIND_IDS.map((kind) => Array.from({ length: 5 }, () => sprites[kind] ?? dot(RED)));

describe('pixelSprite', () => {
  it('keeps what is more than half opaque, and makes it wholly so', () => {
    const sprite = pixelSprite(Uint32Array.of(0x90112233, 0x7f112233, 0, 0xff445566), 2);
    expect([...sprite.colour]).toEqual([0xff112233, 0xff445566]);
    expect([...sprite.dx]).toEqual([-1, 0]);
    expect([...sprite.dy]).toEqual([-1, 0]);
  });
});

describe('blitPoints', () => {
  const middle = { lng: 121.5, lat: 29.9, kind: 'place' as const };
  const view = viewAt(121.5, 29.9, 20, 20);

  it('paints a sprite around its place and nothing else', () => {
    const canvas = target();
    blitPoints(
      canvas,
      makePointSet(packed([middle])),
      view,
      EVERYTHING,
      tableOf({ place: plus(BLUE) }),
      dot(GREY),
    );
    const painted = [...canvas.pixels.entries()].filter(([, colour]) => colour !== 0);
    expect(painted.map(([index]) => [index % 20, Math.floor(index / 20)])).toEqual([
      [10, 9],
      [9, 10],
      [10, 10],
      [11, 10],
      [10, 11],
    ]);
    expect(painted.every(([, colour]) => colour === BLUE)).toBe(true);
  });

  it('paints risks over buildings whatever their order in the data', () => {
    const canvas = target();
    const set = makePointSet(
      packed([
        { ...middle, kind: 'risk' },
        { ...middle, kind: 'building' },
      ]),
    );
    blitPoints(canvas, set, view, EVERYTHING, tableOf({ risk: dot(RED), building: dot(BLUE) }), dot(GREY));
    expect(at(canvas, 10, 10)).toBe(RED);
  });

  it('takes the sprite of the look, the first where it has none of its own', () => {
    const sprites = KIND_IDS.map(() => [0, 1].map((look) => dot(0xff000000 + look)));
    const set = makePointSet(
      packed([
        { ...middle, lng: 121.4 },
        { ...middle, level: 3 },
      ]),
    );
    const canvas = target();
    blitPoints(canvas, set, view, EVERYTHING, sprites, dot(GREY));
    expect(at(canvas, 10, 10)).toBe(0xff000001);
    const oneEach = KIND_IDS.map(() => [dot(BLUE)]);
    blitPoints(canvas, set, view, EVERYTHING, oneEach, dot(GREY));
    expect(at(canvas, 10, 10)).toBe(BLUE);
  });

  it('paints points without a grid as well, a kind a run', () => {
    const canvas = target();
    const { x, y } = makePointSet(packed([middle]));
    const points = { x, y, look: Uint8Array.of(1), ranges: [[0, 1]] as const, paintOrder: [0] };
    const sprites = [[dot(RED), dot(BLUE)]];
    blitPoints(canvas, points, view, { kinds: [true], match: null }, sprites, dot(GREY));
    expect(at(canvas, 10, 10)).toBe(BLUE);
  });

  it('leaves out kinds that are switched off', () => {
    const canvas = target();
    const kinds = KIND_IDS.map((kind) => kind !== 'place');
    blitPoints(canvas, makePointSet(packed([middle])), view, { kinds, match: null }, tableOf({}), dot(GREY));
    expect(canvas.pixels.every((colour) => colour === 0)).toBe(true);
  });

  it('dims what a filter leaves out, under what it takes', () => {
    const canvas = target();
    const set = makePointSet(packed([middle, { ...middle, kind: 'person' }]));
    const match = Uint8Array.from(set.kind, (kind) => (KIND_IDS[kind] === 'place' ? 1 : 0));
    const shown = { ...EVERYTHING, match };
    blitPoints(canvas, set, view, shown, tableOf({ place: dot(BLUE) }), plus(GREY));
    expect(at(canvas, 10, 10)).toBe(BLUE);
    expect(at(canvas, 9, 10)).toBe(GREY);
  });

  it('never writes over an edge: sprites there would come out on the other side', () => {
    const degreesPerPixel = 360 / view.scale;
    for (const dx of [-30, -10, -9.4, 9.4, 10, 30]) {
      const canvas = target();
      const set = makePointSet(packed([{ ...middle, lng: 121.5 + dx * degreesPerPixel }]));
      blitPoints(canvas, set, view, EVERYTHING, tableOf({ place: plus(BLUE) }), dot(GREY));
      const columns = [...canvas.pixels.entries()]
        .filter(([, colour]) => colour)
        .map(([index]) => index % 20);
      expect(
        columns.every((column) => Math.abs(column - 10 - dx) < 2),
        String(dx),
      ).toBe(true);
    }
  });
});
