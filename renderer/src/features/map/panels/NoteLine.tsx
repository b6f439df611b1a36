import { t } from '#renderer/ui/index';
import { metresPerPixel, scaleBarM, scaleOf } from '../canvas/view.ts';
import { useMapUi } from '../mapUi.ts';

const MOST_PX = 110;

/** Below the map: what the map is not, and its scale. */
export function NoteLine() {
  const zoom = useMapUi((state) => state.zoom);
  const latitude = useMapUi((state) => state.latitude);
  const metres = metresPerPixel({ scale: scaleOf(zoom) }, latitude);
  const lengthM = scaleBarM(metres, MOST_PX);
  return (
    <footer className="lm-map-note">
      <span className="lm-ellipsis">{t('map.note')}</span>
      <span className="lm-map-scale">
        <i style={{ width: lengthM / metres }} />
        {lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`}
      </span>
    </footer>
  );
}
