import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/contract/errors';

export type DecodedText = { readonly text: string; readonly encoding: string; readonly hadBadBytes: boolean };

const decode = (bytes: Uint8Array, label: string): string => new TextDecoder(label).decode(bytes);

/** ASCII, Chinese, its punctuation and full-width forms: what text of an office is made of. */
const USUAL =
  /[\t\n\r\x20-\x7e\u00a0-\u00ff\u2010-\u203b\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;
const SAMPLE_BYTES = 8_192;
const ENOUGH = 0.9;

/** UTF-16 without its mark: the byte order in which nearly all of it is usual text. Zeros are there for every ASCII sign. */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  if (bytes.length < 4 || bytes.length % 2 !== 0 || !sample.includes(0)) return undefined;
  const share = (label: string): number => {
    const text = decode(sample, label);
    return (text.match(USUAL)?.length ?? 0) / text.length;
  };
  const [little, big] = [share('utf-16le'), share('utf-16be')];
  if (Math.max(little, big) < ENOUGH) return undefined;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/**
 * The old one-byte or two-byte encoding of text that is no UTF-8. A Chinese sign is two bytes, nearly always both above
 * ASCII; in Western text a letter with an accent stands between ASCII ones.
 */
export function oldEncoding(bytes: Uint8Array): 'gb18030' | 'windows-1252' {
  let pairs = 0;
  let single = 0;
  const end = Math.min(bytes.length, 200_000);
  for (let at = 0; at < end; at += 1) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    if ((bytes[at + 1] ?? 0) < 0x80) single += 1;
    else pairs += 1;
    at += 1;
  }
  return single > pairs ? 'windows-1252' : 'gb18030';
}

/**
 * A text file's text, its encoding found by content: a byte order mark, else UTF-8 where every byte fits,
 * else GB18030 (which holds GBK and GB2312, the encoding of Excel's and WPS's .csv in Chinese Windows), or a Western one.
 * Errors: file.typeUnknown for anything that is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes;
  const done = (encoding: string): DecodedText => {
    const text = decode(bytes, encoding);
    return { text, encoding: encoding.toUpperCase(), hadBadBytes: text.includes('\uFFFD') };
  };
  if (a === 0xef && b === 0xbb && c === 0xbf) return done('utf-8');
  if (a === 0xff && b === 0xfe) return done('utf-16le');
  if (a === 0xfe && b === 0xff) return done('utf-16be');
  const wide = bareUtf16(bytes);
  if (wide) return done(wide);
  if (bytes.includes(0)) throw new AppError('file.typeUnknown');
  if (isUtf8(bytes)) return done('utf-8');
  const old = done(oldEncoding(bytes));
  let bad = 0;
  for (const char of old.text.slice(0, 20_000)) {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32)) bad += 1;
  }
  if (bad > Math.max(2, Math.min(old.text.length, 20_000) / 50)) throw new AppError('file.typeUnknown');
  return old;
}
