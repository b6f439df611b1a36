import { create } from 'zustand';
import { api } from '#renderer/api/index';
import { makeId } from '#renderer/ui/index';
import { type Basemap, PART_BYTES } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';

/** A tile file on its way into the map; it goes on while the panel is closed. */
export type Upload = {
  readonly key: string;
  readonly fileName: string;
  readonly sentBytes: number;
  readonly sizeBytes: number;
  /** The whole file is there and is being looked at. */
  readonly checking: boolean;
  readonly cancel: () => void;
};

type Uploads = { readonly list: readonly Upload[] };

export const useUploads = create<Uploads>(() => ({ list: [] }));

const change = (key: string, patch: Partial<Upload>): void =>
  useUploads.setState(({ list }) => ({
    list: list.map((one) => (one.key === key ? { ...one, ...patch } : one)),
  }));

async function sendParts(file: File, uploadId: string, key: string, signal: AbortSignal): Promise<void> {
  for (let offset = 0; offset < file.size; offset += PART_BYTES) {
    const part = await file.slice(offset, offset + PART_BYTES).arrayBuffer();
    if (signal.aborted) throw new AppError('cancelled');
    const { received } = await api.basemaps.putPart({ uploadId, offset, bytes: new Uint8Array(part) });
    change(key, { sentBytes: received });
  }
}

/** Brings a tile file in by parts. Throws AppError; `cancelled` when the user stopped it. */
export async function uploadTiles(file: File): Promise<Basemap> {
  const key = makeId();
  const control = new AbortController();
  const upload: Upload = {
    key,
    fileName: file.name,
    sentBytes: 0,
    sizeBytes: file.size,
    checking: false,
    cancel: () => control.abort(),
  };
  useUploads.setState(({ list }) => ({ list: [...list, upload] }));
  let uploadId: string | null = null;
  try {
    if (file.size === 0) throw new AppError('basemap.notTiles');
    ({ uploadId } = await api.basemaps.beginFile({ fileName: file.name, sizeBytes: file.size }));
    await sendParts(file, uploadId, key, control.signal);
    if (control.signal.aborted) throw new AppError('cancelled');
    change(key, { checking: true });
    return await api.basemaps.addTiles({ uploadId });
  } catch (error) {
    // The core gives it up by itself when this does not arrive.
    if (uploadId) void api.basemaps.dropFile({ uploadId }).catch(() => undefined);
    throw error;
  } finally {
    useUploads.setState(({ list }) => ({ list: list.filter((one) => one.key !== key) }));
  }
}
