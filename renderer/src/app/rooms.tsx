import type { ComponentType } from 'react';
import { ListsRoom } from '#renderer/features/lists/index';
import { ProblemsRoom } from '#renderer/features/problems/index';
import { SettingsRoom } from '#renderer/features/settings/index';
import { StatsRoom } from '#renderer/features/stats/index';
import type { RoomId } from '#renderer/state/index';
import { HomeRoom } from './HomeRoom.tsx';
import { CellsRoom, PeopleRoom, ResourcesRoom, RisksRoom } from './TableRooms.tsx';

/** Every room of the rail. */
export const ROOM_VIEWS: Record<RoomId, ComponentType> = {
  map: HomeRoom,
  problems: ProblemsRoom,
  resources: ResourcesRoom,
  people: PeopleRoom,
  risks: RisksRoom,
  cells: CellsRoom,
  lists: ListsRoom,
  stats: StatsRoom,
  settings: SettingsRoom,
};
