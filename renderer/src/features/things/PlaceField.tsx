import { AimOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { AddressOffer } from '#renderer/features/addresses/index';
import { useCoordinates } from '#renderer/state/coordinates';
import { useAppState } from '#renderer/state/index';
import { dynamic, formatDistance, t } from '#renderer/ui/index';
import { COORDINATE_SYSTEMS, type CoordinateSystem, type LngLat } from '#shared/domain/geo/types';
import type { ByAddress } from './drafts.ts';
import { parsePlace, type TypedPlace } from './parsePlace.ts';

type PlaceFieldProps = {
  value: LngLat | null;
  /** What is typed as the address; '' when it must not place the record (a building). */
  address: string;
  /** The record is a line or an area; a new place makes it a point. */
  shaped: boolean;
  /** undefined: as it was. */
  onChange: (place: LngLat | null | undefined, byAddress?: ByAddress) => void;
};

const placeText = (place: LngLat | null): string =>
  place ? `${place[0].toFixed(6)}, ${place[1].toFixed(6)}` : '';

const shiftText = (metres: number): string =>
  metres < 1 ? t('coordinates.noShift') : t('coordinates.shift', { distance: formatDistance(metres) });

/** A click on the map that this form asked for, or that opened it (a new risk). */
function usePickedPlace(onChange: (place: LngLat) => void): void {
  const picked = useAppState((state) => state.pickedPlace);
  useEffect(() => {
    if (!picked) return;
    onChange(picked);
    useAppState.getState().setPickedPlace(null);
  }, [picked, onChange]);
}

/** A typed position and the system it is read in; told on only when it can be read. */
function useTypedPlace(onChange: PlaceFieldProps['onChange']) {
  const imported = useApiQuery('settings.get', {}).data?.importCrs;
  const { typedCrs: remembered, keep } = useCoordinates();
  const [chosen, setChosen] = useState<CoordinateSystem | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const usual = imported && imported !== 'none' ? imported : 'gcj02';
  const crs = chosen ?? remembered ?? usual;
  const type = (text: string, system: CoordinateSystem = crs): void => {
    setTyped(text);
    // What was read in one system must not be shown as another when the settings arrive.
    setChosen(system);
    // Half a number must not stay behind as a place.
    onChange(text.trim() === '' ? null : parsePlace(text, system)?.place);
  };
  const text = typed?.trim() ?? '';
  const choose = (system: CoordinateSystem): void => {
    keep({ typedCrs: system });
    type(text, system);
  };
  return {
    typed,
    text,
    crs,
    type,
    choose,
    read: text === '' ? null : parsePlace(text, crs),
    clear: () => setTyped(null),
  };
}

function Notes({
  text,
  read,
  picking,
  shaped,
}: {
  text: string;
  read: TypedPlace | null;
  picking: boolean;
  shaped: boolean;
}) {
  return (
    <>
      {text !== '' && !read && <span className="lm-field-error">{t('things.placeUnread')}</span>}
      {read?.ambiguous && <span className="lm-field-error">{t('coordinates.ambiguous')}</span>}
      {read?.swapped && <span className="lm-muted">{t('things.placeSwapped')}</span>}
      {picking && <span className="lm-muted">{t('things.pickHint')}</span>}
      {shaped && (picking || read) && <span className="lm-field-error">{t('things.placeShaped')}</span>}
    </>
  );
}

/** Where the thing is: by a click on the map, or typed in a system of choice. */
export function PlaceField({ value, address, shaped, onChange }: PlaceFieldProps) {
  const picking = useAppState((state) => state.mode.type === 'pickFormPlace');
  const setMode = useAppState((state) => state.setMode);
  const { typed, text, crs, type, choose, read, clear } = useTypedPlace(onChange);
  usePickedPlace((place) => {
    clear();
    onChange(place);
  });
  useEffect(() => () => useAppState.getState().setMode({ type: 'browse' }), []);
  return (
    <>
      <div className="lm-inline">
        <Input
          value={typed ?? placeText(value)}
          placeholder={t('things.placeHint')}
          aria-label={t('field.position')}
          allowClear
          status={text !== '' && !read ? 'warning' : ''}
          onChange={(event) => type(event.target.value)}
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
      {text !== '' && (
        <div className="lm-inline lm-place-crs">
          <Select
            value={crs}
            aria-label={t('things.crs')}
            options={COORDINATE_SYSTEMS.map((system) => ({
              value: system,
              label: dynamic(`things.crsName.${system}`, system),
            }))}
            onChange={choose}
          />
          {read && <span className="lm-muted">{shiftText(read.shiftM)}</span>}
        </div>
      )}
      {value === null && address !== '' && (
        <AddressOffer address={address} onTake={({ anchor, byAddress }) => onChange(anchor, byAddress)} />
      )}
      <Notes text={text} read={read} picking={picking} shaped={shaped} />
    </>
  );
}
