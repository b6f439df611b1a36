import { useState } from 'react';
import { api, useApiCommand, useApiQuery } from '#renderer/api/index';
import { pickFile } from '#renderer/platform/index';
import { useErrorNotice } from '#renderer/ui/index';
import type { ImportFile } from '#shared/contract/imports';
import type { InputOf } from '#shared/contract/index';
import type { CoordinateSystem } from '#shared/domain/geo/types';

export type SketchChoice = {
  readonly use: InputOf<'basemaps.addSketchLayer'>['use'];
  readonly crs: CoordinateSystem;
  readonly nameKey: string | null;
};
type Opened = { readonly file: ImportFile; readonly choice: SketchChoice };

const NAME_KEYS = /^(name|名称|道路名称?|路名|河流名称?|mc|title)$/i;
const USES = [
  ['road', /路|道|街|road|highway|street/i],
  ['water', /水|河|湖|江|water|river|lake/i],
  ['green', /绿|园|林|green|park|forest|landuse/i],
] as const;

export const keysOf = (file: ImportFile): readonly string[] =>
  file.sheets[0]?.columns.map(({ header }) => header) ?? [];

/** What a file most likely shows: by its name, else by whether it has more lines than areas. */
function firstChoice(file: ImportFile, crs: CoordinateSystem): SketchChoice {
  const byName = USES.find(([, pattern]) => pattern.test(file.fileName))?.[0];
  const mostlyLines = (file.shapes?.lines ?? 0) >= (file.shapes?.areas ?? 0);
  return {
    crs,
    use: byName ?? (mostlyLines ? 'road' : 'other'),
    nameKey: keysOf(file).find((key) => NAME_KEYS.test(key)) ?? null,
  };
}

/** From choosing a file of roads, water or green to having it in the sketch. */
export function useSketchImport(onDone: () => void) {
  const showError = useErrorNotice();
  const settings = useApiQuery('settings.get', {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useApiCommand('imports.open');
  const add = useApiCommand('basemaps.addSketchLayer');
  const discard = (): void => {
    // When that fails, the core forgets the file by itself.
    if (opened) void api.imports.discard({ importId: opened.file.importId }).catch(() => undefined);
  };
  const choose = async (): Promise<void> => {
    const picked = await pickFile('.geojson,.json,.kml,.kmz,.gpx,.zip,.shp');
    if (!picked) return;
    const file = await open.mutateAsync(picked);
    discard();
    const crs = settings.data?.importCrs;
    setOpened({ file, choice: firstChoice(file, crs && crs !== 'none' ? crs : 'wgs84') });
  };
  const run = async ({ file: { importId }, choice }: Opened): Promise<void> => {
    await add.mutateAsync({ importId, ...choice });
    onDone();
  };
  return {
    opened,
    opening: open.isPending,
    saving: add.isPending,
    change: (patch: Partial<SketchChoice>) =>
      setOpened((now) => now && { ...now, choice: { ...now.choice, ...patch } }),
    choose: () => void choose().catch(showError),
    run: () => opened && void run(opened).catch(showError),
    discard,
  };
}
