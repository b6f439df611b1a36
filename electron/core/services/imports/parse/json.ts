import { AppError } from '#shared/contract/errors';

/** Members that give an object its meaning (RFC 7946), each with a bit of its own. */
const MEMBERS: ReadonlyMap<string, number> = new Map(
  ['type', 'features', 'geometry', 'geometries', 'coordinates', 'properties', 'bbox', 'id'].map(
    (name, bit) => [name, 1 << bit] as const,
  ),
);
const LONGEST_MEMBER = 11;
const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, COMMA] = [0x22, 0x5c, 0x5b, 0x7b, 0x2c];

function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

/**
 * Looks through JSON text before it is parsed: how deep brackets stand inside brackets (it stops above `limit`), and a
 * member that an object has twice, of which a parser would silently keep one.
 */
export function jsonShape(text: string, limit: number): { depth: number; twice: string | null } {
  // Of every open bracket: the members seen in an object, -1 for a list.
  const open: number[] = [];
  let depth = 0;
  let twice: string | null = null;
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    if (code === QUOTE) {
      const end = stringEnd(text, at + 1);
      const seen = open.at(-1) ?? -1;
      if (seen >= 0 && (before === OPEN_OBJECT || before === COMMA) && end - at - 1 <= LONGEST_MEMBER) {
        const name = text.slice(at + 1, end);
        const bit = MEMBERS.get(name) ?? 0;
        if ((seen & bit) !== 0) twice ??= name;
        open[open.length - 1] = seen | bit;
      }
      at = end;
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      open.push(code === OPEN_OBJECT ? 0 : -1);
      depth = Math.max(depth, open.length);
      if (depth > limit) break;
    } else if (code === 0x5d || code === 0x7d) open.pop();
    before = code;
  }
  return { depth, twice };
}

/** The texts of a GeoJSON text sequence (RFC 8142) or of JSON one a line; undefined when it is one ordinary text. */
export function jsonRecords(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('\x1e')) return trimmed.split('\x1e').filter((record) => record.trim() !== '');
  const first = trimmed.indexOf('\n');
  if (first < 0 || !trimmed.slice(0, first).trimEnd().endsWith('}')) return undefined;
  const lines = trimmed.split('\n').flatMap((line) => line.trim() || []);
  return lines.every((line) => line.startsWith('{') && line.endsWith('}')) ? lines : undefined;
}

/** JSON text as a value. Errors: file.tooDeep, file.notJson, file.geojsonInvalid for a member that stands twice. */
export function parseJson(text: string, depthLimit: number): unknown {
  const { depth, twice } = jsonShape(text, depthLimit);
  if (depth > depthLimit) throw new AppError('file.tooDeep', { limit: depthLimit });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's own message quotes the file; it may hold personal data.
    throw new AppError('file.notJson');
  }
  if (twice !== null) throw new AppError('file.geojsonInvalid', { path: twice, expected: `1 × ${twice}` });
  return value;
}
