import Papa from 'papaparse';
import { AppError } from '#shared/contract/errors';
import type { ParsedSheet } from '../parserProtocol.ts';
import type { FileLimits } from './limits.ts';
import { cutEmpty } from './rows.ts';

/** Reads comma, semicolon or tab separated text as one sheet. Errors: file.empty, file.tooManyRows, file.tooManyColumns. */
export function parseCsv(text: string, limits: FileLimits): ParsedSheet {
  // Excel's own line for naming the separator.
  const named = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const { data } = Papa.parse<string[]>(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? '',
    delimitersToGuess: [',', '\t', ';', '|'],
    // One more than allowed shows that there are too many; titles and blank lines are not counted against the file.
    preview: limits.rows + 1_000,
  });
  const rows = cutEmpty(data, limits);
  if (rows.length === 0) throw new AppError('file.empty');
  return { name: '', hidden: false, rows };
}
