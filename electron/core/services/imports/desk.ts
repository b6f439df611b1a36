import { AppError } from '#shared/contract/errors';
import type { ImportFile } from '#shared/contract/imports';
import type { GeoFeature } from '#shared/domain/imports/features';
import type { PlanSheet } from '#shared/domain/imports/plan';

/** A file that was read and waits for the user's decisions. */
export type OpenedImport = {
  readonly importId: string;
  readonly fileName: string;
  readonly format: ImportFile['format'];
  readonly sheets: readonly (PlanSheet & { readonly name: string })[];
  readonly features: readonly GeoFeature[] | null;
  /** The system that the file itself says its coordinates are in. */
  readonly crs: 'wgs84' | 'cgcs2000' | null;
};

/** The opened files of one map, in memory only: they hold personal data. */
export type ImportDesk = {
  readonly put: (file: Omit<OpenedImport, 'importId'>) => OpenedImport;
  /** Throws AppError `import.expired`. */
  readonly get: (importId: string) => OpenedImport;
  readonly discard: (importId: string) => void;
  readonly close: () => void;
};

const EXPIRES_MS = 30 * 60_000;
const AT_MOST = 5;

/** Keeps at most five opened files; one that was not touched for half an hour is let go, the oldest first. */
export function makeImportDesk(ports: { now: () => number; newId: () => string }): ImportDesk {
  // In the order of last use.
  const held = new Map<string, { file: OpenedImport; usedAtMs: number }>();
  const letGo = (): void => {
    const nowMs = ports.now();
    for (const [id, { usedAtMs }] of held)
      if (nowMs - usedAtMs > EXPIRES_MS || held.size > AT_MOST) held.delete(id);
  };
  const hold = (file: OpenedImport): OpenedImport => {
    held.delete(file.importId);
    held.set(file.importId, { file, usedAtMs: ports.now() });
    letGo();
    return file;
  };
  return {
    put: (file) => hold({ ...file, importId: ports.newId() }),
    get: (importId) => {
      letGo();
      const found = held.get(importId);
      if (!found) throw new AppError('import.expired');
      return hold(found.file);
    },
    discard: (importId) => void held.delete(importId),
    close: () => held.clear(),
  };
}
