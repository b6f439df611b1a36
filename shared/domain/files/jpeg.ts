import { ascii, joinBytes, reader } from './bytes.ts';

/** A marker segment; of a scan (SOS), with the entropy-coded data behind it. `body` is what follows the length. */
export type JpegSegment = { readonly marker: number; readonly from: number; readonly to: number };

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

/** Where the data of a scan ends: at the first marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  // Searched natively: the data of a photo are most of its bytes.
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new RangeError('scan without an end');
}

/**
 * The segments of a JPEG from SOI to EOI; what stands behind EOI (a second picture, a film) is none of it.
 * Throws RangeError on anything that is no whole JPEG. Source: ITU-T T.81, annex B.
 */
export function jpegSegments(bytes: Uint8Array): readonly JpegSegment[] {
  const { u16 } = reader(bytes, false);
  if (u16(0) !== 0xff00 + SOI) throw new RangeError('no JPEG');
  const segments: JpegSegment[] = [{ marker: SOI, from: 0, to: 2 }];
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) throw new RangeError('no marker');
    // Fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) throw new RangeError('cut off');
    if (marker === EOI) {
      segments.push({ marker, from: at, to: at + 2 });
      return segments;
    }
    const end = at + 2 + u16(at + 2);
    if (end > bytes.length) throw new RangeError('cut off');
    const to = marker === SOS ? scanEnd(bytes, end) : end;
    segments.push({ marker, from: at, to });
    at = to;
  }
}

/** The JFIF head without the small picture that may be in it. */
function plainJfif(segment: Uint8Array): Uint8Array {
  const head = segment.slice(0, 18);
  head.set([0, 16], 2);
  head.set([0, 0], 16);
  return head;
}

function keptSegment(bytes: Uint8Array, { marker, from, to }: JpegSegment): Uint8Array | null {
  const segment = bytes.subarray(from, to);
  if (marker === APP0) return ascii(bytes, from + 4, 5) === 'JFIF\0' ? plainJfif(segment) : null;
  // Without these two the colours would be read wrongly.
  if (marker === APP2) return ascii(bytes, from + 4, 12) === 'ICC_PROFILE\0' ? segment : null;
  if (marker === APP14) return ascii(bytes, from + 4, 5) === 'Adobe' ? segment : null;
  if ((marker > APP0 && marker <= APP15) || marker === COM) return null;
  return segment;
}

/** A JPEG without EXIF, XMP, IPTC, comments, small pictures and all that stands behind its end; the picture is as it was. */
export const stripJpeg = (bytes: Uint8Array): Uint8Array =>
  joinBytes(jpegSegments(bytes).flatMap((segment) => keptSegment(bytes, segment) ?? []));

/** The TIFF block of the EXIF segment. */
export function jpegExif(bytes: Uint8Array): Uint8Array | null {
  const found = jpegSegments(bytes).find(
    ({ marker, from }) => marker === 0xe1 && ascii(bytes, from + 4, 6) === 'Exif\0\0',
  );
  return found ? bytes.subarray(found.from + 10, found.to) : null;
}

/** Width and height, pixels, from the frame header. */
export function jpegSize(bytes: Uint8Array): readonly [width: number, height: number] {
  const frame = jpegSegments(bytes).find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  );
  if (!frame) throw new RangeError('no frame');
  const { u16 } = reader(bytes, false);
  return [u16(frame.from + 7), u16(frame.from + 5)];
}
