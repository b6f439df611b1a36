import { type FileHandle, mkdir, open, rm, statfs } from 'node:fs/promises';
import { PART_BYTES } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import { storageError } from '../../store/sqlite/errors.ts';
import { basemapsFolder, partFile } from './places.ts';

/** A file on its way in, into a file of ours. */
export type Upload = {
  readonly fileName: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly handle: FileHandle;
  received: number;
  isWriting: boolean;
};

/** The disk must keep so much for everything else. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** Makes the folder, and sees that there is room. Errors: disk.full, disk.denied. */
export async function makeRoom(folder: string, bytes: number): Promise<void> {
  try {
    await mkdir(basemapsFolder(folder), { recursive: true });
    const { bavail, bsize } = await statfs(basemapsFolder(folder));
    if (bavail * bsize < bytes + SPARE_BYTES) throw new AppError('disk.full');
  } catch (error) {
    throw storageError(error);
  }
}

/** Errors: disk.*. */
export async function beginUpload(
  folder: string,
  id: string,
  given: { fileName: string; sizeBytes: number },
): Promise<Upload> {
  await makeRoom(folder, given.sizeBytes);
  const path = partFile(folder, id);
  try {
    return { ...given, path, handle: await open(path, 'wx'), received: 0, isWriting: false };
  } catch (error) {
    throw storageError(error);
  }
}

/** Writes the next part. Errors: basemap.upload when it is not the next one, disk.*. */
export async function addPart(upload: Upload, offset: number, bytes: Uint8Array): Promise<number> {
  const isNext = offset === upload.received && offset + bytes.length <= upload.sizeBytes;
  if (!isNext || upload.isWriting || bytes.length > PART_BYTES) throw new AppError('basemap.upload');
  upload.isWriting = true;
  try {
    for (let at = 0; at < bytes.length; )
      at += (await upload.handle.write(bytes, at, bytes.length - at, offset + at)).bytesWritten;
    upload.received = offset + bytes.length;
    return upload.received;
  } catch (error) {
    throw storageError(error);
  } finally {
    upload.isWriting = false;
  }
}

/** Closes a file that is wholly there. Errors: basemap.upload, and then the file is gone. */
export async function endUpload(upload: Upload): Promise<void> {
  await upload.handle.close();
  if (upload.received === upload.sizeBytes && !upload.isWriting) return;
  await rm(upload.path, { force: true });
  throw new AppError('basemap.upload');
}

export async function dropUpload(upload: Upload): Promise<void> {
  await upload.handle.close().catch(() => undefined);
  await rm(upload.path, { force: true });
}
