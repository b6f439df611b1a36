import { describe, expect, test } from 'vitest';
import { AREA, DRAW_CLASSES, LINE, POINT } from '#renderer/features/map/basemap/vector/classes';
import { decodeTile } from '#renderer/features/map/basemap/vector/decode';
import { paintVector } from '#renderer/features/map/basemap/vector/paintVector';
import { drawClassOf, labelClassOf, nameOf } from '#renderer/features/map/basemap/vector/schema';
import { lookOf, seenAt, widthAt } from '#renderer/features/map/basemap/vector/style';
import { lngLatToTile } from '#shared/domain/basemap/tileMath';
import { encodeTile, madeTown } from '#tests/helpers/vectorTiles';

const CENTRE = [121.5308, 29.8745] as const;
const Z = 14;
const [X, Y] = lngLatToTile(CENTRE, Z).map(Math.floor) as [number, number];

describe('schema', () => {
  test.each([
    ['transportation', { class: 'primary' }, LINE, 'primary'],
    ['transportation', { class: 'rail' }, LINE, 'rail'],
    ['roads', { kind: 'highway', kind_detail: 'motorway' }, LINE, 'motorway'],
    ['roads', { kind: 'major_road', kind_detail: 'secondary' }, LINE, 'secondary'],
    ['roads', { kind: 'minor_road' }, LINE, 'minor'],
    ['water', { class: 'river' }, AREA, 'water'],
    ['water', { kind: 'river' }, LINE, 'waterway'],
    ['landuse', { kind: 'park' }, AREA, 'park'],
    ['landuse', { class: 'hospital' }, AREA, 'campus'],
    ['landcover', { class: 'grass' }, AREA, 'grass'],
    ['building', {}, AREA, 'building'],
    ['buildings', { kind: 'building' }, AREA, 'building'],
    ['earth', {}, AREA, 'land'],
    ['boundaries', { kind: 'county', kind_detail: 6 }, LINE, 'boundary'],
    ['boundary', { admin_level: 10 }, LINE, null],
    ['poi', { class: 'school' }, POINT, null],
    ['never_seen', {}, AREA, 'otherArea'],
    ['never_seen', {}, LINE, 'otherLine'],
  ] as const)('%s %o is drawn as it should', (layer, properties, geometry, expected) => {
    expect(drawClassOf(layer, properties, geometry)).toBe(expected);
  });

  test('names are Chinese where there are Chinese ones', () => {
    expect(nameOf({ name: 'Ningbo', 'name:zh': '宁波市' })).toBe('宁波市');
    expect(nameOf({ name: 'Ningbo', 'name:zh-Hans': '宁波' })).toBe('宁波');
    expect(nameOf({ name: '白云路' })).toBe('白云路');
    expect(nameOf({ name: 7 })).toBe('');
  });

  test('places and roads are named, house numbers and roads’ own lines are not', () => {
    expect(labelClassOf('place', { class: 'city' }, POINT)).toBe('city');
    expect(labelClassOf('places', { kind: 'locality', kind_detail: 'town' }, POINT)).toBe('town');
    expect(labelClassOf('transportation', { name: '白云路' }, LINE)).toBeNull();
    expect(labelClassOf('transportation_name', {}, LINE)).toBe('road');
    expect(labelClassOf('roads', {}, LINE)).toBe('road');
    expect(labelClassOf('housenumber', {}, POINT)).toBeNull();
  });
});

describe('decodeTile', () => {
  const tile = decodeTile(encodeTile(madeTown(CENTRE), Z, X, Y));

  test('finds what is drawn and what is named', () => {
    expect(tile.shapes.get('building')?.length).toBe(18 * 18);
    expect(tile.shapes.get('rail')?.length).toBe(1);
    expect(tile.shapes.get('otherArea')?.length).toBe(1);
    const names = new Set(tile.labels.map(({ text }) => text));
    expect(names).toContain('白云路');
    expect(names).toContain('小白河');
    expect(names).not.toContain('Ningbo');
  });

  test('a point label belongs to the tile that it lies in, and to no other', () => {
    const all = [0, 1, -1].flatMap((dx) =>
      [0, 1, -1].flatMap((dy) => decodeTile(encodeTile(madeTown(CENTRE), Z, X + dx, Y + dy)).labels),
    );
    expect(all.filter(({ text }) => text === '白云街道')).toHaveLength(1);
  });

  test('bytes that are no tile throw, and do not hang', () => {
    expect(() => decodeTile(new Uint8Array([0x1a, 0xff, 0xff, 0xff, 0x7f, 1, 2]))).toThrow();
    expect(decodeTile(new Uint8Array()).labels).toEqual([]);
  });
});

describe('style', () => {
  test('widths grow with the zoom and never end', () => {
    for (const type of DRAW_CLASSES) {
      const { widths } = lookOf(type, false);
      if (!widths) continue;
      let before = 0;
      for (let zoom = 3; zoom <= 22; zoom += 0.25) {
        const width = widthAt(widths, zoom);
        expect(width).toBeGreaterThanOrEqual(before);
        before = width;
      }
    }
  });

  test('every class has a look in light and dark', () => {
    for (const type of DRAW_CLASSES)
      for (const dark of [true, false]) {
        const look = lookOf(type, dark);
        expect(look.fill ?? look.stroke).toMatch(/^#/);
      }
    expect(seenAt(12)).not.toContain('building');
    expect(seenAt(15)).toContain('building');
  });
});

describe('paintVector', () => {
  function paint(dark: boolean) {
    const done: string[] = [];
    const context = {
      set fillStyle(colour: string) {
        done.push(`fill ${colour}`);
      },
      set strokeStyle(colour: string) {
        done.push(`stroke ${colour}`);
      },
      beginPath: () => undefined,
      moveTo: () => undefined,
      lineTo: () => undefined,
      closePath: () => undefined,
      fill: () => undefined,
      stroke: () => undefined,
      setLineDash: () => undefined,
    };
    const tile = decodeTile(encodeTile(madeTown(CENTRE), Z, X, Y));
    paintVector(context as unknown as CanvasRenderingContext2D, tile, {
      x: 0,
      y: 0,
      side: 1,
      sizePx: 512,
      zoom: 16,
      dpr: 1,
      dark,
    });
    return done;
  }

  test('paints water under buildings, all edges of roads under all roads', () => {
    const done = paint(false);
    const at = (colour: string | undefined): number => done.lastIndexOf(`stroke ${colour}`);
    const primary = lookOf('primary', false);
    const minor = lookOf('minor', false);
    expect(done.indexOf(`fill ${lookOf('water', false).fill}`)).toBeLessThan(
      done.indexOf(`fill ${lookOf('building', false).fill}`),
    );
    expect(at(primary.casing)).toBeLessThan(done.indexOf(`stroke ${minor.stroke}`));
    expect(at(minor.stroke)).toBeLessThan(at(primary.stroke));
  });

  test('has other colours in the dark', () => expect(paint(true)).not.toEqual(paint(false)));
});
