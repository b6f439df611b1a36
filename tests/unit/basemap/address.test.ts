import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ADDRESS_FAULTS,
  type AddressInput,
  readAddress,
  type TileAddress,
  tileUrl,
} from '#shared/domain/basemap/address';
import { knownService } from '#shared/domain/basemap/known';
import { TIANDITU_LAYERS, tiandituUrl } from '#shared/domain/basemap/wmts';
import { dynamicText } from '#shared/i18n/index';

const read = (url: string, more: Partial<AddressInput> = {}) =>
  readAddress({
    type: 'xyz',
    url,
    subdomains: '',
    key: '',
    layer: '',
    matrixSet: '',
    style: 'default',
    format: 'tiles',
    ...more,
  });
function taken(url: string, more: Partial<AddressInput> = {}): TileAddress {
  const found = read(url, more);
  if (!found.ok) throw new Error(found.reason);
  return found.address;
}
const reason = (url: string, more: Partial<AddressInput> = {}) => {
  const found = read(url, more);
  return found.ok ? 'taken' : found.reason;
};
const at = { z: 3, x: 5, y: 2 };

describe('an XYZ address', () => {
  it.each([
    ['https://a.cn/{z}/{x}/{y}.png', 'https://a.cn/3/5/2.png'],
    ['https://a.cn/{z}/{x}/{-y}.png', 'https://a.cn/3/5/5.png'],
    ['https://a.cn:8443/t?l={z}&c={x}&r={y}', 'https://a.cn:8443/t?l=3&c=5&r=2'],
    ['http://10.1.2.3/{z}/{x}/{y}', 'http://10.1.2.3/3/5/2'],
    ['  https://a.cn/%7Bz%7D/%7Bx%7D/%7By%7D.png#here ', 'https://a.cn/3/5/2.png'],
    ['https://a.cn/{Z}/{X}/{Y}{r}.png', 'https://a.cn/3/5/2.png'],
    ['https://[::1]:80/{z}/{x}/{y}', 'https://[::1]:80/3/5/2'],
  ])('%s', (url, asked) => {
    expect(tileUrl(taken(url), '', at)).toBe(asked);
  });

  it('has subdomains, of which a tile always takes the same', () => {
    const address = taken('https://{s}.a.cn/{z}/{x}/{y}', { subdomains: 'abc' });
    expect(address.hosts).toEqual(['a.a.cn', 'b.a.cn', 'c.a.cn']);
    expect(tileUrl(address, '', at)).toBe('https://b.a.cn/3/5/2');
    expect(tileUrl(address, '', at)).toBe(tileUrl(address, '', at));
    expect(taken('https://{s}.a.cn/{z}/{x}/{y}', { subdomains: 't0， t1' }).hosts).toEqual([
      't0.a.cn',
      't1.a.cn',
    ]);
    expect(taken('https://{switch:m1,m2}.a.cn/{z}/{x}/{y}').hosts).toEqual(['m1.a.cn', 'm2.a.cn']);
  });

  it('has a key in its place, or takes the one that was written in it', () => {
    const address = taken('https://a.cn/{z}/{x}/{y}?tk={tk}', { key: 'a&b' });
    expect(address.needsKey).toBe(true);
    expect(tileUrl(address, 'a&b', at)).toBe('https://a.cn/3/5/2?tk=a%26b');
    const written = read('https://a.cn/{z}/{x}/{y}?tk=0123abcd');
    expect(written).toMatchObject({ ok: true, key: '0123abcd' });
    expect(JSON.stringify(written.ok && written.address)).not.toContain('0123abcd');
    expect(read('https://a.cn/{z}/{x}/{y}?tk=old', { key: 'new' })).toMatchObject({ key: 'new' });
  });

  it.each([
    ['', 'notUrl'],
    ['底图', 'notUrl'],
    ['a.cn/{z}/{x}/{y}', 'notUrl'],
    ['https://a.cn/{z}/{x}/{y} x', 'notUrl'],
    ['https://a.cn\\@b.cn/{z}/{x}/{y}', 'notUrl'],
    ['https://a.cn/\n{z}/{x}/{y}', 'notUrl'],
    ['ftp://a.cn/{z}/{x}/{y}', 'scheme'],
    ['file:///etc/{z}/{x}/{y}', 'scheme'],
    ['javascript://a.cn/{z}/{x}/{y}', 'scheme'],
    ['https://me:secret@a.cn/{z}/{x}/{y}', 'credentials'],
    ['https://{z}.a.cn/{x}/{y}', 'host'],
    ['https:///{z}/{x}/{y}', 'host'],
    ['https://-a.cn/{z}/{x}/{y}', 'host'],
    ['https://a.cn:port/{z}/{x}/{y}', 'host'],
    ['https://a.cn/tiles', 'placeholders'],
    ['https://a.cn/{z}/{x}', 'placeholders'],
    ['https://a.cn/{z}/{x}/{y}/{quadkey}', 'unknownPlaceholder'],
    ['https://a.cn/{z}/{x}/{y}/{', 'unknownPlaceholder'],
    ['https://{s}.a.cn/{z}/{x}/{y}', 'subdomains'],
    ['https://a.cn/{z}/{x}/{y}?tk={tk}', 'keyMissing'],
  ])('is refused: %j, %s', (url, why) => {
    expect(reason(url)).toBe(why);
  });

  it('never sends a key in plain text over the internet', () => {
    const key = 'k';
    expect(reason('http://a.cn/{z}/{x}/{y}?tk={tk}', { key })).toBe('insecureKey');
    expect(reason('http://10.evil.cn/{z}/{x}/{y}?tk={tk}', { key })).toBe('insecureKey');
    expect(reason('http://192.168.1.8:8080/{z}/{x}/{y}?tk={tk}', { key })).toBe('taken');
    expect(reason('https://a.cn/{z}/{x}/{y}', { key })).toBe('keyUnused');
    expect(reason('https://{s}.cn/{z}/{x}/{y}', { subdomains: 'a/b' })).toBe('subdomains');
  });

  it('asks only hosts that it names, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ maxLength: 8 }),
        (text, subdomains) => {
          const found = read(`https://{s}.a.cn/${text}/{z}/{x}/{y}`, { subdomains });
          if (!found.ok) return;
          const url = new URL(tileUrl(found.address, 'k', at));
          expect(found.address.hosts).toContain(url.host);
          expect(url.hostname.endsWith('.a.cn')).toBe(true);
          expect(url.username + url.password).toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives no address for what is no tile', () => {
    expect(() => tileUrl(taken('https://a.cn/{z}/{x}/{y}'), '', { z: 1, x: 2, y: 0 })).toThrow(RangeError);
  });
});

