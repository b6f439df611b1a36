import { AppError } from '#shared/contract/errors';
import { IMPORT_MAX_BYTES } from '#shared/domain/imports/limit';

/** The desktop program's folder dialog; null where there is none (a browser cannot give folders). */
export const folderChooser: (() => Promise<string | null>) | null = window.livingMap
  ? window.livingMap.chooseFolder
  : null;

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  html: 'text/html;charset=utf-8',
};

/** Hands a file to the user: native save dialog, or the browser's download. False when the user left the dialog. */
export async function saveFile(fileName: string, bytes: Uint8Array): Promise<boolean> {
  if (window.livingMap) return window.livingMap.saveFile(fileName, bytes);
  const type = TYPES[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download reads the address after this turn; give it time before taking it away.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

export type PickedFile = { readonly fileName: string; readonly bytes: Uint8Array };

/** Reads a file from an input or a drop. Errors: file.tooLarge before it is loaded; what the browser says of a file that cannot be read. */
export async function readFile(file: File): Promise<PickedFile> {
  if (file.size > IMPORT_MAX_BYTES)
    throw new AppError('file.tooLarge', {
      sizeMb: megabytes(file.size),
      limitMb: megabytes(IMPORT_MAX_BYTES),
    });
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Asks for files; none when the user leaves the dialog. */
export function pickFiles(accept: string): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = true;
    input.oncancel = () => resolve([]);
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.click();
  });
}

/** Asks for one file; null when the user leaves the dialog. */
export function pickFile(accept: string): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.oncancel = () => resolve(null);
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) readFile(file).then(resolve, reject);
      else resolve(null);
    };
    input.click();
  });
}
