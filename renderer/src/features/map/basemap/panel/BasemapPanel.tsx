import { useState } from 'react';
import { t } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { MapEngine } from '../../engine.ts';
import { useBasemapList } from '../useBasemaps.ts';
import { AddButtons } from './AddButtons.tsx';
import { BasemapRow } from './BasemapRow.tsx';
import { EditDialog } from './EditDialog.tsx';
import { RemovedList } from './RemovedList.tsx';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './uploads.ts';
import { useBasemapActions } from './useBasemapActions.ts';

/** 底图: what lies below the map, in order, the uppermost first, and the ways to add to it. */
export function BasemapPanel({ engine }: { engine: MapEngine }) {
  const list = useBasemapList();
  const uploads = useUploads((state) => state.list);
  const [edited, setEdited] = useState<Basemap | null>(null);
  const actionsOf = useBasemapActions(engine, list, { onEdit: setEdited, onPlace: () => undefined });
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
      <AddButtons onPicture={() => undefined} />
      <RemovedList />
      {edited && <EditDialog basemap={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
