import { api } from '#renderer/api/index';
import { saveFile } from '#renderer/platform/index';
import type { StoredFile } from '#shared/contract/files';
import type { FileMime } from '#shared/domain/files/index';

const ENDINGS: Record<FileMime, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/plain': 'txt',
};

/** What a type is called: PDF, DOCX. */
export const typeName = (mime: FileMime): string => ENDINGS[mime].toUpperCase();

/** The name with the ending of its content, whatever it was renamed to. */
const withEnding = ({ fileName, mime }: StoredFile): string => {
  const ending = ENDINGS[mime];
  const has = new RegExp(`\\.(${ending}${ending === 'jpg' ? '|jpeg' : ''})$`, 'i').test(fileName);
  return has ? fileName : `${fileName}.${ending}`;
};

/** Hands a stored file to the user: the native save dialog, or the browser's download. */
export async function saveStored(file: StoredFile): Promise<void> {
  const { bytes } = await api.files.read({ id: file.id });
  await saveFile(withEnding(file), bytes);
}
