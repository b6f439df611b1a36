import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImageMime, inspectPicture, stripPicture } from '#shared/domain/files/index';
import {
  exifBody,
  gifWith,
  iptcBody,
  jpegWith,
  pngWith,
  tiffBlock,
  webpWith,
  xmpBody,
} from '#tests/fixtures/files/metadata';
import { type PictureName, picture } from '#tests/fixtures/files/pictures';

const MIME: Record<PictureName, ImageMime> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  losslessWebp: 'image/webp',
  gif: 'image/gif',
};
const NAMES = Object.keys(MIME) as PictureName[];
/** A JPEG of two scans, with restart markers and stuffed zeros in their data: its segments, not a picture to look at. */
const SCANS = ((): Uint8Array => {
  const jpeg = Buffer.from(picture('jpeg'));
  const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), jpeg.length - 2);
  const inside = Buffer.from([0xff, 0xd0, 0x12, 0xff, 0x00, 0xff, 0xd7]);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, -2), inside, scan, inside, jpeg.subarray(-2)]));
})();
const strip = (name: PictureName, bytes: Uint8Array) => stripPicture(MIME[name], bytes);
const SECRET = '朝南埭12幢 王小明';
const secret = new Uint8Array(Buffer.from(SECRET));
const HOME = { lng: [121, 33, 12.5], lat: [29, 52, 1.25] };
const tiff = new Uint8Array(Buffer.concat([tiffBlock(1, HOME), secret]));
const has = (bytes: Uint8Array | null, text: string): boolean =>
  Buffer.from(bytes ?? []).includes(Buffer.from(text));

