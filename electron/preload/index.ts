import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge } from '#shared/contract/bridge';
import type { CoreEvent } from '#shared/contract/index';

const bridge: DesktopBridge = {
  call: (method, input) => ipcRenderer.invoke('core:call', method, input),
  subscribe: (listener) => {
    const onEvent = (_event: unknown, told: CoreEvent): void => listener(told);
    ipcRenderer.on('core:event', onEvent);
    return () => {
      ipcRenderer.off('core:event', onEvent);
    };
  },
  chooseFolder: () => ipcRenderer.invoke('dialog:chooseFolder'),
  saveFile: (fileName, bytes) => ipcRenderer.invoke('dialog:saveFile', fileName, bytes),
};

contextBridge.exposeInMainWorld('livingMap', bridge);
