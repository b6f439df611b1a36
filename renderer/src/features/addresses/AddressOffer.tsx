import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useSettled } from '#renderer/ui/index';
import type { FoundBy } from '#shared/domain/address/index';
import type { LngLat } from '#shared/domain/geo/types';
import { guessKind, guessName, percent } from './guessText.ts';
import './addresses.css';

/** A place found by an address, and how. */
export type OfferedPlace = {
  readonly anchor: LngLat;
  readonly byAddress: { readonly how: FoundBy; readonly confidence: number };
};

const LEAST_LENGTH = 3;
const SETTLE_MS = 300;

/** Offers the place that a typed address leads to; one click takes it. Nothing while nothing is found. */
export function AddressOffer({
  address,
  onTake,
}: {
  address: string;
  onTake: (place: OfferedPlace) => void;
}) {
  const text = useSettled(address.trim(), SETTLE_MS);
  const enabled = text.length >= LEAST_LENGTH;
  const { data } = useApiQuery('addresses.resolve', { text: text.slice(0, 300) }, { enabled });
  const guess = enabled ? (data?.best ?? data?.alternatives[0]) : undefined;
  if (!guess) return null;
  const take = (): void => {
    useAppState.getState().flyTo(guess.anchor, 18);
    onTake({ anchor: guess.anchor, byAddress: { how: guess.how, confidence: guess.confidence } });
  };
  return (
    <div className="lm-offer" role="status">
      <span>
        {t(data?.best ? 'address.found' : 'address.perhaps')} <b>{guessName(guess)}</b>{' '}
        <span className="lm-muted">
          {guessKind(guess)} · {t('address.confidence')} {percent(guess.confidence)}
        </span>
      </span>
      <Button size="small" icon={<EnvironmentOutlined />} data-action="place-by-address" onClick={take}>
        {t('address.placeBy')}
      </Button>
    </div>
  );
}