/** Each way in which a picture of the format can tell more than the picture. */
const TALKING: Record<PictureName, Uint8Array> = {
  jpeg: jpegWith(picture('jpeg'), [
    [0xe1, exifBody(tiff)],
    [0xe1, xmpBody(`<x:xmpmeta>${SECRET}`)],
    [0xed, iptcBody(SECRET)],
    [0xe2, new Uint8Array(Buffer.from(`MPF\0${SECRET}`))],
    [0xe0, new Uint8Array(Buffer.from(`JFXX\0${SECRET}`))],
    [0xfe, secret],
  ]),
  png: pngWith(picture('png'), [
    ['eXIf', tiff],
    ['tEXt', new Uint8Array(Buffer.from(`Author\0${SECRET}`))],
    ['iTXt', new Uint8Array(Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${SECRET}`))],
    ['tIME', new Uint8Array([7, 234, 8, 2, 14, 30, 0])],
  ]),
  webp: webpWith(picture('webp'), [
    ['EXIF', tiff],
    ['XMP ', secret],
  ]),
  losslessWebp: webpWith(picture('losslessWebp'), [['EXIF', exifBody(tiff)]]),
  gif: gifWith(picture('gif'), [secret]),
};

describe('stripping', () => {
  it.each(NAMES)('of %s leaves the picture itself, byte for byte, and nothing else', (name) => {
    expect(strip(name, picture(name))).toEqual(picture(name));
    const talking = TALKING[name];
    expect(has(talking, SECRET)).toBe(true);
    const bare = strip(name, talking);
    for (const word of [
      SECRET,
      'Exif',
      'II*\0',
      'xmp',
      '8BIM',
      'MPF',
      'JFXX',
      'eXIf',
      'tEXt',
      'tIME',
      'EXIF',
    ])
      expect(has(bare, word), word).toBe(false);
    expect(bare).toEqual(picture(name));
  });

  it('of any segments, in any order and with anything in them, gives the bare JPEG', () => {
    const body = fc.uint8Array({ maxLength: 300 });
    // Not 0xe0, 0xe2, 0xee with the signs of JFIF, ICC and Adobe, which belong to the picture.
    const marker = fc.constantFrom(0xe1, 0xe3, 0xe4, 0xe5, 0xe8, 0xeb, 0xec, 0xed, 0xef, 0xfe);
    fc.assert(
      fc.property(fc.array(fc.tuple(marker, body), { maxLength: 8 }), body, (segments, behind) => {
        const talking = Buffer.concat([jpegWith(SCANS, segments), behind]);
        expect(strip('jpeg', new Uint8Array(talking))).toEqual(SCANS);
      }),
    );
  });

  it('of any chunks gives the bare PNG and WebP', () => {
    const body = fc.uint8Array({ maxLength: 120 });
    const ofPng = fc.constantFrom('eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt', 'caBX');
    fc.assert(
      fc.property(fc.array(fc.tuple(ofPng, body), { maxLength: 6 }), (chunks) => {
        expect(strip('png', pngWith(picture('png'), chunks))).toEqual(picture('png'));
      }),
    );
    const ofWebp = fc.constantFrom('EXIF', 'XMP ', 'C2PA', 'abcd');
    fc.assert(
      fc.property(fc.array(fc.tuple(ofWebp, body), { maxLength: 6 }), (chunks) => {
        expect(strip('webp', webpWith(picture('webp'), chunks))).toEqual(picture('webp'));
      }),
    );
  });

  it('takes away what stands behind the end of a picture: a second one, a film', () => {
    for (const name of NAMES) {
      const longer = new Uint8Array(Buffer.concat([picture(name), secret]));
      expect(strip(name, longer), name).toEqual(picture(name));
    }
  });

  it('takes the announcement of EXIF and XMP out of a WebP with a head', () => {
    const announced = webpWith(picture('webp'), [['EXIF', tiff]]);
    announced[20] = (announced[20] ?? 0) | 0x0c;
    expect(strip('webp', announced)).toEqual(picture('webp'));
  });

  it('refuses what is cut off or made up, and never throws or hangs', () => {
    for (const name of NAMES)
      for (const end of [1, 3, 10, 25, 60])
        expect(
          strip(name, picture(name).subarray(0, picture(name).length - end)),
          `${name} ${end}`,
        ).toBeNull();
    const start = fc.constantFrom<PictureName>(...NAMES);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), fc.nat(40), (name, noise, keep) => {
        const made = new Uint8Array(Buffer.concat([picture(name).subarray(0, keep), noise]));
        strip(name, made);
        inspectPicture(MIME[name], made);
      }),
    );
  });
});

describe('what a picture says', () => {
  it.each(NAMES)('%s: its size', (name) => {
    const [widthPx, heightPx] = name === 'jpeg' ? [24, 16] : [8, 6];
    expect(inspectPicture(MIME[name], picture(name))).toEqual({
      widthPx,
      heightPx,
      orientation: 1,
      position: null,
    });
  });

  it.each(['jpeg', 'png', 'webp', 'losslessWebp'] as const)('%s: where it was taken', (name) => {
    const { position } = inspectPicture(MIME[name], TALKING[name]) ?? {};
    expect(position?.[0]).toBeCloseTo(121 + 33 / 60 + 12.5 / 3600, 6);
    expect(position?.[1]).toBeCloseTo(29 + 52 / 60 + 1.25 / 3600, 6);
  });

  it.each([1, 3, 6, 8])('that it is turned (%i), in both byte orders', (orientation) => {
    for (const littleEndian of [true, false]) {
      const body = exifBody(tiffBlock(orientation, { ...HOME, lngRef: 'W', latRef: 'S' }, littleEndian));
      const seen = inspectPicture('image/jpeg', jpegWith(picture('jpeg'), [[0xe1, body]]));
      expect(seen?.orientation).toBe(orientation);
      expect(seen?.position?.[0]).toBeLessThan(-121);
      expect(seen?.position?.[1]).toBeLessThan(-29);
    }
  });

  it('takes 0, 0 and impossible degrees for no place', () => {
    for (const place of [
      { lng: [0, 0, 0], lat: [0, 0, 0] },
      { lng: [200, 0, 0], lat: [29, 0, 0] },
    ]) {
      const seen = inspectPicture(
        'image/jpeg',
        jpegWith(picture('jpeg'), [[0xe1, exifBody(tiffBlock(1, place))]]),
      );
      expect(seen?.position).toBeNull();
    }
  });
});
