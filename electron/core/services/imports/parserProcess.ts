import { AppError } from '#shared/contract/errors';
import { openParent, type ParentChannel } from '../../childSide.ts';
import { watchMemory } from './memoryWatch.ts';
import { RESIDENT_MB } from './parse/limits.ts';
import { parseFile } from './parse/parseFile.ts';
import type { ParserMessage, ParserRequest, ParserResult } from './parserProtocol.ts';

/** Entry of the parsing process, under Node (`fork`) or Electron (`utilityProcess`): one file in, one answer out. */

/** About so much text in one part. */
const PART_CHARS = 200_000;
const encoder = new TextEncoder();

/** Calls `take` with JSON arrays of the items, each of about `PART_CHARS`. */
function inParts(items: readonly unknown[], take: (bytes: Uint8Array) => void): void {
  let part: string[] = [];
  let chars = 0;
  const flush = (): void => {
    if (part.length > 0) take(encoder.encode(`[${part.join()}]`));
    part = [];
    chars = 0;
  };
  for (const item of items) {
    const text = JSON.stringify(item);
    part.push(text);
    chars += text.length;
    if (chars >= PART_CHARS) flush();
  }
  flush();
}

type Port = ParentChannel<ParserRequest, ParserMessage>;

function tell(port: Port, { sheets, features, ...rest }: ParserResult): void {
  const heads = sheets.map(({ name, hidden }) => ({ name, hidden }));
  port.post({ type: 'head', head: { ...rest, sheets: heads, hasFeatures: features !== null } });
  for (const [sheet, { rows }] of sheets.entries())
    inParts(rows, (bytes) => port.post({ type: 'rows', sheet, bytes }));
  inParts(features ?? [], (bytes) => port.post({ type: 'features', bytes }));
  port.post({ type: 'end' });
}

watchMemory(RESIDENT_MB * 1024 * 1024);
const port: Port = openParent();
port.onAsk((request) => {
  try {
    tell(port, parseFile(request));
  } catch (error) {
    // A reader that stumbles over a file has met a broken file; its own words may quote personal data.
    const { code, params } =
      error instanceof AppError ? error : { code: 'file.damaged' as const, params: {} };
    port.post({ type: 'failed', code, params });
  }
});
