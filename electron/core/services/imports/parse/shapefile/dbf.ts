import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/contract/errors';
import type { FileLimits } from '../limits.ts';
import { oldEncoding } from '../text.ts';

/** A dBASE table: names of its columns, and its rows as text; rows marked as deleted have `null`. */
export type DbfTable = {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[] | null)[];
};

type Field = { readonly name: string; readonly type: string; readonly at: number; readonly length: number };

const damaged = (): AppError => new AppError('file.damaged');
const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;

/** Language driver ids (byte 29) of the code pages that Chinese offices meet. */
const DRIVERS: Readonly<Record<number, string>> = {
  3: 'windows-1252',
  19: 'shift_jis',
  77: 'gb18030',
  79: 'big5',
  87: '',
  122: 'gb18030',
  123: 'shift_jis',
};

/** What stands in a .cpg file, as a decoder's label; undefined when it says nothing certain. */
export function codePageLabel(cpg: string): string | undefined {
  const name = cpg.trim().toLowerCase().replace(/[\s_]/g, '-');
  if (/utf-?8|65001/.test(name)) return 'utf-8';
  if (/gb|936|cp936|ansi-936/.test(name)) return 'gb18030';
  if (/big-?5|950/.test(name)) return 'big5';
  if (/8859-1|1252|88591|latin/.test(name)) return 'windows-1252';
  return undefined;
}

function readFields(view: DataView, headerBytes: number): Field[] {
  const fields: Field[] = [];
  // The first byte of each record marks deletion.
  let offset = 1;
  for (
    let at = 32;
    at + FIELD_BYTES <= headerBytes && view.getUint8(at) !== END_OF_FIELDS;
    at += FIELD_BYTES
  ) {
    const raw = new Uint8Array(view.buffer, view.byteOffset + at, 11);
    const end = raw.indexOf(0);
    const length = view.getUint8(at + 16);
    fields.push({
      name: decodeBest(raw.subarray(0, end < 0 ? 11 : end)),
      type: String.fromCharCode(view.getUint8(at + 11)),
      at: offset,
      length,
    });
    offset += length;
  }
  return fields;
}

const decodeBest = (bytes: Uint8Array): string =>
  new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes).trim();

/** Whether bytes look like a dBASE III–IV table: a known version, a real date, and sizes that fit the file. */
export function isDbf(bytes: Uint8Array): boolean {
  if (bytes.length < 66) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [version, month, day] = [view.getUint8(0), view.getUint8(2), view.getUint8(3)];
  const headerBytes = view.getUint16(8, true);
  const fits = headerBytes >= 65 && headerBytes <= bytes.length && view.getUint16(10, true) > 1;
  return fits && [0x03, 0x30, 0x43, 0x83, 0x8b, 0xf5].includes(version) && month <= 12 && day <= 31;
}

/** One value as text: dates `YYYY-MM-DD`, yes and no, numbers as written. */
function valueText(
  type: string,
  view: DataView,
  at: number,
  length: number,
  decode: (b: Uint8Array) => string,
): string {
  if (type === 'I' && length === 4) return String(view.getInt32(at, true));
  if ((type === 'B' || type === 'O') && length === 8) return String(view.getFloat64(at, true));
  const text = decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  if (type === 'D') return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (type === 'L') return /^[TtYy1]/.test(text) ? 'true' : /^[FfNn0]/.test(text) ? 'false' : '';
  if (type === 'N' || type === 'F') return /^[*]+$/.test(text) ? '' : text;
  return text;
}

/**
 * Reads a dBASE table (the attributes of a Shapefile, or a file by itself). `label` is the encoding when it is known;
 * otherwise the driver id tells, then the content: UTF-8 where every byte fits, else GB18030 or Western.
 * Errors: file.damaged, file.tooManyRows, file.tooManyColumns.
 */
export function readDbf(bytes: Uint8Array, limits: FileLimits, label?: string): DbfTable {
  if (!isDbf(bytes)) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const [headerBytes, recordBytes] = [view.getUint16(8, true), view.getUint16(10, true)];
  if (count > limits.rows) throw new AppError('file.tooManyRows', { rows: count, limit: limits.rows });
  const fields = readFields(view, headerBytes);
  if (fields.length > limits.columns)
    throw new AppError('file.tooManyColumns', { columns: fields.length, limit: limits.columns });
  if (fields.length === 0 || fields.some((field) => field.at + field.length > recordBytes)) throw damaged();
  const body = bytes.subarray(headerBytes);
  const encoding = label ?? DRIVERS[view.getUint8(29)];
  const decoder = new TextDecoder(encoding || (isUtf8(body) ? 'utf-8' : oldEncoding(body)));
  // A value cut in the middle of a letter leaves half of it.
  const decode = (raw: Uint8Array): string =>
    decoder
      .decode(raw)
      .replace(/[\0\uFFFD]+$/, '')
      .trim();
  const rows = Array.from({ length: Math.min(count, Math.floor(body.length / recordBytes)) }, (_, i) => {
    const start = headerBytes + i * recordBytes;
    if (view.getUint8(start) === DELETED) return null;
    return fields.map((field) => valueText(field.type, view, start + field.at, field.length, decode));
  });
  return { names: fields.map((field) => field.name), rows };
}
