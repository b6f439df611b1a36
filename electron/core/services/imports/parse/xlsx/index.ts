import type { ParsedSheet } from '../../parserProtocol.ts';
import type { FileLimits } from '../limits.ts';
import { fillMergedDown } from '../merged.ts';
import { cutEmpty } from '../rows.ts';
import { inflateEntry, type ZipEntry } from '../zip.ts';
import { cellFormats, sharedStrings, sheetParts } from './parts.ts';
import { merges, sheetRows } from './sheet.ts';
import { partText, Unusual } from './xmlScan.ts';

/**
 * Reads an ordinary .xlsx straight from its XML: the same texts as the general reader in a fraction of its time and
 * memory. Undefined for anything unusual, which the general reader then takes. Errors: file.* of limits and damage.
 */
export function readPlainXlsx(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  limits: FileLimits,
): readonly ParsedSheet[] | undefined {
  const part = (path: string): string | undefined => {
    const entry = entries.find(({ name }) => name === path);
    return entry && partText(inflateEntry(bytes, entry));
  };
  const needed = (path: string): string => {
    const text = part(path);
    if (text === undefined) throw new Unusual(path);
    return text;
  };
  try {
    const { sheets, date1904 } = sheetParts(needed('xl/workbook.xml'), needed('xl/_rels/workbook.xml.rels'));
    const context = {
      strings: sharedStrings(part('xl/sharedStrings.xml') ?? ''),
      formats: cellFormats(part('xl/styles.xml') ?? ''),
      date1904,
      limits,
    };
    return sheets.map(({ name, hidden, path }) => {
      const xml = needed(path);
      const rows = cutEmpty(sheetRows(xml, context), limits);
      fillMergedDown(rows, merges(xml));
      return { name, hidden, rows };
    });
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}
