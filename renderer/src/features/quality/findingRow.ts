import { useAppState } from '#renderer/state/index';
import type { OutputOf } from '#shared/contract/index';

/** A record with what was found about it. */
export type FindingRow = OutputOf<'quality.rows'>['rows'][number];

/** The row, its place on the map and its card are one selection. */
export function chooseRow({ thing }: FindingRow): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'thing', id: thing.id });
  if (thing.anchor) flyTo(thing.anchor);
}
