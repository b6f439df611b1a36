import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PART_BYTES } from '#shared/contract/basemaps';
import type { InputOf, OutputOf } from '#shared/contract/index';
import type { TestCore } from './testCore.ts';

/** Brings a file in, in parts of `partBytes`, as the window does. */
export async function upload(
  test: TestCore,
  fileName: string,
  bytes: Uint8Array,
  partBytes = PART_BYTES,
): Promise<string> {
  const { uploadId } = await test.call('basemaps.beginFile', { fileName, sizeBytes: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += partBytes)
    await test.call('basemaps.putPart', { uploadId, offset, bytes: bytes.slice(offset, offset + partBytes) });
  return uploadId;
}

/** Adds a tile package by its bytes. */
export async function addBytes(
  test: TestCore,
  fileName: string,
  bytes: Uint8Array,
  looks: InputOf<'basemaps.addTiles'>['looks'] = {},
): Promise<OutputOf<'basemaps.addTiles'>> {
  return test.call('basemaps.addTiles', { uploadId: await upload(test, fileName, bytes), looks });
}

/** Adds a tile package from the disk. */
export const addFile = (test: TestCore, path: string) =>
  addBytes(test, basename(path), new Uint8Array(readFileSync(path)));
