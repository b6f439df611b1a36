import type { PlanPoint } from './plan.ts';
import type { Random } from './random.ts';
import type { PlacedThing } from './resources.ts';
import type { DemoAssignment, DemoStep } from './types.ts';

/** Somebody or something that can be asked, by its index in the demo's things. */
export type Helper = PlacedThing & { readonly index: number };

/** What a thing can do: a person's skills, a resource's capabilities. */
function offers({ thing }: Helper): readonly unknown[] {
  const { skills, capabilities } = thing.attrs as { skills?: unknown[]; capabilities?: unknown[] };
  return skills ?? capabilities ?? [];
}

/** The nearest of a kind that can do one of the needs. */
function nearest(
  helpers: readonly Helper[],
  needs: readonly string[],
  [u, v]: PlanPoint,
): Helper | undefined {
  let best: Helper | undefined;
  let bestM = Number.POSITIVE_INFINITY;
  for (const helper of helpers) {
    const distanceM = Math.hypot(helper.point[0] - u, helper.point[1] - v);
    if (distanceM >= bestM || !offers(helper).some((offer) => needs.includes(String(offer)))) continue;
    [best, bestM] = [helper, distanceM];
  }
  return best;
}

/** Who was asked: the nearest fitting person, the nearest fitting resource, or the property company when nobody fits. */
export function chooseHelpers(
  random: Random,
  helpers: readonly Helper[],
  needs: readonly string[],
  point: PlanPoint,
): Helper[] {
  const person = nearest(
    helpers.filter(({ thing }) => thing.kind === 'person'),
    needs,
    point,
  );
  const resource = nearest(
    helpers.filter(({ thing }) => thing.kind === 'unit' || thing.kind === 'team'),
    needs,
    point,
  );
  const fitting = [person, resource].filter((helper) => helper !== undefined);
  if (fitting.length === 0) {
    const property = helpers.find(({ thing }) => thing.categoryId === 'unit-property');
    return property ? [property] : [];
  }
  return fitting.length === 2 && random.chance(0.45) ? [random.pick(fitting)] : fitting;
}

/** The assignments that fit a problem's history: sent with its dispatch, accepted when work began, done when it ended. */
export function assign(
  random: Random,
  helpers: readonly Helper[],
  history: readonly DemoStep[],
): DemoAssignment[] {
  const dispatched = history.find((step) => step.action === 'dispatch');
  if (!dispatched) return [];
  const started = history.some((step) => step.action === 'start');
  const finished = history.findLast((step) => step.action === 'finish');
  return helpers.map(({ index }, n) => {
    const declined = n > 0 && random.chance(0.2);
    const state = declined ? 'declined' : finished ? 'done' : started ? 'accepted' : 'sent';
    return {
      thingIndex: index,
      state,
      sentAtMs: dispatched.atMs,
      doneAtMs: state === 'done' && finished ? finished.atMs : null,
      note: declined ? '当日有事，不能到场' : null,
    };
  });
}
