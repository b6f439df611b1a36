import { AimOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { dynamic, t } from '#renderer/ui/index';
import { COORDINATE_SYSTEMS, type CoordinateSystem, type LngLat } from '#shared/domain/geo/types';
import { parsePlace } from './parsePlace.ts';

type PlaceFieldProps = { value: LngLat | null; onChange: (place: LngLat | null) => void };

const placeText = (place: LngLat | null): string =>
  place ? `${place[0].toFixed(6)}, ${place[1].toFixed(6)}` : '';

/** A click on the map that this form asked for, or that opened it (a new risk). */
function usePickedPlace(onChange: (place: LngLat) => void): void {
  const picked = useAppState((state) => state.pickedPlace);
  useEffect(() => {
    if (!picked) return;
    onChange(picked);
    useAppState.getState().setPickedPlace(null);
  }, [picked, onChange]);
}

/** Where the thing is: by a click on the map, or typed in a system of choice. */
export function PlaceField({ value, onChange }: PlaceFieldProps) {
  const picking = useAppState((state) => state.mode.type === 'pickFormPlace');
  const setMode = useAppState((state) => state.setMode);
  const settings = useApiQuery('settings.get', {});
  const remembered = settings.data?.importCrs;
  const [chosen, setChosen] = useState<CoordinateSystem | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  usePickedPlace((place) => {
    setTyped(null);
    onChange(place);
  });
  useEffect(() => () => useAppState.getState().setMode({ type: 'browse' }), []);
  const crs = chosen ?? (remembered && remembered !== 'none' ? remembered : 'gcj02');
  const read = typed?.trim() ? parsePlace(typed, crs) : null;
  const take = (text: string, system: CoordinateSystem): void => {
    setTyped(text);
    // What was read in one system must not be shown as another when the settings arrive.
    setChosen(system);
    if (text.trim() === '') onChange(null);
    const place = parsePlace(text, system);
    if (place) onChange(place.place);
  };
  return (
    <>
      <div className="lm-inline">
        <Input
          value={typed ?? placeText(value)}
          placeholder={t('things.placeHint')}
          aria-label={t('field.position')}
          allowClear
          status={typed?.trim() && !read ? 'warning' : ''}
          onChange={(event) => take(event.target.value, crs)}
        />
        <Button
          type={picking ? 'primary' : 'default'}
          icon={<AimOutlined />}
          data-action="pick-place"
          onClick={() => setMode({ type: picking ? 'browse' : 'pickFormPlace' })}
        >
          {t(picking ? 'things.picking' : 'things.pick')}
        </Button>
      </div>
      {typed !== null && typed.trim() !== '' && (
        <div className="lm-inline lm-place-crs">
          <Select
            value={crs}
            aria-label={t('things.crs')}
            options={COORDINATE_SYSTEMS.map((system) => ({
              value: system,
              label: dynamic(`things.crsName.${system}`, system),
            }))}
            onChange={(system: CoordinateSystem) => {
              take(typed, system);
            }}
          />
        </div>
      )}
      {typed?.trim() && !read && <span className="lm-field-error">{t('things.placeUnread')}</span>}
      {read?.swapped && <span className="lm-muted">{t('things.placeSwapped')}</span>}
      {picking && <span className="lm-muted">{t('things.pickHint')}</span>}
    </>
  );
}
