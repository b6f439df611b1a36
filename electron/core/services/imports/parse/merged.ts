import type { Merge } from './xlsx/sheet.ts';

/**
 * A value that stands in a cell merged downwards holds for every row that the cell covers. Merges to the right are
 * titles and stay where they are.
 */
export function fillMergedDown(rows: string[][], merges: readonly Merge[]): void {
  for (const { s, e } of merges) {
    if (s.c !== e.c || s.r === e.r) continue;
    const value = rows[s.r]?.[s.c];
    if (!value) continue;
    for (let r = s.r + 1; r <= Math.min(e.r, rows.length - 1); r += 1) {
      const row = rows[r];
      if (!row || row.length === 0) continue;
      while (row.length <= s.c) row.push('');
      if (!row[s.c]) row[s.c] = value;
    }
  }
}
