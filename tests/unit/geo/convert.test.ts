import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertGeometry, fromWgs84, toWgs84 } from '#shared/domain/geo/convert';
import { haversineM } from '#shared/domain/geo/distance';
import type { CoordinateSystem, LngLat } from '#shared/domain/geo/types';
import { sharedDataPath } from '#tests/helpers/sharedData';

type City = { coords: { WGS84: [number, number]; GCJ02: [number, number]; BD09: [number, number] } };
type Pair = { wgs: [number, number]; gcj: [number, number]; bd: [number, number] };

const citiesPath = sharedDataPath('coord_vectors/china_cities.json');
const eviltransformPath = sharedDataPath('coord_vectors/eviltransform.json');
const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** Positions well inside the shifted region's box. */
const inChina = fc.tuple(
  fc.double({ min: 73.5, max: 135, noNaN: true }),
  fc.double({ min: 3, max: 54, noNaN: true }),
);

describe('conversion between WGS-84, GCJ-02 and BD-09', () => {
  it.skipIf(!citiesPath)("agrees with the map services' own values for 346 cities", () => {
    const cities = read<City[]>(citiesPath ?? '');
    expect(cities.length).toBeGreaterThan(300);
    for (const { coords } of cities) {
      const close = (got: LngLat, want: LngLat, decimals: number): void => {
        expect(got[0]).toBeCloseTo(want[0], decimals);
        expect(got[1]).toBeCloseTo(want[1], decimals);
      };
      close(fromWgs84(coords.WGS84, 'gcj02'), coords.GCJ02, 4);
      close(toWgs84(coords.GCJ02, 'gcj02'), coords.WGS84, 4);
      close(fromWgs84(coords.WGS84, 'bd09'), coords.BD09, 4);
      close(fromWgs84(toWgs84(coords.GCJ02, 'gcj02'), 'bd09'), coords.BD09, 5);
      close(fromWgs84(toWgs84(coords.BD09, 'bd09'), 'gcj02'), coords.GCJ02, 5);
    }
  });

  it.skipIf(!eviltransformPath)("agrees with eviltransform's vectors", () => {
    const vectors = read<{ wgs_to_gcj: Pair[]; bd_to_wgs: Pair[] }>(eviltransformPath ?? '');
    const flip = ([lat, lng]: [number, number]): LngLat => [lng, lat];
    for (const { wgs, gcj } of vectors.wgs_to_gcj) {
      expect(haversineM(fromWgs84(flip(wgs), 'gcj02'), flip(gcj))).toBeLessThan(0.2);
      expect(haversineM(toWgs84(flip(gcj), 'gcj02'), flip(wgs))).toBeLessThan(0.5);
    }
    // eviltransform takes π for 3000π/180 in BD-09's ripple, up to 41 m off; Baidu's own values above settle it.
    for (const { bd, wgs } of vectors.bd_to_wgs)
      expect(haversineM(toWgs84(flip(bd), 'bd09'), flip(wgs))).toBeLessThan(45);
  });

  it.each<CoordinateSystem>(['gcj02', 'bd09', 'cgcs2000', 'wgs84'])(
    'goes to %s and back within 1 cm',
    (crs) => {
      fc.assert(
        fc.property(inChina, (position) => {
          expect(haversineM(toWgs84(fromWgs84(position, crs), crs), position)).toBeLessThan(0.01);
          expect(haversineM(fromWgs84(toWgs84(position, crs), crs), position)).toBeLessThan(0.01);
        }),
        { seed: 20261122, numRuns: 500 },
      );
    },
  );

  it('shifts by 300–700 m in Ningbo', () => {
    const shiftM = haversineM([121.55, 29.87], fromWgs84([121.55, 29.87], 'gcj02'));
    expect(shiftM).toBeGreaterThan(300);
    expect(shiftM).toBeLessThan(700);
  });

  it('changes nothing outside China and ends at the edge of its box', () => {
    for (const crs of ['gcj02', 'bd09', 'cgcs2000'] as const) {
      for (const position of [
        [183, 45],
        [-0.12, 51.5],
        [151.2, -33.9],
      ] as const) {
        expect(toWgs84(position, crs)).toEqual(position);
        expect(fromWgs84(position, crs)).toEqual(position);
      }
      for (const position of [
        [72.004, 30],
        [137.8347, 30],
        [100, 0.8293],
        [100, 55.8271],
      ] as const)
        expect(haversineM(toWgs84(position, crs), position)).toBeLessThan(2_500);
    }
  });

  it('reads CGCS2000 as WGS-84 and refuses what is not numbers', () => {
    expect(toWgs84([121.5, 29.8], 'cgcs2000')).toEqual([121.5, 29.8]);
    expect(() => toWgs84([NaN, 29.8], 'gcj02')).toThrow(RangeError);
    expect(() => fromWgs84([121.5, Infinity], 'wgs84')).toThrow(RangeError);
  });

  it('converts every position of a shape and leaves the given one alone', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [121.5, 29.8],
        [121.6, 29.9],
      ] as [number, number][],
    };
    const before = structuredClone(line);
    const converted = convertGeometry(line, 'gcj02', 'wgs84');
    expect(line).toEqual(before);
    expect(converted.coordinates.map((p) => [...p])).toEqual(
      line.coordinates.map((p) => [...toWgs84(p, 'gcj02')]),
    );
    const ring: [number, number][] = [
      [121, 29],
      [122, 29],
      [122, 30],
      [121, 29],
    ];
    const area = convertGeometry({ type: 'MultiPolygon', coordinates: [[ring]] }, 'bd09', 'wgs84');
    expect(area.coordinates[0]?.[0]?.[0]).toEqual(area.coordinates[0]?.[0]?.[3]);
  });
});
