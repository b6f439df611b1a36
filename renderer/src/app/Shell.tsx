import { useEffect, useState } from 'react';
import { useSymbolLooks } from '#renderer/api/lookups';
import { ImportDoor, ImportWizard } from '#renderer/features/imports/index';
import { SearchPalette } from '#renderer/features/search/index';
import { dropAllDrafts } from '#renderer/features/things/index';
import { useAppState } from '#renderer/state/index';
import { LooksContext } from '#renderer/ui/index';
import { Rail } from './Rail.tsx';
import { ROOM_VIEWS } from './rooms.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useShortcuts } from './useShortcuts.ts';

/** The one window: rail, top bar, room, status bar. */
export function Shell({ mapName, userName }: { mapName: string; userName: string }) {
  const room = useAppState((state) => state.room);
  const importOpen = useAppState((state) => state.importOpen);
  const looks = useSymbolLooks();
  const [searching, setSearching] = useState(false);
  useShortcuts(() => setSearching(true));
  // What was selected, filtered or half typed belongs to this map; the next one opens clean.
  useEffect(
    () => () => {
      useAppState.setState(useAppState.getInitialState(), true);
      dropAllDrafts();
    },
    [],
  );
  useEffect(() => {
    document.title = mapName;
  }, [mapName]);
  const Room = ROOM_VIEWS[room];
  return (
    <LooksContext value={looks}>
      <div className="lm-shell">
        <Rail />
        <TopBar mapName={mapName} userName={userName} onSearch={() => setSearching(true)} />
        <main className="lm-room" key={room}>
          <Room />
        </main>
        <StatusBar />
        {searching && <SearchPalette onClose={() => setSearching(false)} />}
        {importOpen ? <ImportWizard /> : <ImportDoor />}
      </div>
    </LooksContext>
  );
}
