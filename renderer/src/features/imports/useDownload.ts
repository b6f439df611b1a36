import { useState } from 'react';
import { saveFile } from '#renderer/platform/index';
import { useErrorNotice } from '#renderer/ui/index';

type Download = { readonly fileName: string; readonly bytes: Uint8Array };

/** Fetches a workbook from the core and saves it; `busy` meanwhile, and what fails is said. */
export function useDownload(): {
  readonly busy: boolean;
  readonly download: (fetchFile: () => Promise<Download>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const showError = useErrorNotice();
  const download = async (fetchFile: () => Promise<Download>): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, bytes } = await fetchFile();
      await saveFile(fileName, bytes);
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, download };
}
