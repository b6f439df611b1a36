import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGeoJson } from '#shared/domain/imports/features';

const point = { type: 'Point', coordinates: [121.5, 29.8] };
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', geometry, properties });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const ring = [
  [121, 29],
  [122, 29],
  [122, 30],
  [121, 29],
];
const read = (value: unknown) => {
  const result = readGeoJson(value);
  return result.ok ? result.features : result.path;
};

describe('what is accepted', () => {
  it('a collection, a feature, a bare geometry', () => {
    for (const value of [collection(feature(point)), feature(point), point])
      expect(read(value)).toEqual([{ geometry: point, properties: {} }]);
  });
  it('several shapes in one become several features of the same properties', () => {
    const many = {
      type: 'MultiPoint',
      coordinates: [
        [121.5, 29.8],
        [121.6, 29.9],
      ],
    };
    const both = { type: 'GeometryCollection', geometries: [point, many] };
    expect(read(feature(both, { name: '甲' }))).toHaveLength(3);
    expect(read(feature({ type: 'MultiLineString', coordinates: [ring, ring] }))).toHaveLength(2);
  });
  it('heights are left out, properties become text', () => {
    const value = feature(
      { type: 'Point', coordinates: [121.5, 29.8, 12] },
      { a: 1, b: null, c: [1], d: true },
    );
    expect(read(value)).toEqual([{ geometry: point, properties: { a: '1', b: '', c: '[1]', d: 'true' } }]);
  });
  it('an area whose type was left away, by its nesting', () => {
    expect(readGeoJson({ coordinates: [ring], name: '示例区' })).toMatchObject({
      ok: true,
      features: [{ geometry: { type: 'Polygon' }, properties: { name: '示例区' } }],
      warnings: [{ code: 'geojsonTypeMissing' }],
    });
    expect(readGeoJson({ coordinates: [[ring]] })).toMatchObject({
      features: [{ geometry: { type: 'MultiPolygon' } }],
    });
  });
  it('latitude before longitude, put right with a warning — only if every position says so', () => {
    const turned = { type: 'Point', coordinates: [29.8, 121.5] };
    expect(readGeoJson(turned)).toMatchObject({
      features: [{ geometry: point }],
      warnings: [{ code: 'geojsonSwapped' }],
    });
    expect(readGeoJson(collection(feature(point), feature(turned)))).toMatchObject({ warnings: [] });
  });
});

describe('what is refused, and where', () => {
  it.each([
    [null, '$'],
    [[], '$'],
    [1, '$'],
    [{}, 'type'],
    [{ type: 'Topology' }, 'type'],
    [{ coordinates: [1, 2] }, 'type'],
    [collection(null), 'features[0]'],
    [collection(feature(point), { geometry: point, properties: {} }), 'features[1].type'],
    [{ type: 'FeatureCollection' }, 'features'],
    [{ type: 'Feature', geometry: point }, 'properties'],
    [{ type: 'Feature', properties: {} }, 'geometry'],
    [feature({ type: 'Polygon', coordinates: [ring.slice(0, 3)] }), 'geometry.coordinates[0]'],
    [feature({ type: 'Polygon', coordinates: [[...ring, [1, 1]]] }), 'geometry.coordinates[0]'],
    [feature({ type: 'LineString', coordinates: [[1, 2]] }), 'geometry.coordinates'],
    [
      feature({
        type: 'LineString',
        coordinates: [
          [1, 2],
          [1, '2'],
        ],
      }),
      'geometry.coordinates[1]',
    ],
    [feature({ type: 'Point', coordinates: [1, Number.NaN] }), 'geometry.coordinates'],
    [{ ...point, bbox: [1, 2, 3] }, 'bbox'],
    [{ ...point, features: [] }, 'features'],
  ])('%j at %s', (value, path) => expect(read(value)).toBe(path));

  it('never throws, whatever JSON it is given', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof readGeoJson(value).ok === 'boolean'));
    const shape = fc.record(
      {
        type: fc.constantFrom(
          'Point',
          'Polygon',
          'MultiPolygon',
          'Feature',
          'FeatureCollection',
          'GeometryCollection',
        ),
        coordinates: fc.jsonValue(),
        geometry: fc.jsonValue(),
        features: fc.array(fc.jsonValue()),
        properties: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(fc.property(shape, (value) => typeof readGeoJson(value).ok === 'boolean'));
  });
});
