import type { Category } from '#shared/contract/things';
import { haversineM } from '#shared/domain/geo/distance';
import { anchorOf, contains } from '#shared/domain/geo/polygon';
import { DAY_MS } from '#shared/domain/workflow/calendar';
import { type DemoBuilding, makeBuildings } from './buildings.ts';
import { type CellShape, DEMO_CODE, makeCells, makeOutline } from './cells.ts';
import { makeNames, makePhones, makeSpots } from './details.ts';
import { enrich } from './enrich.ts';
import { makePeople } from './people.ts';
import { makePlan } from './plan.ts';
import { makeProblems } from './problems.ts';
import { makeRandom, type Random } from './random.ts';
import { type Making, makeResources, type PlacedThing } from './resources.ts';
import { makeRisks } from './risks.ts';
import type { DemoCell, DemoData, DemoThing } from './types.ts';
import type { DemoWords } from './words.ts';

export type DemoInput = {
  readonly seed: number;
  /** The demo's year ends here, epoch milliseconds. */
  readonly nowMs: number;
  readonly words: DemoWords;
  /** The built-in categories: needs, levels and deadlines of the problems. */
  readonly categories: readonly Category[];
};

/** Households of shops and old houses that are not in the list of buildings. */
function otherHouseholds(random: Random): number {
  return random.whole(8, 40);
}

/** Households by the buildings inside; the lead is the nearest person who leads no other cell. */
function peopleCells(
  random: Random,
  shapes: readonly CellShape[],
  buildings: readonly DemoBuilding[],
  things: readonly DemoThing[],
): DemoCell[] {
  const free = new Set(things.flatMap((thing, index) => (thing.kind === 'person' ? [index] : [])));
  const anchors = things.map((thing) => anchorOf(thing.geometry));
  const homes = buildings.map(({ thing, households }) => ({ at: anchorOf(thing.geometry), households }));
  const leadOf = (shape: CellShape): number | null => {
    const middle = anchorOf(shape.geometry);
    let [best, bestM]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const index of free) {
      const anchor = anchors[index];
      const distanceM = anchor ? haversineM(anchor, middle) : Number.POSITIVE_INFINITY;
      if (distanceM < bestM) [best, bestM] = [index, distanceM];
    }
    if (best !== null) free.delete(best);
    return best;
  };
  return shapes.map((shape) => ({
    ...shape,
    key: shape.code,
    parentKey: shape.parentKey ?? DEMO_CODE,
    households:
      homes.reduce((sum, home) => sum + (contains(shape.geometry, home.at) ? home.households : 0), 0) +
      otherHouseholds(random),
    leadPersonIndex: leadOf(shape),
  }));
}

/**
 * Invents a whole community with a year of its life: outline, cells, buildings, resources, people, risks, problems.
 * Pure: the same input gives the same data on every machine. All positions WGS-84; names and numbers are invented.
 */
export function generateDemo({ seed, nowMs, words, categories }: DemoInput): DemoData {
  const random = makeRandom(seed);
  const plan = makePlan(random, words);
  const outline = makeOutline(plan);
  const shapes = makeCells(random, plan, outline, words.community.replace(/社区$/u, ''));
  const buildings = makeBuildings(random, plan, words, nowMs - 364 * DAY_MS);
  const making: Making = {
    random,
    plan,
    words,
    buildings,
    nowMs,
    nameOf: makeNames(random, words),
    phones: makePhones(),
    spot: makeSpots(),
  };
  const enriched = (placed: PlacedThing, n: number): PlacedThing => ({
    ...placed,
    thing: enrich(placed.thing, n, nowMs),
  });
  const resources = makeResources(making).map(enriched);
  const people = makePeople(making).map(enriched);
  const helpers = [...resources, ...people].map((placed, n) => ({ ...placed, index: buildings.length + n }));
  const things = [
    ...buildings.map(({ thing }) => thing),
    ...helpers.map(({ thing }) => thing),
    ...makeRisks(making, resources, people),
  ];
  const cells = peopleCells(random, shapes, buildings, things);
  const community: DemoCell = {
    key: DEMO_CODE,
    code: DEMO_CODE,
    name: words.community,
    tier: 'community',
    parentKey: null,
    geometry: outline,
    households: cells.reduce((sum, cell) => sum + (cell.tier === 'cell' ? cell.households : 0), 0),
    leadPersonIndex: null,
  };
  return {
    name: words.community,
    code: DEMO_CODE,
    outline,
    cells: [community, ...cells],
    things,
    problems: makeProblems(making, resources, helpers, categories),
  };
}
