/**
 * Small tools for reading the few elements of a workbook's XML that hold cells. A part is read as Latin-1, one character
 * a byte, because markup is ASCII and such strings are searched fastest; texts are decoded when they are met.
 */

/** Thrown where a workbook is written in a way that these tools do not read; another reader takes over. */
export class Unusual extends Error {}

/** A part of a workbook as text of one character a byte. Throws Unusual for what is no plain XML in UTF-8. */
export function partText(bytes: Uint8Array): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const declared = /^<\?xml[^>]*encoding=["']([^"']+)["']/.exec(text)?.[1] ?? 'utf-8';
  if (!text.startsWith('<') || !/^utf-?8$/i.test(declared)) throw new Unusual('encoding');
  if (text.includes('<!')) throw new Unusual('comment, CDATA or document type');
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (name.startsWith('#')) {
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }
  return ENTITIES[name] ?? whole;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: every byte above ASCII
const ABOVE_ASCII = /[^\x00-\x7f]/;

/** The text of an element's content: UTF-8 put together, entities and `_x000D_` escapes (ECMA-376 §22.4.2.4) put right. */
export function textContent(latin: string): string {
  let text = ABOVE_ASCII.test(latin) ? Buffer.from(latin, 'latin1').toString('utf8') : latin;
  // Line ends as every XML reader gives them (XML 1.0 §2.11), before escapes may make others.
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.includes('&')) text = text.replace(/&(#x?[\da-fA-F]+|[a-z]+);/g, entity);
  if (text.includes('_x'))
    text = text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return text;
}

/** Single quotes, line breaks between attributes, blanks round the sign. */
const ODD_ATTRIBUTES = /='|[\t\r\n]|\s=/;

/** The value of an attribute in the text of a start tag; undefined when it has none. Throws Unusual for odd ways of writing. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) {
    if (ODD_ATTRIBUTES.test(tag)) throw new Unusual('attributes');
    return undefined;
  }
  const from = at + name.length + 3;
  return tag.slice(from, tag.indexOf('"', from));
}

/** The start tags of an element, each from `<name` to before `>`, in order. */
export function startTags(text: string, name: string): readonly string[] {
  const tags: string[] = [];
  for (let at = text.indexOf(`<${name}`); at >= 0; at = text.indexOf(`<${name}`, at + 1)) {
    const after = text.charAt(at + name.length + 1);
    if (after === ' ' || after === '>' || after === '/') tags.push(text.slice(at, text.indexOf('>', at)));
  }
  return tags;
}

/** What stands between the start and the end of the first such element; undefined when there is none. */
export function inside(text: string, name: string): string | undefined {
  const start = text.search(new RegExp(`<${name}[ >]`));
  if (start < 0) return undefined;
  const from = text.indexOf('>', start) + 1;
  const end = text.indexOf(`</${name}>`, from);
  return end < 0 ? undefined : text.slice(from, end);
}
