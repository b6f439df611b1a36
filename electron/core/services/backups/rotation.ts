/** A backup as its file name tells it. */
export type BackupName = { readonly id: string; readonly atMs: number; readonly reason: BackupReason };
export const BACKUP_REASONS = ['manual', 'auto', 'close', 'migration', 'beforeRestore'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

const DAY_MS = 86_400_000;
const CST_MS = 8 * 3_600_000;
const PATTERN = /^map-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(\d{3})-([a-zA-Z]+)\.sqlite$/;

/** File name of a backup: its China Standard Time to the millisecond and why it was made. */
export function backupFileName(atMs: number, reason: BackupReason): string {
  const text = new Date(atMs + CST_MS).toISOString().replace(/[-:.]/g, '');
  return `map-${text.slice(0, 8)}-${text.slice(9, 18)}-${reason}.sqlite`;
}

/** Reads a file name back; null for other files. */
export function parseBackupName(fileName: string): BackupName | null {
  const match = PATTERN.exec(fileName);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, ms, reason] = match;
  if (!(BACKUP_REASONS as readonly string[]).includes(reason ?? '')) return null;
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}+08:00`);
  return { id: fileName, atMs, reason: reason as BackupReason };
}

/**
 * Which backups to keep: the newest 3 of today, the newest of each of the last 7 days, the newest of each of the last
 * 4 weeks (days and weeks in China Standard Time), and the newest 3 made before a restore or a migration.
 */
export function backupsToDelete(all: readonly BackupName[], nowMs: number): readonly BackupName[] {
  const newestFirst = [...all].sort((a, b) => b.atMs - a.atMs || b.id.localeCompare(a.id));
  const keep = new Set<string>();
  const dayOf = (atMs: number): number => Math.floor((atMs + CST_MS) / DAY_MS);
  const today = dayOf(nowMs);
  const keepFirst = (rows: readonly BackupName[], count: number): void => {
    for (const row of rows.slice(0, count)) keep.add(row.id);
  };
  const special = (row: BackupName): boolean => row.reason === 'beforeRestore' || row.reason === 'migration';
  keepFirst(
    newestFirst.filter((row) => dayOf(row.atMs) >= today),
    3,
  );
  for (let back = 1; back <= 7; back += 1)
    keepFirst(
      newestFirst.filter((row) => dayOf(row.atMs) === today - back),
      1,
    );
  for (let week = 1; week <= 4; week += 1)
    keepFirst(
      newestFirst.filter((row) => {
        const age = today - dayOf(row.atMs);
        return age > 7 * (week - 1) && age <= 7 * week;
      }),
      1,
    );
  keepFirst(newestFirst.filter(special), 3);
  return newestFirst.filter((row) => !keep.has(row.id));
}
