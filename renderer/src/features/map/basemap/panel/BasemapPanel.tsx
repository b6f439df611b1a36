import { useState } from 'react';
import { t } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { MapEngine } from '../../engine.ts';
import { draftOf } from '../picture/draftOf.ts';
import { usePlacing } from '../picture/placing.ts';
import { useBasemapList } from '../useBasemaps.ts';
import { AddButtons } from './AddButtons.tsx';
import { BasemapRow } from './BasemapRow.tsx';
import { EditDialog } from './EditDialog.tsx';
import { RemovedList } from './RemovedList.tsx';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './uploads.ts';
import { useBasemapActions } from './useBasemapActions.ts';

/** Opens the picture beside the map with its points as they are; its place must be in sight. */
function placeAgain(basemap: Basemap): void {
  usePlacing.getState().begin(basemap.id, draftOf(basemap));
  usePlacing.getState().setOpacity(basemap.opacity);
}

/** 底图: what lies below the map, in order, the uppermost first, and the ways to add to it. */
export function BasemapPanel({ engine }: { engine: MapEngine }) {
  const list = useBasemapList();
  const uploads = useUploads((state) => state.list);
  const drafts = usePlacing((state) => state.drafts);
  const [edited, setEdited] = useState<Basemap | null>(null);
  const actionsOf = useBasemapActions(engine, list, { onEdit: setEdited, onPlace: placeAgain });
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
            unplaced={drafts[basemap.id]?.fresh ?? false}
            actions={actionsOf(basemap)}
          />
        ))}
      </ul>
      <AddButtons engine={engine} />
      <RemovedList />
      {edited && <EditDialog basemap={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
