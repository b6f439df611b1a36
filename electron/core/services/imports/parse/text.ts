import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/contract/errors';

export type DecodedText = { readonly text: string; readonly encoding: string; readonly hadBadBytes: boolean };

const decode = (bytes: Uint8Array, label: string): string => new TextDecoder(label).decode(bytes);

/** UTF-16 without its mark: ASCII separators leave zeros in every other byte. */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 4_096) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  if (odd > length / 20 && even === 0) return 'utf-16le';
  if (even > length / 20 && odd === 0) return 'utf-16be';
  return undefined;
}

/**
 * A text file's text, its encoding found by content: a byte order mark, else UTF-8 where every byte fits,
 * else GB18030 (which holds GBK and GB2312, the encoding of Excel's and WPS's .csv in Chinese Windows).
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
  const gb = done('gb18030');
  let bad = 0;
  for (const char of gb.text.slice(0, 20_000)) {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32)) bad += 1;
  }
  if (bad > Math.max(2, Math.min(gb.text.length, 20_000) / 50)) throw new AppError('file.typeUnknown');
  return gb;
}
