import { App } from 'antd';
import { useState } from 'react';
import { api, useApiCommand, useApiQuery } from '#renderer/api/index';
import { pickFile } from '#renderer/platform/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { ImportFile } from '#shared/contract/imports';
import { firstChoice, importInput, type OutlineChoice } from './outlineChoice.ts';

type Opened = { readonly file: ImportFile; readonly choice: OutlineChoice };

/** A file of areas from choosing it to having it on the map. */
export function useOutlineImport(onDone: () => void) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const settings = useApiQuery('settings.get', {});
  const state = useApiQuery('app.state', {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useApiCommand('imports.open');
  const outline = useApiCommand('cells.importOutline');
  const cells = useApiCommand('cells.importCells');

  const choose = async (): Promise<void> => {
    const picked = await pickFile('.geojson,.json,.kml,.kmz,.zip,.shp');
    if (!picked) return;
    const file = await open.mutateAsync(picked);
    const crs = settings.data?.importCrs;
    const choice = firstChoice(file, {
      crs: crs && crs !== 'none' ? crs : 'gcj02',
      name: state.data?.map?.name ?? '',
      code: settings.data?.communityCode ?? '',
    });
    setOpened({ file, choice });
  };
  const take = async ({ file, choice }: Opened): Promise<void> => {
    const { crs, name, code } = choice;
    const { importId } = file;
    if (choice.target === 'outline') {
      await outline.mutateAsync({ importId, crs, name, code });
      void message.success(t('cells.outlineDone'));
    } else {
      const { created } = await cells.mutateAsync(importInput(file, choice));
      void message.success(t('cells.imported', { count: created }));
    }
    onDone();
  };
  return {
    opened,
    opening: open.isPending,
    saving: outline.isPending || cells.isPending,
    change: (patch: Partial<OutlineChoice>) =>
      setOpened((now) => now && { ...now, choice: { ...now.choice, ...patch } }),
    choose: () => void choose().catch(showError),
    run: () => opened && void take(opened).catch(showError),
    /** Lets the core forget a file that is not used; when that fails, it forgets by itself. */
    discard: () =>
      opened && void api.imports.discard({ importId: opened.file.importId }).catch(() => undefined),
  };
}
