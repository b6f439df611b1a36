import { AppError } from '#shared/contract/errors';
import type { FileLimits } from './limits.ts';

/**
 * Cuts empty cells at the end of each row and empty rows at the end.
 * Errors: file.tooManyRows, file.tooManyColumns.
 */
export function cutEmpty(
  rows: readonly (readonly string[])[],
  limits: Pick<FileLimits, 'rows' | 'columns'>,
): string[][] {
  const cut: string[][] = [];
  let last = 0;
  let columns = 0;
  let filled = 0;
  for (const row of rows) {
    let length = row.length;
    while (length > 0 && (row[length - 1] ?? '').trim() === '') length -= 1;
    cut.push(row.slice(0, length));
    if (length === 0) continue;
    filled += 1;
    last = cut.length;
    columns = Math.max(columns, length);
  }
  if (filled > limits.rows) throw new AppError('file.tooManyRows', { rows: filled, limit: limits.rows });
  if (columns > limits.columns) throw new AppError('file.tooManyColumns', { columns, limit: limits.columns });
  cut.length = last;
  return cut;
}