describe('a WMTS', () => {
  const wmts = { type: 'wmts' as const };

  it.each(TIANDITU_LAYERS.flatMap(({ base, labels }) => [base, labels]))('of 天地图: %s', (layer) => {
    const address = taken(tiandituUrl(layer), { ...wmts, key: 'abc' });
    expect(address.hosts).toHaveLength(8);
    const url = new URL(tileUrl(address, 'abc', at));
    expect(url.hostname).toMatch(/^t[0-7]\.tianditu\.gov\.cn$/);
    expect(url.pathname).toBe(`/${layer}_w/wmts`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      SERVICE: 'WMTS',
      REQUEST: 'GetTile',
      VERSION: '1.0.0',
      LAYER: layer,
      STYLE: 'default',
      TILEMATRIXSET: 'w',
      FORMAT: 'tiles',
      TILEMATRIX: '3',
      TILEROW: '2',
      TILECOL: '5',
      tk: 'abc',
    });
  });

  it('of 天地图 needs the office’s own key; in plain degrees it cannot be used', () => {
    expect(reason(tiandituUrl('vec'), wmts)).toBe('keyMissing');
    expect(reason('https://t0.tianditu.gov.cn/vec_c/wmts', { ...wmts, key: 'k' })).toBe('matrixSet');
  });

  it('may be pasted as a whole example', () => {
    const url =
      'https://t0.tianditu.gov.cn/img_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default' +
      '&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=密钥';
    const found = read(url, wmts);
    expect(found).toMatchObject({ ok: true, key: '密钥', address: { hosts: ['t0.tianditu.gov.cn'] } });
    expect(found.ok && new URL(tileUrl(found.address, 'k', at)).searchParams.get('TILECOL')).toBe('5');
  });

  it('of another server keeps its own parameters and says its layer and set', () => {
    const more = { ...wmts, layer: '影像 2024', matrixSet: 'GoogleMapsCompatible', format: 'image/png' };
    const url = new URL(tileUrl(taken('https://gis.nb.cn/wmts?map=a%2Fb&layer=old', more), '', at));
    expect(url.searchParams.getAll('map')).toEqual(['a/b']);
    expect(url.searchParams.get('LAYER')).toBe('影像 2024');
    expect(url.searchParams.has('layer')).toBe(false);
    expect(url.searchParams.get('FORMAT')).toBe('image/png');
    const asked = taken('https://gis.nb.cn/wmts?layer=%E5%BD%B1&tilematrixset=w', wmts);
    expect(new URL(tileUrl(asked, '', at)).searchParams.get('LAYER')).toBe('影');
  });

  it('by paths has its words filled in', () => {
    const more = { ...wmts, layer: 'img', matrixSet: 'w' };
    const url = 'https://a.cn/{Layer}/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png';
    expect(tileUrl(taken(url, more), '', at)).toBe('https://a.cn/img/default/w/3/2/5.png');
  });

  it.each([
    ['https://a.cn/wmts', {}, 'layerMissing'],
    ['https://a.cn/wmts', { layer: 'a' }, 'matrixSet'],
    ['https://a.cn/wmts', { layer: 'a', matrixSet: 'EPSG:4490' }, 'matrixSet'],
    ['https://a.cn/wmts?layer=%E0%A4%A', {}, 'layerMissing'],
  ])('is refused: %s %j', (url, more, why) => {
    expect(reason(url, { ...wmts, ...more })).toBe(why);
  });
});

