import { type Exif, NO_EXIF, readExif } from './exif.ts';
import { gifSize, stripGif } from './gif.ts';
import { jpegExif, jpegSize, stripJpeg } from './jpeg.ts';
import { pngExif, pngSize, stripPng } from './png.ts';
import type { ImageMime } from './types.ts';
import { stripWebp, webpExif, webpSize } from './webp.ts';

type Format = {
  readonly strip: (bytes: Uint8Array) => Uint8Array;
  readonly exif: (bytes: Uint8Array) => Uint8Array | null;
  readonly size: (bytes: Uint8Array) => readonly [width: number, height: number];
};

const FORMATS: Record<ImageMime, Format> = {
  'image/jpeg': { strip: stripJpeg, exif: jpegExif, size: jpegSize },
  'image/png': { strip: stripPng, exif: pngExif, size: pngSize },
  'image/webp': { strip: stripWebp, exif: webpExif, size: webpSize },
  'image/gif': { strip: stripGif, exif: () => null, size: gifSize },
};

/** A picture's size and what its EXIF says; null for a damaged one. */
export function inspectPicture(
  mime: ImageMime,
  bytes: Uint8Array,
): (Exif & { readonly widthPx: number; readonly heightPx: number }) | null {
  try {
    const [widthPx, heightPx] = FORMATS[mime].size(bytes);
    if (widthPx < 1 || heightPx < 1) return null;
    const tiff = FORMATS[mime].exif(bytes);
    return { ...(tiff ? readExif(tiff) : NO_EXIF), widthPx, heightPx };
  } catch {
    return null;
  }
}

/**
 * The picture without anything that tells where, when, with what and by whom it was taken: no EXIF, XMP, IPTC,
 * comment, embedded thumbnail, or data behind its end. Its own coded data stay byte for byte. Null for a damaged one.
 */
export function stripPicture(mime: ImageMime, bytes: Uint8Array): Uint8Array | null {
  try {
    return FORMATS[mime].strip(bytes);
  } catch {
    return null;
  }
}
