import { useEffect, useState } from 'react';
import { api } from '#renderer/api/index';
import type { StoredFile } from '#shared/contract/files';
import { thumbnailOf } from './picture.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The small picture: the one kept before, else made now and kept for the next time. */
async function smallPicture({ id, mime }: StoredFile): Promise<Bytes> {
  const { bytes } = await api.files.thumbnail({ id });
  if (bytes) return bytes as Bytes;
  const whole = await api.files.read({ id });
  const made = await thumbnailOf(whole.bytes as Bytes, mime);
  // Who may only look cannot keep it: it is then made again the next time.
  await api.files.keepThumbnail({ id, bytes: made }).catch(() => undefined);
  return made;
}

const wholePicture = async ({ id }: StoredFile): Promise<Bytes> =>
  (await api.files.read({ id })).bytes as Bytes;

/** A picture's address for an <img>, taken back when it is no longer shown; `failed` when there is none. */
export function usePictureUrl(
  file: StoredFile,
  size: 'small' | 'whole',
): { readonly url: string | null; readonly failed: boolean } {
  const [state, setState] = useState<{ url: string | null; failed: boolean }>({ url: null, failed: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file's content never changes, only its name and place
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    setState({ url: null, failed: false });
    const load = size === 'small' ? smallPicture : wholePicture;
    load(file).then(
      (bytes) => {
        if (gone) return;
        url = URL.createObjectURL(new Blob([bytes], { type: size === 'small' ? 'image/jpeg' : file.mime }));
        setState({ url, failed: false });
      },
      () => gone || setState({ url: null, failed: true }),
    );
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [file.id, size]);
  return state;
}
