import { readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FILE_LIMITS } from '#core/services/imports/parse/limits';
import { parseFile } from '#core/services/imports/parse/parseFile';
import { readDbf } from '#core/services/imports/parse/shapefile/dbf';
import { htmlText } from '#shared/domain/imports/htmlText';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { CGCS2000_GK_120, pointsShp, polygonShp, textDbf } from '../../fixtures/imports/shapefile.ts';

const parse = (fileName: string, bytes: Uint8Array) => parseFile({ fileName, bytes });
const kml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;
const PLACEMARK =
  '<Folder><name>阵地</name><Placemark><name>活动室</name><description><![CDATA[<b>周一</b>开放<br>电话 110]]></description>' +
  '<ExtendedData><Data name="容量"><value>60</value></Data></ExtendedData>' +
  '<Point><coordinates>121.53,29.87,0</coordinates></Point></Placemark></Folder>';

describe('KML, KMZ and GPX', () => {
  it('a placemark with its folder, its texts without HTML, its own data', () => {
    const { format, features, crs } = parse('图.kml', strToU8(kml(PLACEMARK)));
    expect([format, crs]).toEqual(['kml', 'wgs84']);
    expect(features).toEqual([
      {
        geometry: { type: 'Point', coordinates: [121.53, 29.87] },
        properties: { name: '活动室', description: '周一开放\n电话 110', 容量: '60', folder: '阵地' },
      },
    ]);
  });

  it('a KMZ is its doc.kml, whatever else lies in it', () => {
    const bytes = zipSync({
      '__MACOSX/._doc.kml': strToU8('x'),
      'files/a.png': new Uint8Array(10),
      'doc.kml': strToU8(kml(PLACEMARK)),
    });
    expect(parse('图.kmz', bytes)).toMatchObject({
      format: 'kmz',
      features: [{ properties: { name: '活动室' } }],
    });
  });

  it('waypoints and tracks of a GPX', () => {
    const gpx =
      '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="29.87" lon="121.53"><name>消火栓</name></wpt>' +
      '<trk><name>巡查</name><trkseg><trkpt lat="29.87" lon="121.53"/><trkpt lat="29.88" lon="121.54"/></trkseg></trk></gpx>';
    const { features } = parse('巡查.gpx', strToU8(gpx));
    expect(features?.map(({ geometry, properties }) => [geometry?.type, properties.name])).toEqual(
      expect.arrayContaining([
        ['Point', '消火栓'],
        ['LineString', '巡查'],
      ]),
    );
  });

  it.each([
    [
      'a document type',
      `<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>${kml('<name>&x;</name>')}`,
      'file.xmlDoctype',
    ],
    [
      'a billion laughs',
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><kml>&b;</kml>',
      'file.xmlDoctype',
    ],
    [
      'a thousand folders in each other',
      `<kml>${'<Folder>'.repeat(1000)}${'</Folder>'.repeat(1000)}</kml>`,
      'file.tooDeep',
    ],
    ['an end that never comes', '<kml><Document><Placemark', 'file.damaged'],
    ['two roots', '<kml></kml><kml></kml>', 'file.damaged'],
    ['other XML', '<rss><channel/></rss>', 'file.typeUnknown'],
  ])('refuses %s', (_name, text, code) => {
    expect(() => parse(code === 'file.typeUnknown' ? 'a.kml' : 'a.kml', strToU8(text))).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('a document type inside a text is a text', () => {
    const body =
      '<Placemark><name>a</name><description><![CDATA[<!DOCTYPE html><p>好</p>]]></description></Placemark>';
    expect(parse('a.kml', strToU8(kml(body))).features?.[0]?.properties.description).toBe('好');
  });

  const folder = sharedDataPath('kml_gpx');
  it.runIf(folder)('samples of others are read, each feature with numbers for positions', () => {
    const names = readdirSync(folder ?? '').filter((name) => /\.(kml|gpx)$/.test(name));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const { features } = parse(name, new Uint8Array(readFileSync(`${folder}/${name}`)));
      for (const feature of features ?? [])
        expect(JSON.stringify(feature.geometry), name).not.toMatch(/null(?=[,\]])/);
    }
  });
});

/**
 * Transverse Mercator by Krüger's series in n to the fourth order (L. Krüger 1912; C. F. F. Karney, "Transverse Mercator
 * with an accuracy of a few nanometers", 2011), false easting 500 km: not the code that is tested.
 */
function gaussKrueger(lng: number, lat: number, meridian: number): [number, number] {
  const [a, f] = [6_378_137, 1 / 298.257222101];
  const n = f / (2 - f);
  const radius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alpha = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49561 * n ** 4) / 161_280,
  ];
  const rad = Math.PI / 180;
  const e = Math.sqrt(f * (2 - f));
  const sin = Math.sin(lat * rad);
  const t = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
  const dl = (lng - meridian) * rad;
  const xi = Math.atan2(t, Math.cos(dl));
  const eta = Math.asinh(Math.sin(dl) / Math.hypot(t, Math.cos(dl)));
  const sum = (term: (k: number, coefficient: number) => number): number =>
    alpha.reduce((total, coefficient, i) => total + term(2 * (i + 1), coefficient), 0);
  const x = eta + sum((k, c) => c * Math.cos(k * xi) * Math.sinh(k * eta));
  const y = xi + sum((k, c) => c * Math.sin(k * xi) * Math.cosh(k * eta));
  return [500_000 + radius * x, radius * y];
}

const SQUARE = [
  [0, 0],
  [0, 4],
  [4, 4],
  [4, 0],
  [0, 0],
] as const;
const HOLE = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
  [1, 1],
] as const;
const FAR = [
  [10, 10],
  [10, 11],
  [11, 11],
  [11, 10],
  [10, 10],
] as const;

