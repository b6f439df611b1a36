import { makeId } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { PlacingDraft } from './placing.ts';

/** A placed picture's points, to be gone on with. */
export function draftOf({ picture }: Pick<Basemap, 'picture'>): PlacingDraft {
  const placement = picture?.placement;
  return {
    points: (placement?.points ?? []).map(({ pixel, at }) => ({ key: makeId(), pixel, at })),
    method: placement?.method ?? null,
    fresh: false,
  };
}
