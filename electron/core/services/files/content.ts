import { AppError, type ErrorCode } from '#shared/contract/errors';
import {
  FILE_MAX_BYTES,
  type FileMime,
  inspectPicture,
  isImage,
  type Sniffed,
  sniffFile,
  stripPicture,
} from '#shared/domain/files/index';

/** What is kept of a file that was given. */
export type Content = {
  readonly fileName: string;
  readonly mime: FileMime;
  readonly bytes: Uint8Array;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
};

const REFUSALS: Record<Extract<Sniffed, { ok: false }>['reason'], ErrorCode> = {
  empty: 'file.empty',
  heic: 'file.heic',
  macro: 'file.macro',
  active: 'file.active',
  unknown: 'file.notTaken',
};
const MB = 1024 * 1024;
const LONGEST_NAME = 120;

/** The name without folders and control characters; its ending stays where it must be cut. */
function plainName(given: string): string {
  const name = given
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
  return name.length <= LONGEST_NAME ? name || 'file' : name.slice(0, LONGEST_NAME - ending.length) + ending;
}

/** Judges a file by its content and takes out of a picture all that is not the picture. Errors: as `files.add`. */
export function contentOf(given: { fileName: string; bytes: Uint8Array }): Content {
  const { bytes } = given;
  const fileName = plainName(given.fileName);
  if (bytes.length > FILE_MAX_BYTES)
    throw new AppError('file.tooHeavy', {
      sizeMb: Math.ceil(bytes.length / MB),
      limitMb: FILE_MAX_BYTES / MB,
    });
  const sniffed = sniffFile(bytes, fileName);
  if (!sniffed.ok) throw new AppError(REFUSALS[sniffed.reason]);
  const { mime } = sniffed;
  if (!isImage(mime)) return { fileName, mime, bytes, widthPx: null, heightPx: null };
  const seen = inspectPicture(mime, bytes);
  const stripped = stripPicture(mime, bytes);
  if (!seen || !stripped) throw new AppError('file.damaged');
  if (seen.orientation !== 1) throw new AppError('file.turned');
  return { fileName, mime, bytes: stripped, widthPx: seen.widthPx, heightPx: seen.heightPx };
}
