import type { ReactNode } from 'react';
import { useAppState } from '#renderer/state/index';
import { PlacePane } from './basemap/picture/PlacePane.tsx';
import { usePlacing } from './basemap/picture/placing.ts';
import { CompareRoom } from './compare/CompareRoom.tsx';
import { MapView } from './MapView.tsx';
import { useMapUi } from './mapUi.ts';
import { Drawer } from './room/Drawer.tsx';
import { RiskForm } from './room/RiskForm.tsx';
import { useStartView } from './views/useStartView.ts';
import { WallScreen } from './wall/WallScreen.tsx';

/** Home: the list at the left, the map, and at the right the card that the shell gives, or the risk being marked. */
export function MapRoom({ card }: { card: ReactNode }) {
  const drawerOpen = useMapUi((state) => state.drawerOpen);
  useStartView();
  const wall = useAppState((state) => state.wall);
  const marking = useAppState((state) => state.mode.type === 'markRisk');
  const comparing = useAppState((state) => state.comparing);
  const placing = usePlacing((state) => state.open !== null);
  if (wall) return <WallScreen />;
  if (comparing)
    return (
      <div className="lm-map-room">
        <CompareRoom />
      </div>
    );
  return (
    <div className="lm-map-room">
      {placing ? <PlacePane /> : drawerOpen && <Drawer />}
      <MapView />
      {marking ? (
        <aside className="lm-map-form">
          <RiskForm />
        </aside>
      ) : (
        !placing && card
      )}
    </div>
  );
}
