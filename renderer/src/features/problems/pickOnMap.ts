import { useAppState } from '#renderer/state/index';

/** Shows the map and waits for the click that says where the problem is. */
export function pickOnMap(): void {
  const { setRoom, setMode } = useAppState.getState();
  setRoom('map');
  setMode({ type: 'pickProblemPlace' });
}
