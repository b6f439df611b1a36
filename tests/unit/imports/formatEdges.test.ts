import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonShape } from '#core/services/imports/parse/json';
import { parseFile } from '#core/services/imports/parse/parseFile';
import { oldEncoding } from '#core/services/imports/parse/text';
import { htmlText } from '#shared/domain/imports/htmlText';
import { summarise } from '#shared/domain/imports/sheet';
import { textDbf } from '../../fixtures/imports/shapefile.ts';

const parse = (fileName: string, bytes: Uint8Array) => parseFile({ fileName, bytes });
const encoded = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));
const rowsOf = (fileName: string, bytes: Uint8Array) => parse(fileName, bytes).sheets[0]?.rows;
const refusal = (fileName: string, text: string) => {
  try {
    parse(fileName, strToU8(text));
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const point = (name: string, x = 121) =>
  JSON.stringify({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Point', coordinates: [x, 29] },
  });

describe('text as it is kept', () => {
  // The sign for "one" is 4E00: a zero byte where Western letters have none.
  const rows = [
    ['姓名', '备注'],
    ['丁一', '一号楼，一楼'],
  ];
  const csv = rows.map((row) => row.join()).join('\r\n');
  it.each(['utf16le', 'utf-16be'])('%s without its mark', (encoding) => {
    expect(rowsOf('a.csv', encoded(csv, encoding))).toEqual(rows);
  });

  it('Western letters are told from Chinese ones', () => {
    expect(oldEncoding(encoded('Café Zürich, naïve', 'latin1'))).toBe('windows-1252');
    expect(oldEncoding(encoded('海曙区党群服务中心', 'gbk'))).toBe('gb18030');
    const [, row] = rowsOf('a.dbf', textDbf(['NAME'], [['Ångström é']], 'latin1')) ?? [];
    expect(row).toEqual(['Ångström é']);
  });

  it("takes Excel's line that names the separator", () => {
    expect(rowsOf('a.csv', strToU8('sep=;\r\n姓名;电话,手机\r\n张;1'))).toEqual([
      ['姓名', '电话,手机'],
      ['张', '1'],
    ]);
  });

  it('a list whose first heading has brackets is a list', () => {
    expect(rowsOf('a.txt', strToU8('[编号],名称\n1,甲'))).toHaveLength(2);
  });
});

describe('GeoJSON as it is kept', () => {
  it.each([
    ['a text sequence', `\u001e${point('甲')}\n\u001e${point('乙')}\n`],
    ['one feature a line', `${point('甲')}\n${point('乙')}\n`],
  ])('%s', (_name, text) => {
    const names = parse('a.geojsonl', strToU8(text)).features?.map(({ properties }) => properties.name);
    expect(names).toEqual(['甲', '乙']);
  });

  it('under the name of a list', () => {
    expect(parse('a.csv', strToU8(point('甲'))).format).toBe('geojson');
  });

  it.each([
    [
      'a member that stands twice',
      '{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}',
      'file.geojsonInvalid',
    ],
    ['metres', point('甲', 13_520_000), 'file.projection'],
  ])('%s is refused', (_name, text, code) => expect(refusal('a.geojson', text)).toBe(code));

  it('the same member in different objects, or as a value, stands once', () => {
    expect(jsonShape(`[${point('type')},${point('"type":')}]`, 64)).toEqual({ depth: 4, twice: null });
  });
});

describe('XML as programs write it', () => {
  const place = '<name>甲</name><Point><coordinates>121,29</coordinates></Point>';
  it.each([
    [
      'names with a prefix',
      `<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Placemark><k:name>甲</k:name><k:Point><k:coordinates>121,29</k:coordinates></k:Point></k:Placemark></k:kml>`,
    ],
    ['a prefix that nobody declared', `<kml><gx:Tour a:b="1"/><Placemark>${place}</Placemark></kml>`],
  ])('%s', (_name, text) => {
    expect(parse('a.kml', strToU8(text)).features).toEqual([
      { geometry: { type: 'Point', coordinates: [121, 29] }, properties: { name: '甲' } },
    ]);
  });

  it('stray ampersands and the entities of web pages', () => {
    const text = '<kml><Placemark><name>甲&nbsp;& 乙 &amp; 丙</name></Placemark></kml>';
    expect(parse('a.kml', strToU8(text)).features?.[0]?.properties.name).toBe('甲 & 乙 & 丙');
  });

  it('a prefix cannot hide a document type', () => {
    const text = '<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:!DOCTYPE a [<!ENTITY b "c">]></k:kml>';
    expect(refusal('a.kml', text)).toBe('file.xmlDoctype');
    const hidden = '<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:!DOCTYPE a></k:kml>';
    expect(refusal('a.kml', hidden)).toBe('file.xmlDoctype');
  });

  it('HTML that never ends is read once, not over and over', () => {
    const before = process.cpuUsage();
    for (const piece of ['<script', '<br', '</td', '<!--', '<a '] as const) htmlText(piece.repeat(100_000));
    // Read over and over, each of these takes more than a minute.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
  });
});

describe('a cell that never ends', () => {
  it('is looked through once for a heading, not over and over', () => {
    const before = process.cpuUsage();
    expect(
      summarise([
        ['('.repeat(300_000), '姓名'],
        ['1', '张示例'],
      ]).rowCount,
    ).toBe(1);
    // Over and over it takes half a minute.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});

describe('workbooks as programs write them', () => {
  const sheet = utils.aoa_to_sheet([['日期'], [1]]);
  sheet.A2 = { t: 'n', v: 44_410, z: 'yyyy/m/d' };
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  const parts = unzipSync(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
  const changed = (path: string, change: (xml: string) => string) =>
    zipSync({ ...parts, [path]: strToU8(change(new TextDecoder().decode(parts[path]))) });
  const SHEET = 'xl/worksheets/sheet1.xml';

  it.each([
    ['line breaks between attributes', changed(SHEET, (xml) => xml.replace('<c r="A2" ', '<c r="A2"\n'))],
    ['blanks round the sign', changed(SHEET, (xml) => xml.replace('<c r="A2" s="', '<c r="A2" s = "'))],
    [
      'formats of conditions under the same numbers',
      changed('xl/styles.xml', (xml) => {
        const [, id = ''] = /<cellXfs.*?<xf[^>]*><xf[^>]*numFmtId="(\d+)"/s.exec(xml) ?? [];
        const rule = `<dxfs count="1"><dxf><numFmt numFmtId="${id}" formatCode="0.00"/></dxf></dxfs>`;
        return xml.replace('</styleSheet>', `${rule}</styleSheet>`);
      }),
    ],
  ])('%s: a date stays a date', (_name, bytes) => {
    expect(rowsOf('a.xlsx', bytes)).toEqual([['日期'], ['2021-08-02']]);
  });
});

describe('a zip with large figures', () => {
  /** Turns the directory of a zip of one part into Zip64 (APPNOTE 4.3.14, 4.5.3). */
  function asZip64(bytes: Uint8Array): Uint8Array {
    const end = bytes.length - 22;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const start = view.getUint32(end + 16, true);
    const [packed, inflated] = [view.getUint32(start + 20, true), view.getUint32(start + 24, true)];
    const nameEnd = start + 46 + view.getUint16(start + 28, true);
    const entry = bytes.slice(start, nameEnd);
    const entryView = new DataView(entry.buffer);
    for (const at of [20, 24]) entryView.setUint32(at, 0xffffffff, true);
    entryView.setUint16(30, 20, true);
    const extra = new DataView(new ArrayBuffer(20));
    extra.setUint16(0, 1, true);
    extra.setUint16(2, 16, true);
    extra.setBigUint64(4, BigInt(inflated), true);
    extra.setBigUint64(12, BigInt(packed), true);
    const record = new DataView(new ArrayBuffer(56 + 20));
    record.setUint32(0, 0x06064b50, true);
    record.setBigUint64(32, 1n, true);
    record.setBigUint64(48, BigInt(start), true);
    record.setUint32(56, 0x07064b50, true);
    record.setBigUint64(64, BigInt(start + entry.length + 20), true);
    const last = bytes.slice(end);
    new DataView(last.buffer).setUint32(16, 0xffffffff, true);
    const tail = [entry, extra, record, last].map((part) => new Uint8Array(part.buffer));
    return new Uint8Array(Buffer.concat([bytes.subarray(0, start), ...tail]));
  }
  it('is read like any other', () => {
    const kml = strToU8('<kml><Placemark><name>甲</name></Placemark></kml>');
    expect(parse('a.kmz', asZip64(zipSync({ 'doc.kml': kml }))).features).toHaveLength(1);
  });
});

describe('a zip that was damaged', () => {
  it('is refused even where the damaged part could be read', () => {
    const bytes = zipSync(
      { 'doc.kml': strToU8('<kml><Placemark><name>1幢</name></Placemark></kml>') },
      { level: 0 },
    );
    const at = Buffer.from(bytes).indexOf('1幢');
    bytes[at] = '2'.charCodeAt(0);
    expect(() => parse('a.kmz', bytes)).toThrow(expect.objectContaining({ code: 'file.damaged' }));
  });
});

describe('the memory watch', () => {
  it('ends a process that holds too much, however busy it is', async () => {
    const url = new URL('../../../electron/core/services/imports/memoryWatch.ts', import.meta.url).href;
    const script = `import { watchMemory } from '${url}'; watchMemory(1); for (;;);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual(process.platform === 'win32' ? [1, null] : [null, 'SIGKILL']);
  });
});
