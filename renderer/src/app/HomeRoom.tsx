import { useState } from 'react';
import { MapRoom } from '#renderer/features/map/index';
import { useAppState } from '#renderer/state/index';
import { CardHost } from './CardHost.tsx';
import { StartGuide, useFirstSteps } from './StartGuide.tsx';

/** 地图: the map with its list and card; on a map that is not yet set up, the first steps stand in the card's place. */
export function HomeRoom() {
  const [dismissed, setDismissed] = useState(false);
  const steps = useFirstSteps();
  const free = useAppState((state) => state.card.type === 'none');
  const guide = steps && !dismissed && free && !(steps.outline && steps.grid && steps.import);
  return (
    <MapRoom card={guide ? <StartGuide done={steps} onClose={() => setDismissed(true)} /> : <CardHost />} />
  );
}
