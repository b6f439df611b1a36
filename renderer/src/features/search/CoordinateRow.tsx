import { AimOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useCoordinates } from '#renderer/state/coordinates';
import { useAppState } from '#renderer/state/index';
import { dynamic, formatDistance, t } from '#renderer/ui/index';
import { toWgs84 } from '#shared/domain/geo/convert';
import {
  formatCoordinate,
  parseCoordinate,
  shiftM,
  type WrittenCoordinate,
} from '#shared/domain/geo/coordinateText';
import type { CoordinateSystem } from '#shared/domain/geo/types';

const ASKED = ['wgs84', 'gcj02', 'bd09'] as const satisfies readonly CoordinateSystem[];

/** The position that a text is, when it can be nothing else. */
export function coordinateIn(text: string): WrittenCoordinate | null {
  const read = parseCoordinate(text);
  return read && !read.ambiguous ? read : null;
}

/** The system that typed positions are read in: as last chosen, else as the office imports. */
function useTypedSystem(): CoordinateSystem {
  const typed = useCoordinates((state) => state.typedCrs);
  const imported = useApiQuery('settings.get', {}).data?.importCrs;
  return typed ?? (imported && imported !== 'none' ? imported : 'gcj02');
}

/** Takes the map to a typed position and marks it there. */
export function useGoToCoordinate(): (written: WrittenCoordinate) => void {
  const crs = useTypedSystem();
  return ({ lngLat }) => {
    const { room, setRoom, select, flyTo } = useAppState.getState();
    if (room === 'settings' || room === 'stats' || room === 'lists') setRoom('map');
    select(null);
    const at = toWgs84(lngLat, crs);
    useCoordinates.getState().setLocated(at);
    useCoordinates.getState().setClicked(at);
    flyTo(at, 17);
  };
}

type CoordinateRowProps = { written: WrittenCoordinate; active: boolean; onPick: () => void };

/** 定位到坐标: where a pasted position leads, and the question which map it was taken from. */
export function CoordinateRow({ written, active, onPick }: CoordinateRowProps) {
  const crs = useTypedSystem();
  const keep = useCoordinates((state) => state.keep);
  const metres = shiftM(written.lngLat, crs);
  return (
    <div className="lm-hit-coordinate">
      <button type="button" role="option" aria-selected={active} className="lm-hit" onClick={onPick}>
        <AimOutlined className="lm-hit-symbol" />
        <span className="lm-hit-title">{t('coordinates.goTo')}</span>
        <span className="lm-hit-detail">{formatCoordinate(written.lngLat, written.form)}</span>
        <span className="lm-hit-kind">
          {metres < 1 ? '' : t('coordinates.shift', { distance: formatDistance(metres) })}
        </span>
      </button>
      <div className="lm-hit-systems">
        <span className="lm-muted">{t('coordinates.which')}</span>
        <Segmented
          size="small"
          value={crs}
          options={ASKED.map((system) => ({
            value: system,
            label: dynamic(`things.crsName.${system}`, system),
          }))}
          onChange={(system) => keep({ typedCrs: system })}
        />
      </div>
    </div>
  );
}
