import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWgs84 } from '#shared/domain/geo/convert';
import {
  type CoordinateForm,
  formatCoordinate,
  parseCoordinate,
  shiftM,
  writtenIn,
} from '#shared/domain/geo/coordinateText';
import { haversineM } from '#shared/domain/geo/distance';
import { COORDINATE_SYSTEMS, type LngLat } from '#shared/domain/geo/types';

const PLACE: LngLat = [121.55, 29.875];
const WRITTEN = [
  '121.55, 29.875',
  '121.55,29.875',
  '121.55 29.875',
  '29.875,121.55',
  '29.875、121.55',
  '29.875；121.55',
  '１２１．５５，２９．８７５',
  '(121.55, 29.875)',
  '[121.55,29.875]',
  'POINT(121.55 29.875)',
  'geo:29.875,121.55',
  '121.55,29.875,',
  '121.55°E, 29.875°N',
  '29.875N 121.55E',
  'E121.55 N29.875',
  'n29.875, e121.55',
  '经度：121.55 纬度：29.875',
  '纬度 29.875，经度 121.55',
  'lng=121.55, lat=29.875',
  'latitude: 29.875, longitude: 121.55',
  '东经121.55度 北纬29.875度',
  '29°52′30″N 121°33′0″E',
  '29°52′30″N, 121°33′E',
  '29°52\'30"N 121°33\'00"E',
  "29°52'30''N 121°33'0''E",
  '29°52’30”N 121°33’0”E',
  '29º52´30¨'.replace('¨', '″') + 'N 121º33´0″E',
  '北纬29度52分30秒 东经121度33分0秒',
  '北纬29度52分30秒，东经121度33分',
  '29度52分30秒 121度33分',
  '121度33分，29度52分30秒',
  '29 52 30 121 33 0',
  '29 52 30, 121 33 0',
  '121 33 0 29 52 30',
  '29 52.5 121 33.0',
  'N29°52.5′ E121°33′',
  '29:52:30 121:33:00',
  '29:52:30.0N, 121:33:00.0E',
  '２９°５２′３０″Ｎ １２１°３３′０″Ｅ',
] as const;

const NOT_WRITTEN = [
  '',
  ' ',
  '121.55',
  '29 52 30',
  '121.55,29.875,3',
  '121,55 29,87',
  '29°61′30″N 121°33′0″E',
  '29°52′60″N 121°33′0″E',
  '29.5°52′N 121°33′E',
  '29°52.5′30″N 121°33′E',
  '29°-52′N 121°33′E',
  '-29.8N 121.5E',
  '29.8N 121.5N',
  '121.5E 29.8E',
  '500, 29',
  '121.55, 129.87',
  '北纬 东经',
  '朝南埭12幢',
  '2026-08-02 14:30',
  '13800001234',
  '0574-87654321',
  '12幢 301室',
  '1.2.3, 4',
  'N29.8E N121.5',
  `121.55, ${'9'.repeat(200)}`,
] as const;

describe('a written position', () => {
  test.each(WRITTEN)('%j is read', (text) => {
    const read = parseCoordinate(text);
    expect(read).not.toBeNull();
    expect(haversineM(read?.lngLat ?? [0, 0], PLACE)).toBeLessThan(0.01);
    expect(read?.ambiguous).toBe(false);
  });
  test.each(NOT_WRITTEN)('%j is none', (text) => {
    expect(parseCoordinate(text)).toBeNull();
  });
  test('tells its form and its order', () => {
    expect(parseCoordinate('121.55,29.875')).toMatchObject({ form: 'decimal', latFirst: false });
    expect(parseCoordinate('29.875,121.55')).toMatchObject({ form: 'decimal', latFirst: true });
    expect(parseCoordinate('29°52.5′N 121°33′E')).toMatchObject({ form: 'dms', latFirst: true });
    expect(parseCoordinate('E121°33′ N29°52.5′')).toMatchObject({ form: 'dms', latFirst: false });
  });
  test('says when nothing tells longitude from latitude', () => {
    expect(parseCoordinate('10.5, 20.25')).toMatchObject({ lngLat: [10.5, 20.25], ambiguous: true });
    expect(parseCoordinate('51.5, -0.12')).toMatchObject({ lngLat: [51.5, -0.12], ambiguous: true });
    expect(parseCoordinate('51.5N, 0.12W')).toMatchObject({ lngLat: [-0.12, 51.5], ambiguous: false });
    expect(parseCoordinate('-33.9, 151.2')).toMatchObject({ lngLat: [151.2, -33.9], ambiguous: false });
  });
});

