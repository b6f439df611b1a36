import type { DemoBuilding } from './buildings.ts';
import { daysBefore, type Gender, hoursOf } from './details.ts';
import type { Plan, PlanPoint } from './plan.ts';
import type { Random } from './random.ts';
import type { DemoThing } from './types.ts';
import type { DemoWords } from './words.ts';

/** What every maker of things needs. */
export type Making = {
  readonly random: Random;
  readonly plan: Plan;
  readonly words: DemoWords;
  readonly buildings: readonly DemoBuilding[];
  readonly nowMs: number;
  readonly nameOf: (gender: Gender) => string;
  readonly phones: { readonly landline: () => string; readonly mobile: () => string };
  readonly spot: (wanted: PlanPoint, gapM: number) => PlanPoint;
};

type ResourceWords = DemoWords['resources'][number];
export type PlacedThing = { readonly thing: DemoThing; readonly point: PlanPoint };

/** Shops on both pavements of the main street, from the west end; never on a crossing. */
function mainStreetPlaces({ plan }: Making, count: number): PlanPoint[] {
  const [from, to] = [(plan.columns[1] ?? 0) + 22, (plan.columns[4] ?? 0) - 22];
  const perSide = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, n): PlanPoint => {
    const u = from + ((to - from) * (Math.floor(n / 2) + (n % 2) / 2)) / perSide;
    const crossing = plan.columns.find((street) => Math.abs(street - u) < 15);
    const clear = crossing === undefined ? u : crossing + (u < crossing ? -15 : 15);
    return [clear, plan.mainV + (n % 2 === 0 ? 17 : -17)];
  });
}

/** By an estate's gate on its east side, one after the other. */
function gatePlace({ plan, words }: Making, estate: string, n: number): PlanPoint {
  const found = words.estates.find((one) => one.name === estate);
  if (!found) throw new RangeError(`estate ${estate}`);
  const box = plan.block(...found.block);
  return [box.u1 - 8, box.v0 + 34 + ((n * 23) % (box.v1 - box.v0 - 60))];
}

function blockPlace(
  { plan }: Making,
  block: readonly [number, number],
  at: readonly [number, number],
): PlanPoint {
  const box = plan.block(...block);
  return [box.u0 + at[0] * (box.u1 - box.u0), box.v0 + at[1] * (box.v1 - box.v0)];
}

const UNIT_TYPES: Readonly<Record<string, string>> = {
  'unit-government': 'government',
  'unit-co-build': 'coBuild',
  'unit-new-organization': 'newOrganization',
  'unit-merchant': 'merchant',
  'unit-property': 'property',
};

/** The attributes that only one kind has. */
function kindAttrs(words: ResourceWords): Record<string, unknown> {
  switch (words.kind) {
    case 'place':
      return words.count === undefined ? {} : { capacity: words.count };
    case 'unit':
      return { unitType: UNIT_TYPES[words.categoryId] ?? 'other' };
    case 'team':
      return words.count === undefined ? {} : { memberCount: words.count };
    case 'equipment':
      return { quantity: words.quantity ?? 1, quantityUnit: words.quantityUnit ?? '件' };
    case 'serviceProject':
      return { audience: words.audience ?? '全体居民', cost: '免费' };
  }
}

function makeResource(making: Making, words: ResourceWords, wanted: PlanPoint): PlacedThing {
  const { random, plan, nowMs, phones } = making;
  const point = making.spot(wanted, 7);
  const [lng, lat] = plan.toLngLat(point);
  const isOffice = words.kind === 'place' || words.kind === 'unit';
  const thing: DemoThing = {
    kind: words.kind,
    name: words.name,
    categoryId: words.categoryId,
    address: words.estate ? `${words.estate}东门` : plan.address(point),
    phone: isOffice ? phones.landline() : phones.mobile(),
    note: null,
    level: null,
    recheckOn: null,
    geometry: words.sizeM
      ? plan.footprint(point, ...words.sizeM)
      : { type: 'Point', coordinates: [lng, lat] },
    attrs: {
      contactName: making.nameOf(random.chance(0.5) ? 'female' : 'male'),
      capabilities: words.capabilities,
      weekly: hoursOf(words.hours),
      serviceRange: 'community',
      verifiedOn: daysBefore(nowMs, random.whole(5, 300)),
      ...kindAttrs(words),
    },
    createdAtMs: nowMs - random.whole(30, 364) * 86_400_000,
  };
  return { thing, point };
}

/** All resources where their words put them: along the main street, at estate gates, in the blocks of the plan. */
export function makeResources(making: Making): PlacedThing[] {
  const { resources } = making.words;
  const shops = mainStreetPlaces(making, resources.filter((one) => one.street).length);
  const atGate = new Map<string, number>();
  let shop = 0;
  return resources.map((words) => {
    if (words.street) return makeResource(making, words, shops[shop++] ?? [0, making.plan.mainV]);
    if (words.estate) {
      const n = atGate.get(words.estate) ?? 0;
      atGate.set(words.estate, n + 1);
      return makeResource(making, words, gatePlace(making, words.estate, n));
    }
    return makeResource(making, words, blockPlace(making, words.block ?? [2, 1], words.at ?? [0.5, 0.5]));
  });
}
