import type { KindId } from '../../kinds/index.ts';

/** How many problems at one time: a person, a team, a unit (or place, or service). Equipment goes with somebody, not by itself. */
export type Capacities = { readonly person: number; readonly team: number; readonly unit: number };

export const STANDARD_CAPACITIES: Capacities = { person: 1, team: 2, unit: 5 };

const SHARED_BY: Record<KindId, keyof Capacities | 'none'> = {
  person: 'person',
  team: 'team',
  unit: 'unit',
  place: 'unit',
  serviceProject: 'unit',
  equipment: 'none',
  building: 'none',
  risk: 'none',
};

/** Problems that one of a kind may be sent to at one time, those included that are already theirs (`busy`). */
export function placesOf(kind: KindId, capacities: Capacities, busy: number): number {
  const by = SHARED_BY[kind];
  const most = by === 'none' ? 0 : capacities[by];
  return Math.max(0, most - busy);
}