const micro = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 1e6), max: Math.round(max * 1e6) }).map((value) => value / 1e6);
const inChina = fc.tuple(micro(73, 136), micro(3, 54));
const anywhere = fc.tuple(micro(-180, 180), micro(-90, 90));
const FORM_ERROR_M: Record<CoordinateForm, number> = { decimal: 0.001, dms: 0.3 };

describe('writing and reading', () => {
  test.each(['decimal', 'dms'] as const)('%s comes back anywhere in China', (form) => {
    fc.assert(
      fc.property(inChina, (at) => {
        const read = parseCoordinate(formatCoordinate(at, form));
        expect(read).toMatchObject({ form, latFirst: false, ambiguous: false });
        expect(haversineM(read?.lngLat ?? [0, 0], at)).toBeLessThan(FORM_ERROR_M[form]);
      }),
    );
  });
  test('度分秒 comes back anywhere in the world, by its letters', () => {
    fc.assert(
      fc.property(anywhere, (at) => {
        const read = parseCoordinate(formatCoordinate(at, 'dms'));
        expect(read?.ambiguous).toBe(false);
        expect(haversineM(read?.lngLat ?? [0, 0], at)).toBeLessThan(0.3);
      }),
    );
  });
  test('the order of writing never matters in China', () => {
    const between = fc.constantFrom(',', '，', ' ', '、', ' ; ', '\t');
    fc.assert(
      fc.property(inChina, between, ([lng, lat], separator) => {
        expect(parseCoordinate(`${lng}${separator}${lat}`)?.lngLat).toEqual([lng, lat]);
        expect(parseCoordinate(`${lat}${separator}${lng}`)?.lngLat).toEqual([lng, lat]);
      }),
    );
  });
  test('no text whatever makes it throw, and what it reads lies in the world', () => {
    const pieces = fc.constantFrom(
      '121',
      '29.5',
      '°',
      '′',
      '″',
      'N',
      'E',
      '-',
      ',',
      ' ',
      '度',
      '分',
      ':',
      '北纬',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
        ),
        (text) => {
          const [lng, lat] = parseCoordinate(text)?.lngLat ?? [0, 0];
          expect(Math.abs(lng)).toBeLessThanOrEqual(180);
          expect(Math.abs(lat)).toBeLessThanOrEqual(90);
        },
      ),
    );
  });
  test('sixty seconds are never written', () => {
    expect(formatCoordinate([120.99999999, 29.9999999], 'dms')).toBe('121°00′00.00″E 30°00′00.00″N');
    expect(formatCoordinate([121.5432104, 29.8765401], 'decimal')).toBe('121.543210, 29.876540');
    expect(formatCoordinate([-0.5, -33.25], 'dms')).toBe('0°30′00.00″W 33°15′00.00″S');
  });
});

describe('systems', () => {
  test('the shift is some hundred metres for 高德 and 百度 in Ningbo, and none for WGS-84', () => {
    expect(shiftM(PLACE, 'wgs84')).toBe(0);
    expect(shiftM(PLACE, 'cgcs2000')).toBe(0);
    expect(shiftM(PLACE, 'gcj02')).toBeGreaterThan(300);
    expect(shiftM(PLACE, 'bd09')).toBeGreaterThan(shiftM(PLACE, 'gcj02'));
  });
  test.each(COORDINATE_SYSTEMS)('what is copied in %s and pasted in it is the same place', (crs) => {
    fc.assert(
      fc.property(inChina, (at) => {
        const read = parseCoordinate(writtenIn(at, crs, 'decimal'));
        expect(haversineM(toWgs84(read?.lngLat ?? [0, 0], crs), at)).toBeLessThan(0.2);
      }),
    );
  });
});
