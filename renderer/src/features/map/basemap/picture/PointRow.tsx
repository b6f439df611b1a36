import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { t } from '#renderer/ui/index';
import { toWgs84 } from '#shared/domain/geo/convert';
import { formatCoordinate, parseCoordinate } from '#shared/domain/geo/coordinateText';
import type { CoordinateSystem, LngLat } from '#shared/domain/geo/types';
import type { DraftPoint } from './placing.ts';

type PointRowProps = {
  readonly point: DraftPoint;
  readonly number: number;
  readonly active: boolean;
  readonly residualM: number | null;
  /** The system that typed positions are read in. */
  readonly crs: CoordinateSystem;
  readonly onPlace: (at: LngLat) => void;
  readonly onRemove: () => void;
};

/** The place on the map: clicked there, or typed; what cannot be read stays to be corrected. */
function PlaceInput({ point, crs, onPlace }: Pick<PointRowProps, 'point' | 'crs' | 'onPlace'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : parseCoordinate(typed);
  const commit = (): void => {
    if (!read) return;
    onPlace(toWgs84(read.lngLat, crs));
    setTyped(null);
  };
  return (
    <Input
      size="small"
      value={typed ?? (point.at ? formatCoordinate(point.at, 'decimal') : '')}
      placeholder={t('map.basemap.placing.clickMap')}
      aria-label={t('map.basemap.placing.place')}
      {...(typed && !read ? { status: 'error' as const, title: t('things.placeUnread') } : {})}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={commit}
      onBlur={commit}
    />
  );
}

/** One control point: its spot in the picture, its place, and how far they are apart. */
export function PointRow(props: PointRowProps) {
  const { point, number, active, residualM, onRemove } = props;
  return (
    <tr data-active={active || undefined}>
      <th scope="row">{number}</th>
      <td>
        {point.pixel ? (
          point.pixel.map(Math.round).join(', ')
        ) : (
          <span className="lm-muted">{t('map.basemap.placing.clickPicture')}</span>
        )}
      </td>
      <td>
        <PlaceInput {...props} />
      </td>
      <td className="lm-placing-error">{residualM === null ? '' : `${residualM.toFixed(1)} m`}</td>
      <td>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('map.basemap.placing.removePoint', { number })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}
