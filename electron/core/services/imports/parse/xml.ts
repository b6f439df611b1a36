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

/** XML text as a document, checked first. Errors: file.xmlDoctype, file.tooDeep, file.damaged. */
export function parseXml(text: string, limits: Pick<FileLimits, 'xmlDepth'>): Document {
  checkXml(text, limits);
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    });
    return parser.parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml');
  } catch (cause) {
    throw new AppError('file.damaged', {}, { cause });
  }
}
