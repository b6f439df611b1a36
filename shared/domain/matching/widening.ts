import { RINGS, type Widening } from './outcome.ts';
import type { Coverage } from './shortage.ts';
import type { Pick } from './types.ts';

/** The level that does not wait for the cell: 红. */
const EMERGENCY_LEVEL = 1;

/**
 * 小事不出网格、大事不出社区. A ring is enough when from it and those inside of it somebody able to come (not busy, not full,
 * not called too often, not for other cells only) meets in full every need that the caller named and at least one of
 * those that the category only supposes; what only a rival of it needs counts where there is nothing else. Needs that
 * nobody anywhere meets now are shortages; they widen nothing. A problem without needs is content with the first of those
 * found who may come. Level 1 goes to the community at once.
 */
export function widen(
  coverages: readonly Coverage[],
  picks: readonly Pick[],
  level: number | null,
): Widening {
  if (level === EMERGENCY_LEVEL) return { ring: 'community', why: 'emergency', need: null };
  if (coverages.length === 0) return widenForAnybody(picks);
  const sure = coverages.filter(({ need }) => !need.isDoubtful);
  const decisive = sure.length === 0 ? coverages : sure;
  const met = decisive.filter(({ ring }) => ring < RINGS.length);
  if (met.length === 0) return { ring: 'beyond', why: 'nobody', need: decisive[0]?.need.need ?? null };
  const guessed = met.filter(({ need }) => !need.isNamed);
  const easiest = guessed.reduce<Coverage | null>(
    (best, one) => (best === null || one.ring < best.ring ? one : best),
    null,
  );
  const deciding = met
    .filter(({ need }) => need.isNamed)
    .reduce<Coverage | null>((most, one) => (most === null || one.ring > most.ring ? one : most), easiest);
  return {
    ring: RINGS[deciding?.ring ?? RINGS.length] ?? 'beyond',
    why: 'enough',
    need: deciding?.need.need ?? null,
  };
}

function widenForAnybody(picks: readonly Pick[]): Widening {
  const rings = picks.flatMap(({ ring, available }) =>
    ring === null || available === 'no' ? [] : [RINGS.indexOf(ring)],
  );
  const ring = RINGS[Math.min(...rings)];
  return ring === undefined
    ? { ring: 'beyond', why: 'nobody', need: null }
    : { ring, why: 'enough', need: null };
}
