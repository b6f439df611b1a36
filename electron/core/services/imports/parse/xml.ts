import { DOMParser } from '@xmldom/xmldom';
import { AppError } from '#shared/contract/errors';
import type { FileLimits } from './limits.ts';

type Document = ReturnType<DOMParser['parseFromString']>;

/** Where a tag that begins at `from` ends, quoted values passed over; -1 when it does not. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return -1;
}

function skip(text: string, from: number, end: string): number {
  const at = text.indexOf(end, from);
  if (at < 0) throw new AppError('file.damaged');
  return at + end.length;
}

/**
 * Looks through XML before anything parses it: a document type (and with it every entity of the file's own) is refused,
 * and so is a nesting deeper than `limits.xmlDepth`. Errors: file.xmlDoctype, file.tooDeep, file.damaged.
 */
export function checkXml(text: string, limits: Pick<FileLimits, 'xmlDepth'>): void {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = skip(text, at + 4, '-->');
    else if (text.startsWith('<![CDATA[', at)) at = skip(text, at + 9, ']]>');
    else if (text.startsWith('<?', at)) at = skip(text, at + 2, '?>');
    else if (text.startsWith('<!', at)) throw new AppError('file.xmlDoctype');
    else {
      const end = tagEnd(text, at + 1);
      if (end < 0) throw new AppError('file.damaged');
      if (text.charAt(at + 1) === '/') depth -= 1;
      else if (text.charAt(end - 1) !== '/') depth += 1;
      if (depth > limits.xmlDepth) throw new AppError('file.tooDeep', { limit: limits.xmlDepth });
      at = end + 1;
    }
  }
}

const FORMAT_PREFIX =
  /\sxmlns:([\w.-]+)\s*=\s*["']https?:\/\/(?:www\.opengis\.net\/kml|earth\.google\.com\/kml|www\.topografix\.com\/GPX)/i;
/** What XML itself knows; anything else with an ampersand was written by a program that knew HTML, or nothing. */
const STRAY_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/g;

/** Without the prefix that some programs put before every name of the format itself; readers look for the bare names. */
function withoutPrefix(text: string): string {
  const prefix = FORMAT_PREFIX.exec(text.slice(0, 5_000))?.[1];
  if (prefix === undefined) return text;
  return text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

/** Puts right what programs often get wrong and readers let pass: stray ampersands, prefixes that nobody declared. */
function tidied(text: string): string {
  const used = new Set<string>();
  const declared = new Set(['xml', 'xmlns']);
  const parts = text.split(/(<!\[CDATA\[[\s\S]*?\]\]>)/).map((part, index) => {
    if (index % 2 === 1) return part;
    for (const [, name = ''] of part.matchAll(/<([A-Za-z_][\w.-]*):/g)) used.add(name);
    for (const [, name = '', rest = ''] of part.matchAll(/\s([A-Za-z_][\w.-]*):([\w.-]+)\s*=/g))
      if (name === 'xmlns') declared.add(rest);
      else used.add(name);
    return part.replace(STRAY_AMPERSAND, '&amp;');
  });
  const missing = [...used].filter((name) => !declared.has(name));
  const names = missing.map((name) => ` xmlns:${name}="urn:undeclared:${name}"`).join('');
  return parts.join('').replace(/<([A-Za-z_][\w.-]*)(?=[\s/>])/, `<$1${names}`);
}

/** XML text as a document, checked first. Errors: file.xmlDoctype, file.tooDeep, file.damaged. */
export function parseXml(text: string, limits: Pick<FileLimits, 'xmlDepth'>): Document {
  checkXml(text, limits);
  const plain = withoutPrefix(text.trimStart());
  // What is parsed is what was checked: a prefix taken away must not have hidden a document type.
  if (plain.length !== text.length) checkXml(plain, limits);
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    });
    return parser.parseFromString(tidied(plain), 'text/xml');
  } catch (cause) {
    throw new AppError('file.damaged', {}, { cause });
  }
}
