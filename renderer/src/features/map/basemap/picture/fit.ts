import type { Basemap } from '#shared/contract/basemaps';
import {
  type ControlPoint,
  type Fit,
  fitPlacement,
  type PlacementMethod,
  POINTS_NEEDED,
} from '#shared/domain/basemap/placement';
import type { DraftPoint, PlacingDraft } from './placing.ts';

export const isWhole = (point: DraftPoint): point is DraftPoint & ControlPoint =>
  point.pixel !== null && point.at !== null;

/** The freest method that so many points fix. */
export function methodFor(count: number): PlacementMethod {
  if (count >= POINTS_NEEDED.projective) return 'projective';
  return count >= POINTS_NEEDED.affine ? 'affine' : 'similarity';
}

export type DraftFit = {
  readonly method: PlacementMethod;
  readonly points: readonly (DraftPoint & ControlPoint)[];
  /** Null while there are fewer than two points. */
  readonly fit: Fit | null;
};

/** How a draft would lie. */
export function fitDraft(draft: PlacingDraft, picture: NonNullable<Basemap['picture']>): DraftFit {
  const points = draft.points.filter(isWhole);
  const chosen = draft.method && POINTS_NEEDED[draft.method] <= points.length ? draft.method : null;
  const method = chosen ?? methodFor(points.length);
  const size = [picture.width, picture.height] as const;
  return { method, points, fit: points.length < 2 ? null : fitPlacement(points, method, size) };
}

export type Verdict = 'exact' | 'good' | 'fair' | 'poor';

/** What an error means for work in a community: under 3 m good, under 10 m fair. `exact`: no point left to check by. */
export function verdictOf(fit: Extract<Fit, { ok: true }>): Verdict {
  if (fit.spare === 0) return 'exact';
  if (fit.rmsM < 3) return 'good';
  return fit.rmsM < 10 ? 'fair' : 'poor';
}

/** Where nothing is left to check by, the error that a stiffer method has with the same points, metres; null for two points. */
export function checkedM({ method, points }: DraftFit): number | null {
  if (method === 'similarity') return null;
  const stiffer = fitPlacement(points, method === 'projective' ? 'affine' : 'similarity');
  return stiffer.ok ? stiffer.rmsM : null;
}
