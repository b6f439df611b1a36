import { useApiQuery } from '#renderer/api/index';
import type { StoredFile } from '#shared/contract/files';

const NONE: readonly StoredFile[] = [];

/** The files of a record, and those that may come back. */
export function useFilesOf(thingId: string): {
  readonly files: readonly StoredFile[];
  readonly removed: readonly StoredFile[];
} {
  const { data } = useApiQuery('files.of', { thingId }, { keepPrevious: false });
  return { files: data?.files ?? NONE, removed: data?.removed ?? NONE };
}
