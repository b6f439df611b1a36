import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseFile } from '#core/services/imports/parse/parseFile';
import { AppError } from '#shared/contract/errors';
import { mutations } from '../../../electron/host/mutate.ts';
import { csvText, peopleWorkbook, utf8 } from '../../fixtures/imports/make.ts';
import { pointsShp, polygonShp, textDbf } from '../../fixtures/imports/shapefile.ts';

const KML =
  '<kml><Document><Folder><name>甲</name><Placemark><name>乙</name><Point><coordinates>121,29</coordinates></Point></Placemark></Folder></Document></kml>';
const FILES = [
  { file: 'a.xlsx', bytes: peopleWorkbook() },
  {
    file: 'a.csv',
    bytes: utf8(
      csvText([
        ['姓名', '电话'],
        ['张示例', '13800000001'],
      ]),
    ),
  },
  {
    file: 'a.geojson',
    bytes: utf8(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Point","coordinates":[121,29]}}]}',
    ),
  },
  { file: 'a.kml', bytes: strToU8(KML) },
  { file: 'a.kmz', bytes: zipSync({ 'doc.kml': strToU8(KML) }) },
  { file: 'a.gpx', bytes: strToU8('<gpx><wpt lat="29" lon="121"><name>甲</name></wpt></gpx>') },
  {
    file: 'a.shp',
    bytes: polygonShp([
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
    ]),
  },
  { file: 'a.dbf', bytes: textDbf(['名称'], [['甲']], 'gbk') },
  {
    file: 'a.zip',
    bytes: zipSync({ 'a.shp': pointsShp([[121, 29]]), 'a.dbf': textDbf(['名称'], [['甲']], 'gbk') }),
  },
];
const EACH = 60;

describe('damaged copies', () => {
  it(`are read or refused with a reason, ${EACH} of each format`, () => {
    let [read, refused] = [0, 0];
    for (const { file, bytes } of mutations(FILES, EACH, 20_261_126)) {
      try {
        parseFile({ fileName: file, bytes });
        read += 1;
      } catch (error) {
        // Anything else would be a reader's own stumble; in the program it ends as file.damaged, here it must be known.
        expect(error, file).toBeInstanceOf(AppError);
        refused += 1;
      }
    }
    expect(read + refused).toBe(FILES.length * EACH);
    expect(refused).toBeGreaterThan(FILES.length * EACH * 0.3);
  }, 60_000);
});
