import { AppError } from '#shared/contract/errors';
import { openPdf, type PdfPages } from './pdf.ts';

/** A chosen file, judged: a picture the browser can read, or a PDF. */
export type OpenedPicture =
  | {
      readonly type: 'image';
      readonly file: File;
      readonly width: number;
      readonly height: number;
      readonly url: string;
    }
  | { readonly type: 'pdf'; readonly file: File; readonly pages: PdfPages };

/** Decoded, a picture takes four bytes a pixel: this is 576 MB. */
const MOST_PIXELS = 144_000_000;
const LONGEST_PX = 16_384;

const isPdf = async (file: File): Promise<boolean> =>
  /\.pdf$/i.test(file.name) || (await file.slice(0, 5).text()) === '%PDF-';
const isTif = async (file: File): Promise<boolean> =>
  /^(II\*\0|MM\0\*)/.test(await file.slice(0, 4).text()) || /\.tiff?$/i.test(file.name);

/** Reads a picture's size from its head; the pixels are not decoded yet. */
function measure(url: string): Promise<{ width: number; height: number } | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => resolve(null);
    image.src = url;
  });
}

/** Opens a chosen file. Errors: basemap.picture, basemap.pictureTif, basemap.pictureTooLarge, basemap.pdf, basemap.pdfLocked. */
export async function openPicture(file: File): Promise<OpenedPicture> {
  if (await isPdf(file)) return { type: 'pdf', file, pages: await openPdf(file) };
  const url = URL.createObjectURL(file);
  const size = await measure(url);
  if (size && size.width * size.height <= MOST_PIXELS && Math.max(size.width, size.height) <= LONGEST_PX)
    return { type: 'image', file, url, ...size };
  URL.revokeObjectURL(url);
  if (size) throw new AppError('basemap.pictureTooLarge', { ...size, limit: LONGEST_PX });
  throw new AppError((await isTif(file)) ? 'basemap.pictureTif' : 'basemap.picture');
}

export function closePicture(opened: OpenedPicture): void {
  if (opened.type === 'pdf') opened.pages.close();
  else URL.revokeObjectURL(opened.url);
}
