import { t } from '#renderer/ui/index';
import { useBasemapList } from '../basemap/useBasemaps.ts';
import { metresPerPixel, scaleBarM, scaleOf } from '../canvas/view.ts';
import { useMapUi } from '../mapUi.ts';

const MOST_PX = 110;

/** 审图号 and source lines of the basemaps that are shown, each once, the uppermost first. */
export function useSources(): string {
  const shown = useBasemapList().filter((basemap) => basemap.shown);
  const words = [...shown]
    .reverse()
    .flatMap(({ mapNumber, attribution }) => [
      mapNumber && t('map.basemap.number', { number: mapNumber }),
      attribution,
    ]);
  return [...new Set(words.filter((word) => word !== ''))].join(' · ');
}

/** Below the map: what the map is not, where its basemaps come from, and its scale. */
export function NoteLine() {
  const zoom = useMapUi((state) => state.zoom);
  const latitude = useMapUi((state) => state.latitude);
  const sources = useSources();
  const metres = metresPerPixel({ scale: scaleOf(zoom) }, latitude);
  const lengthM = scaleBarM(metres, MOST_PX);
  return (
    <footer className="lm-map-note">
      <span className="lm-ellipsis" title={t('map.note')}>
        {t('map.note')}
      </span>
      {sources !== '' && (
        <span className="lm-map-sources lm-ellipsis" title={sources}>
          {sources}
        </span>
      )}
      <span className="lm-map-scale">
        <i style={{ width: lengthM / metres }} />
        {lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`}
      </span>
    </footer>
  );
}