describe('a zipped Shapefile', () => {
  const layer = (dbf: Uint8Array, more: Record<string, Uint8Array> = {}) =>
    zipSync({ '数据/单位.shp': pointsShp([[121.53, 29.87]]), '数据/单位.dbf': dbf, ...more });

  it.each(['gbk', 'utf8'] as const)('with texts in %s, which it does not say', (encoding) => {
    const bytes = layer(textDbf(['名称', '电话'], [['海曙区党群服务中心', '0574-87654321']], encoding));
    const { format, features } = parse('单位.zip', bytes);
    expect(format).toBe('shapefile');
    expect(features?.[0]).toEqual({
      geometry: { type: 'Point', coordinates: [121.53, 29.87] },
      properties: { 名称: '海曙区党群服务中心', 电话: '0574-87654321' },
    });
  });

  it('in a Gauss–Krüger projection comes out in degrees, to the centimetre', () => {
    const places = [
      [121.53, 29.87],
      [119.2, 30.01],
      [120, 0.5],
    ] as const;
    const bytes = zipSync({
      'a.shp': pointsShp(places.map(([lng, lat]) => gaussKrueger(lng, lat, 120))),
      'a.prj': strToU8(CGCS2000_GK_120),
    });
    const { features, crs } = parse('a.zip', bytes);
    expect(crs).toBe('cgcs2000');
    for (const [i, [lng, lat]] of places.entries()) {
      const { geometry } = features?.[i] ?? {};
      const [x = 0, y = 0] = geometry?.type === 'Point' ? geometry.coordinates : [];
      expect([x, y]).toEqual([expect.closeTo(lng, 7), expect.closeTo(lat, 7)]);
    }
  });

  it('in metres without a .prj is refused, not drawn in the sea', () => {
    const bytes = zipSync({ 'a.shp': pointsShp([[647_806, 3_306_000]]) });
    expect(() => parse('a.zip', bytes)).toThrow(expect.objectContaining({ code: 'file.projection' }));
  });

  it('holes belong to the ring that holds them, other rings are other parts', () => {
    const { features } = parse('a.shp', polygonShp([SQUARE, HOLE, FAR]));
    expect(features?.[0]?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[SQUARE, HOLE], [FAR]] });
  });

  it('several layers tell which one each feature is of', () => {
    const bytes = zipSync({ 'a.shp': pointsShp([[1, 2]]), 'b.shp': pointsShp([[3, 4]]) });
    expect(parse('两层.zip', bytes).features?.map(({ properties }) => properties.layer)).toEqual(['a', 'b']);
  });

  it.each([
    [
      'counts beyond its end',
      (bytes: Uint8Array) => new DataView(bytes.buffer).setInt32(108 + 40, 1_000_000, true),
    ],
    ['a record longer than the file', (bytes: Uint8Array) => new DataView(bytes.buffer).setInt32(104, 9_999)],
    ['a negative count', (bytes: Uint8Array) => new DataView(bytes.buffer).setInt32(108 + 36, -5, true)],
  ])('with %s is refused', (_name, damage) => {
    const bytes = polygonShp([SQUARE]);
    damage(bytes);
    expect(() => parse('a.shp', bytes)).toThrow(expect.objectContaining({ code: 'file.damaged' }));
  });

  it('its table alone is a table', () => {
    const table = readDbf(textDbf(['名称'], [['甲'], ['乙']], 'gbk'), FILE_LIMITS);
    expect(table).toEqual({ names: ['名称'], rows: [['甲'], ['乙']] });
  });

  const folder = sharedDataPath('shapefile');
  const stems = folder ? readdirSync(folder).filter((name) => name.endsWith('.shp')) : [];
  it.each(stems.map((name) => [name.replace('.shp', '')]))(
    '%s says what its published answer says',
    (stem) => {
      const read = (ending: string): Uint8Array | undefined => {
        try {
          return new Uint8Array(readFileSync(`${folder}/${stem}.${ending}`));
        } catch {
          return undefined;
        }
      };
      const parts = ['shp', 'dbf', 'prj', 'cpg'].flatMap((ending) => {
        const bytes = read(ending);
        return bytes ? [[`${stem}.${ending}`, bytes] as const] : [];
      });
      const { features } = parse(`${stem}.zip`, zipSync(Object.fromEntries(parts)));
      const expected = parse(`${stem}.json`, read('json') ?? new Uint8Array()).features;
      expect(features?.map(({ geometry }) => geometry)).toEqual(expected?.map(({ geometry }) => geometry));
      for (const [i, feature] of (expected ?? []).entries())
        for (const [key, value] of Object.entries(feature.properties)) {
          const ours = features?.[i]?.properties[key] ?? '';
          if (value !== '' && !/^\d{4}-?\d\d-?\d\d/.test(value))
            expect([key, Number.isNaN(Number(value)) ? ours : Number(ours)]).toEqual([
              key,
              Number.isNaN(Number(value)) ? value : Number(value),
            ]);
        }
    },
  );
});

describe('HTML as text', () => {
  it.each([
    ['<p>一</p><p>二 &amp; 三</p>', '一\n二 & 三'],
    ['<script>alert(1)</script>好', '好'],
    ['<table><tr><td>电话</td><td>110</td></tr></table>', '电话 110'],
    ['3 < 5 &#x4e2d;&#25991;', '3 < 5 中文'],
    ['没有标记', '没有标记'],
  ])('%s', (html, text) => expect(htmlText(html)).toBe(text));
});
