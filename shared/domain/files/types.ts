import { ascii } from './bytes.ts';

/** What a file may be; each is known by its content, never by its name alone. */
export const FILE_MIMES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
] as const;
export type FileMime = (typeof FILE_MIMES)[number];
export type ImageMime = Extract<FileMime, `image/${string}`>;

export const isImage = (mime: string): mime is ImageMime => mime.startsWith('image/');

/** Largest file, and most files of one record. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024;
export const FILES_PER_THING = 200;
/** A photo wider or higher than this is offered to be made smaller. */
export const LARGE_IMAGE_PX = 4096;

/** A known type, or why the file is not taken. */
export type Sniffed =
  | { readonly ok: true; readonly mime: FileMime }
  | { readonly ok: false; readonly reason: 'empty' | 'heic' | 'macro' | 'active' | 'unknown' };

const [, , , , PDF, DOCX, XLSX] = FILE_MIMES;
const HEIC_BRANDS = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)/;
const yes = (mime: FileMime): Sniffed => ({ ok: true, mime });

function indexOf(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (ascii(bytes, at, text.length) === text) return at;
  return -1;
}

/** Office packages by the names of their entries, which stand uncompressed in the archive. */
function sniffZip(bytes: Uint8Array): Sniffed {
  if (indexOf(bytes, 'vbaProject.bin') >= 0) return { ok: false, reason: 'macro' };
  if (indexOf(bytes, 'word/document.xml') >= 0) return yes(DOCX);
  return indexOf(bytes, 'xl/workbook.xml') >= 0 ? yes(XLSX) : { ok: false, reason: 'unknown' };
}

const ACTIVE = /^\s*<(!doctype|html|svg|\?xml|script|head|body|iframe|math|xsl)|<(script|svg)[\s>]/i;
const HEAD = 4096;
/** Tab, line feed, form feed, carriage return. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/** Plain text has no control characters; what a browser would run is none. */
function sniffText(bytes: Uint8Array, fileName: string): Sniffed {
  const head = ascii(bytes, 0, HEAD).replace(/^\xef\xbb\xbf/, '');
  if (ACTIVE.test(head)) return { ok: false, reason: 'active' };
  if (!/\.txt$/i.test(fileName)) return { ok: false, reason: 'unknown' };
  for (const byte of bytes)
    if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) return { ok: false, reason: 'unknown' };
  return yes('text/plain');
}

/** What a file is, by its content; only plain text also needs its name, for nothing in it says so. */
export function sniffFile(bytes: Uint8Array, fileName: string): Sniffed {
  if (bytes.length === 0) return { ok: false, reason: 'empty' };
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return yes('image/jpeg');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return yes('image/png');
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return yes('image/webp');
  if (/^GIF8[79]a/.test(head)) return yes('image/gif');
  if (head.slice(4, 8) === 'ftyp' && HEIC_BRANDS.test(head.slice(8))) return { ok: false, reason: 'heic' };
  if (head.startsWith('%PDF-')) return yes(PDF);
  if (head.startsWith('PK\x03\x04')) return sniffZip(bytes);
  return sniffText(bytes, fileName);
}
