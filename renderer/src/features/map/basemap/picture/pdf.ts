import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AppError } from '#shared/contract/errors';

/** A PDF's pages, to choose one of. */
export type PdfPages = {
  readonly count: number;
  /** A small picture of a page (from 1) as a canvas, not wider than `widthPx`. */
  readonly preview: (page: number, widthPx: number) => Promise<HTMLCanvasElement>;
  /** A page sharp enough to work with. */
  readonly render: (page: number) => Promise<ImageBitmap>;
  readonly close: () => void;
};

/** Plans are drawn for paper: 300 dots in an inch of it, but no side longer than this. */
const DOTS_PER_POINT = 300 / 72;
const LONGEST_PX = 9_000;

async function paint(file: PDFDocumentProxy, number: number, scaleFor: (w: number, h: number) => number) {
  const page = await file.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: scaleFor(width, height) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
  page.cleanup();
  return canvas;
}

const told = (error: unknown): AppError =>
  new AppError((error as Error).name === 'PasswordException' ? 'basemap.pdfLocked' : 'basemap.pdf');

let port: Worker | undefined;

/** Opens a PDF; its reader is loaded only now. Errors: basemap.pdf, basemap.pdfLocked. */
export async function openPdf(file: Blob): Promise<PdfPages> {
  const pdf = await import('pdfjs-dist');
  port ??= new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module' });
  pdf.GlobalWorkerOptions.workerPort = port;
  const folder = (name: string): string => new URL(`pdf/${name}/`, document.baseURI).href;
  const task = pdf.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    useWasm: false,
    disableWorkerRendering: true,
  });
  try {
    const opened = await task.promise;
    return {
      count: opened.numPages,
      preview: (page, widthPx) => paint(opened, page, (width) => widthPx / width),
      render: async (page) => {
        const canvas = await paint(opened, page, (width, height) =>
          Math.min(DOTS_PER_POINT, LONGEST_PX / Math.max(width, height)),
        );
        const bitmap = await createImageBitmap(canvas);
        // Lets its memory go at once.
        canvas.width = 0;
        return bitmap;
      },
      close: () => void task.destroy(),
    };
  } catch (error) {
    void task.destroy();
    throw told(error);
  }
}
