import { AppError } from '#shared/contract/errors';

/** Turns what SQLite or the file system says into what a user can be told; other errors come back as they are. */
export function storageError(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  // A query that was still coming when the map was closed under it.
  if (error instanceof TypeError && error.message === 'The database connection is not open')
    return new AppError('map.notOpen', {}, { cause: error });
  if (typeof code !== 'string' || error instanceof AppError) return error;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk.full', {}, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS')
    return new AppError('map.readOnly', {}, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_CANTOPEN')
    return new AppError('disk.denied', {}, { cause: error });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new AppError('map.damaged', {}, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('map.busy', { who: '' }, { cause: error });
  return error;
}
