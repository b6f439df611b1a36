import { App } from 'antd';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { useFileDrop } from './useFileDrop.ts';

/** Files dropped anywhere on the window open the wizard with them. */
export function ImportDoor() {
  useFileDrop((files) => useAppState.getState().queueImport(files));
  return null;
}

/** While the wizard is busy with one file, others wait for their turn, and it says so. */
export function WaitingDoor() {
  const { message } = App.useApp();
  useFileDrop((files) => {
    useAppState.getState().queueImport(files);
    void message.info(t('import.queued', { count: useAppState.getState().importFiles.length }));
  });
  return null;
}

/** Takes the file whose turn it is. */
export function nextWaiting(): File | undefined {
  const [file, ...importFiles] = useAppState.getState().importFiles;
  if (file) useAppState.setState({ importFiles });
  return file;
}
