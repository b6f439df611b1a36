import type { Geometry } from '#shared/domain/geo/types';
import { DAY_MS } from '#shared/domain/workflow/calendar';
import { daysBefore } from './details.ts';
import type { PlanPoint } from './plan.ts';
import type { Making, PlacedThing } from './resources.ts';
import { makeScene } from './scenes.ts';
import type { DemoThing } from './types.ts';
import type { DemoWords } from './words.ts';

/** Days between two checks, by level: the higher the risk, the sooner. */
const RECHECK_DAYS: Readonly<Record<number, number>> = { 1: 3, 2: 7, 3: 14, 4: 30 };

type RiskWords = DemoWords['risks'][number];

/** Low ground by the river is an area, a crossing is a line, the rest are points. */
function shapeOf({ plan, random }: Making, risk: RiskWords, point: PlanPoint): Geometry {
  if (risk.categoryId === 'problem-flood-waterlog')
    return plan.footprint([point[0], point[1] + 12], random.between(60, 110), 30);
  if (risk.categoryId === 'problem-traffic-accident') {
    const ends: PlanPoint[] = [
      [point[0] - 28, point[1]],
      [point[0] + 28, point[1]],
    ];
    return { type: 'LineString', coordinates: ends.map((end) => [...plan.toLngLat(end)]) };
  }
  const [lng, lat] = plan.toLngLat(point);
  return { type: 'Point', coordinates: [lng, lat] };
}

function makeRisk(
  making: Making,
  risk: RiskWords,
  resources: readonly PlacedThing[],
  owners: readonly string[],
): DemoThing {
  const { random, nowMs } = making;
  const scene = makeScene(making, resources, risk.where, risk.categoryId);
  const wanted: PlanPoint = risk.where === 'river' ? clampU(scene.point) : scene.point;
  const point = making.spot(wanted, 5);
  const status = random.pick(['open', 'open', 'open', 'watching', 'watching', 'cleared']);
  const level = Math.min(4, Math.max(1, risk.level + random.pick([-1, 0, 0, 0, 1])));
  const foundDaysAgo = Math.min(360, Math.round(random.next() * random.next() * 380) + 2);
  const period = RECHECK_DAYS[level] ?? 14;
  return {
    kind: 'risk',
    name: risk.name.replace('{place}', scene.place),
    categoryId: risk.categoryId,
    address: scene.place,
    phone: null,
    note: null,
    level,
    // Some checks are overdue, as in any office.
    recheckOn: status === 'cleared' ? null : daysBefore(nowMs, random.whole(-period, Math.ceil(period / 5))),
    geometry: shapeOf(making, risk, point),
    attrs: { owner: random.pick(owners), status, foundOn: daysBefore(nowMs, foundDaysAgo) },
    createdAtMs: nowMs - foundDaysAgo * DAY_MS,
  };
}

/** Flooded areas are wide: they stay clear of the outline's corners. */
const clampU = ([u, v]: PlanPoint): PlanPoint => [Math.max(-470, Math.min(470, u)), v];

/** Risk marks of the past year, gathered where trouble gathers. */
export function makeRisks(
  making: Making,
  resources: readonly PlacedThing[],
  people: readonly PlacedThing[],
): DemoThing[] {
  const owners = people.slice(0, 14).map(({ thing }) => thing.name);
  return making.words.risks.flatMap((risk) =>
    Array.from({ length: risk.count }, () => makeRisk(making, risk, resources, owners)),
  );
}
