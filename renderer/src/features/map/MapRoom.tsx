import type { ReactNode } from 'react';
import { MapView } from './MapView.tsx';

/** Home: the list at the left, the map, and at the right whatever card the shell gives. */
export function MapRoom({ card }: { card?: ReactNode }) {
  return (
    <div className="lm-map-room">
      <MapView />
      {card}
    </div>
  );
}