describe('a service that is known', () => {
  const known = (url: string, more: Partial<AddressInput> = {}) => knownService(taken(url, more));

  it('needs nothing typed', () => {
    const tianditu = { type: 'wmts' as const, key: 'k' };
    expect(known(tiandituUrl('img'), tianditu)).toEqual({
      name: '天地图影像',
      attribution: '天地图',
      crs: 'wgs84',
      role: 'base',
      minZoom: 1,
      maxZoom: 18,
    });
    expect(known(tiandituUrl('cia'), tianditu)).toMatchObject({ name: '天地图影像注记', role: 'annotation' });
    expect(
      known('https://t0.tianditu.gov.cn/DataServer?T=cva_w&x={x}&y={y}&l={z}&tk={tk}', { key: 'k' }),
    ).toMatchObject({ name: '天地图矢量注记', role: 'annotation' });
    for (const { base, labels } of TIANDITU_LAYERS) {
      expect(known(tiandituUrl(base), tianditu).role).toBe('base');
      expect(known(tiandituUrl(labels), tianditu).role).toBe('annotation');
    }
  });

  it('is drawn in its own system', () => {
    const amap = 'https://webrd0{s}.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}&style=8';
    expect(known(amap, { subdomains: '1234' })).toEqual({ crs: 'gcj02' });
    expect(known('https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={-y}')).toEqual({ crs: 'gcj02' });
    expect(known('https://autonavi.com.evil.cn/{z}/{x}/{y}')).toEqual({});
    expect(known('https://tile.openstreetmap.org/{z}/{x}/{y}.png')).toEqual({});
  });
});

it('every reason has its text', () => {
  for (const why of ADDRESS_FAULTS)
    for (const language of ['zh-CN', 'en'] as const)
      expect(dynamicText(`map.basemap.addressFault.${why}`, {}, language)).toBeTruthy();
});
