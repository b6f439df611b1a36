import '../basemap.css';
import { FileZipOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { pickFiles } from '#renderer/platform/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { MapEngine } from '../../engine.ts';
import { useBasemapList } from '../useBasemaps.ts';
import { BasemapRow } from './BasemapRow.tsx';
import { UploadRow } from './UploadRow.tsx';
import { uploadTiles, useUploads } from './uploads.ts';
import { useBasemapActions } from './useBasemapActions.ts';

/** Chooses tile files and brings them in; errors are told one by one. */
function useTileFiles(): () => Promise<void> {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  return async () => {
    for (const file of await pickFiles('.mbtiles,.pmtiles')) {
      try {
        const { name } = await uploadTiles(file);
        void message.success(t('map.basemap.added', { name }));
      } catch (error) {
        showError(error);
      }
    }
  };
}

/** 底图: what lies below the map, in order, the uppermost first, and the ways to add to it. */
export function BasemapPanel({ engine }: { engine: MapEngine }) {
  const list = useBasemapList();
  const uploads = useUploads((state) => state.list);
  const chooseTiles = useTileFiles();
  const [, setEdited] = useState<Basemap | null>(null);
  const actionsOf = useBasemapActions(engine, list, { onEdit: setEdited, onPlace: setEdited });
  const top = [...list].reverse();
  return (
    <section className="lm-map-options lm-basemaps" aria-label={t('map.basemap.tool')}>
      {top.length === 0 && uploads.length === 0 && (
        <p className="lm-basemap-hint">{t('map.basemap.empty')}</p>
      )}
      <ul className="lm-basemap-list">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} />
        ))}
        {top.map((basemap, index) => (
          <BasemapRow
            key={basemap.id}
            basemap={basemap}
            first={top[index - 1]?.role !== basemap.role}
            last={top[index + 1]?.role !== basemap.role}
            unplaced={false}
            actions={actionsOf(basemap)}
          />
        ))}
      </ul>
      <div className="lm-basemap-adds">
        <Button icon={<FileZipOutlined />} data-action="add-tiles" onClick={() => void chooseTiles()}>
          {t('map.basemap.addTiles')}
        </Button>
      </div>
    </section>
  );
}
