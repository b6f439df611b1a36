import { inspectPicture, isImage, LARGE_IMAGE_PX, sniffFile } from '#shared/domain/files/index';
import type { LngLat } from '#shared/domain/geo/types';

/** A chosen file, looked at before it is sent. */
export type Chosen = {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string | null;
  /** Turned or mirrored by its EXIF: drawn anew, upright. */
  readonly isTurned: boolean;
  /** The longer side of a picture, pixels. */
  readonly longestPx: number;
  readonly position: LngLat | null;
};

const QUALITY = 0.9;
const THUMBNAIL_PX = 240;
const THUMBNAIL_QUALITY = 0.8;

/** Reads a file and what its EXIF says; the core judges by itself what it takes. */
export async function lookAt(file: File): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sniffed = sniffFile(bytes, file.name);
  const mime = sniffed.ok ? sniffed.mime : null;
  const seen = mime && isImage(mime) ? inspectPicture(mime, bytes) : null;
  return {
    fileName: file.name,
    bytes,
    mime,
    isTurned: (seen?.orientation ?? 1) !== 1,
    longestPx: Math.max(seen?.widthPx ?? 0, seen?.heightPx ?? 0),
    position: seen?.position ?? null,
  };
}

export const isLarge = (chosen: Chosen): boolean => chosen.longestPx > LARGE_IMAGE_PX;

async function drawn(
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  longestPx: number,
  out: { type: string; quality: number },
): Promise<Uint8Array<ArrayBuffer>> {
  // `from-image`: the browser turns the picture as its EXIF says.
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mime }), {
    imageOrientation: 'from-image',
  });
  try {
    const scale = Math.min(1, longestPx / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, out.type, out.quality));
    if (!blob) throw new Error('no picture');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    bitmap.close();
  }
}

/** The bytes to send: as they are, or drawn anew where the picture is turned or shall be smaller. */
export function readyBytes(chosen: Chosen, reduce: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, mime, isTurned } = chosen;
  const smaller = reduce && isLarge(chosen);
  if (!mime || (!isTurned && !smaller)) return Promise.resolve(bytes);
  const type = mime === 'image/gif' ? 'image/png' : mime;
  return drawn(bytes, mime, smaller ? LARGE_IMAGE_PX : chosen.longestPx, { type, quality: QUALITY });
}

/** A small picture for galleries. */
export const thumbnailOf = (bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<Uint8Array<ArrayBuffer>> =>
  drawn(bytes, mime, THUMBNAIL_PX, { type: 'image/jpeg', quality: THUMBNAIL_QUALITY });
