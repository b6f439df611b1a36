import type { CellError, CellValue } from '../imports/values.ts';
import { parseCell, type ValueWords } from '../imports/values.ts';
import type { FieldSpec } from '../kinds/index.ts';

/** Two stars or more stand for what a mask hides; a name's one star only in a field of names. */
const HIDDEN = /[*＊]{2,}/u;
const HIDDEN_NAME = /\p{L}[*＊]/u;

/** Whether a text is a masked value that was copied: it must never be stored as if it were the value. */
export function looksMasked(field: FieldSpec, text: string): boolean {
  if (field.privacy === 'name') return HIDDEN_NAME.test(text) || HIDDEN.test(text);
  return (field.privacy !== 'open' || field.type === 'longText') && HIDDEN.test(text);
}

/** Reads a pasted or typed text for a field exactly as the import does; what names nothing known is an error here. */
export function readCell(field: FieldSpec, text: string, words: ValueWords): CellValue {
  if (looksMasked(field, text)) return { ok: false, code: 'masked', params: {} };
  const read = parseCell(field, text, words);
  if (read.ok && read.unknownCategory) return { ok: false, code: 'unknownCategory', params: {} };
  if (read.ok && read.value === undefined && field.required)
    return { ok: false, code: 'required', params: {} };
  return read;
}

export type { CellError };
