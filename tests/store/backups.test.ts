import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupFileName, backupsToDelete, parseBackupName } from '#core/services/backups/rotation';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T12:00:00+08:00');
const backup = (atMs: number, reason: 'auto' | 'manual' | 'beforeRestore' = 'auto') => ({
  id: backupFileName(atMs, reason),
  atMs,
  reason,
});

describe('backup rotation', () => {
  it('names are read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }), (atMs) => {
        expect(parseBackupName(backupFileName(atMs, 'auto'))).toEqual(backup(atMs));
      }),
    );
    expect(parseBackupName('map.sqlite')).toBeNull();
    expect(parseBackupName('map-20260101-000000000-evil.sqlite')).toBeNull();
  });

  it('keeps 3 of today, 7 daily and 4 weekly of a year of backups every two hours', () => {
    const all = Array.from({ length: 365 * 12 }, (_, i) => backup(NOW - i * (DAY / 12)));
    const gone = new Set(backupsToDelete(all, NOW).map((row) => row.id));
    const kept = all.filter((row) => !gone.has(row.id));
    const age = kept.map(
      (row) => Math.floor((NOW + 8 * 3_600_000) / DAY) - Math.floor((row.atMs + 8 * 3_600_000) / DAY),
    );
    expect(age.filter((days) => days === 0)).toHaveLength(3);
    expect(age.filter((days) => days >= 1 && days <= 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    // The first week's newest is already among the daily ones.
    expect(age.filter((days) => days > 7)).toEqual([8, 15, 22]);
  });

  it('never deletes the newest one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 1, maxLength: 60 }),
        (ages) => {
          const all = [...new Set(ages)].map((ageMs) => backup(NOW - ageMs));
          const newest = all.reduce((a, b) => (a.atMs > b.atMs ? a : b));
          const gone = backupsToDelete(all, NOW);
          if (NOW - newest.atMs < 28 * DAY) expect(gone).not.toContainEqual(newest);
        },
      ),
    );
  });
});
