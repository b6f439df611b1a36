import type { DemoBuilding } from './buildings.ts';
import type { PlanPoint } from './plan.ts';
import type { Making, PlacedThing } from './resources.ts';
import type { Where } from './words.ts';

/** Where something happens: on the plan, and in the words of the caller. */
export type Scene = {
  readonly point: PlanPoint;
  readonly place: string;
  readonly building: DemoBuilding | null;
};

/** Estates where some troubles gather, so that hotspots are there to be found. */
const HOT_ESTATES: Readonly<Record<string, string>> = {
  'problem-fire-wiring': '清禾新村',
  'problem-parking-ebike': '清禾新村',
  'problem-fire-passage': '朝南埭',
  'problem-property-lighting': '朝南埭',
  'problem-environment-sewage': '朝南埭',
  'problem-flood-waterlog': '听泉小区',
  'problem-lift-fault': '映月花园',
  'problem-falling-throw': '望山居',
  'problem-parking-block': '槐荫苑',
};
const HOT_SHARE = 0.6;

function atBuilding({ random, buildings }: Making, categoryId: string): Scene {
  const hot = HOT_ESTATES[categoryId];
  const near = buildings.filter((building) => building.estate === hot);
  const building = random.pick(near.length > 0 && random.chance(HOT_SHARE) ? near : buildings);
  const along = random.between(-0.4, 0.4) * building.lengthM;
  // In front of the house, on its south side.
  const point: PlanPoint = [building.middle[0] + along, building.middle[1] - building.widthM / 2 - 3];
  return { point, place: building.name, building };
}

function onStreet({ random, plan }: Making): Scene {
  const northSouth = random.chance(0.5);
  const street = (northSouth ? plan.columns : plan.rows).slice(1, northSouth ? 5 : 4);
  const point: PlanPoint = northSouth
    ? [random.pick(street) + random.between(-5, 5), random.between(-380, 190)]
    : [random.between(-540, 440), random.pick(street) + random.between(-5, 5)];
  return { point, place: `${plan.address(point)}附近`, building: null };
}

/** Chooses a scene for a category; `resources` are the shops that trouble on the main street happens at. */
export function makeScene(
  making: Making,
  resources: readonly PlacedThing[],
  where: Where,
  categoryId: string,
): Scene {
  const { random, plan } = making;
  switch (where) {
    case 'building':
      return atBuilding(making, categoryId);
    case 'street':
      return onStreet(making);
    case 'main': {
      const shops = resources.filter(({ thing }) => thing.categoryId === 'unit-merchant');
      const shop = random.pick(shops.length > 0 ? shops : resources);
      return { point: shop.point, place: `${plan.address(shop.point)}旁`, building: null };
    }
    case 'river': {
      const point: PlanPoint = [random.between(-540, 540), plan.riverV + random.between(4, 14)];
      return { point, place: `${plan.address(point)}河边`, building: null };
    }
    case 'park':
    case 'school': {
      const name = where === 'park' ? '公园' : '小学';
      const found = resources.find(({ thing }) => thing.kind === 'place' && thing.name.endsWith(name));
      const at = found?.point ?? [0, plan.mainV];
      const point: PlanPoint =
        where === 'park'
          ? [at[0] + random.between(-60, 60), at[1] + random.between(-30, 30)]
          : [at[0] + random.between(-40, 40), (plan.rows[3] ?? 0) + 6];
      return { point, place: found?.thing.name ?? name, building: null };
    }
  }
}
