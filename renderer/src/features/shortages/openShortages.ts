import { useAppState } from '#renderer/state/index';

/** Goes to the 缺口清单. */
export function openShortages(): void {
  const { setView, setRoom } = useAppState.getState();
  setView('lists', 'shortages');
  setRoom('lists');
}
