import { type RoomId, useAppState } from '#renderer/state/index';
import { type KindId, kindsWithRole, RESOURCE_KINDS } from '#shared/domain/kinds/index';

/** The lists of a cell that hold things, and in which room they have their table. */
export const THING_LISTS = ['resources', 'people', 'risks'] as const;
export type ThingList = (typeof THING_LISTS)[number];
export type CellList = ThingList | 'problems';

export const KINDS_OF: Record<ThingList, readonly KindId[]> = {
  resources: RESOURCE_KINDS,
  people: kindsWithRole('person'),
  risks: kindsWithRole('risk'),
};

/** Opens the table of a list, showing only what is in a cell. */
export function openInTable(list: CellList, cellId: string): void {
  const { setFilter, setProblemFilter, setRoom, setView } = useAppState.getState();
  const room: RoomId = list;
  setView(room, 'register');
  if (list === 'problems') setProblemFilter({ cellIds: [cellId] });
  else setFilter({ kinds: [...KINDS_OF[list]], cellIds: [cellId] });
  setRoom(room);
}

/** Where a list that is empty gets its first record. */
export function startList(list: CellList): void {
  const { setRoom, setMode } = useAppState.getState();
  if (list === 'problems') {
    document.querySelector<HTMLInputElement>('[data-problem-box] input')?.focus();
    return;
  }
  if (list === 'risks') {
    setRoom('map');
    setMode({ type: 'markRisk' });
    return;
  }
  setRoom(list);
}
