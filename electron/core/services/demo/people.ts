import type { DemoBuilding } from './buildings.ts';
import { daysBefore, type Gender, hoursOf } from './details.ts';
import type { PlanPoint } from './plan.ts';
import type { Making, PlacedThing } from './resources.ts';
import type { DemoWords } from './words.ts';

const PEOPLE = 80;
/** The model case: a lamp is out at this building … */
const LAMP_BUILDING = '朝南埭12幢';
/** … and an electrician lives about so far from it. */
const ELECTRICIAN_DISTANCE_M = 130;

type Trade = DemoWords['people'][number];

function electricianHome({ buildings }: Making): DemoBuilding | undefined {
  const lamp = buildings.find((building) => building.name === LAMP_BUILDING);
  if (!lamp) return undefined;
  const missBy = (building: DemoBuilding): number =>
    Math.abs(
      Math.hypot(building.middle[0] - lamp.middle[0], building.middle[1] - lamp.middle[1]) -
        ELECTRICIAN_DISTANCE_M,
    );
  return buildings
    .filter((building) => building.estate === lamp.estate)
    .reduce((best, building) => (missBy(building) < missBy(best) ? building : best), lamp);
}

/** A position in a flat of the building. */
function flatIn(making: Making, home: DemoBuilding, unit: number): PlanPoint {
  const along = ((unit - 0.5) / home.units - 0.5) * (home.lengthM - 6);
  const wanted: PlanPoint = [
    home.middle[0] + along,
    home.middle[1] + making.random.between(-0.25, 0.25) * home.widthM,
  ];
  return making.spot(wanted, 2.5);
}

type Life = {
  readonly post: string;
  readonly weekly: readonly unknown[];
  readonly employer: string;
  readonly onCall: boolean;
};

/** Retired people by day, working people after work, emergency posts at any time. */
function lifeOf({ random, words }: Making): Life {
  const post = random.pick(['standing', 'specialty', 'specialty', 'emergency']);
  const retired = random.chance(0.4);
  const hours = post === 'emergency' ? 'wide' : retired ? 'day' : 'afterWork';
  return {
    post,
    weekly: hoursOf(hours),
    employer: retired ? '退休' : random.pick(words.employers),
    onCall: post === 'emergency',
  };
}

function makePerson(
  making: Making,
  trade: Trade,
  home: DemoBuilding,
  life: Life,
  partyMember: boolean,
): PlacedThing {
  const { random, words, nowMs } = making;
  const gender: Gender = random.chance(0.45) ? 'female' : 'male';
  const unit = random.whole(1, home.units);
  const flat = `${random.whole(1, home.floors)}0${random.whole(1, 2)}`;
  const point = flatIn(making, home, unit);
  const [lng, lat] = making.plan.toLngLat(point);
  const consentBasis = random.pick(['signed', 'signed', 'signed', 'verbal', 'duty']);
  return {
    point,
    thing: {
      kind: 'person',
      name: making.nameOf(gender),
      categoryId: trade.categoryId,
      address: `${home.name}${unit}单元${flat}室`,
      phone: making.phones.mobile(),
      note: null,
      level: null,
      recheckOn: null,
      geometry: { type: 'Point', coordinates: [lng, lat] },
      attrs: {
        gender,
        partyMember,
        ...(partyMember ? { branch: random.pick(words.branches) } : {}),
        post: life.post,
        skills: trade.skills,
        certificates: trade.certificates,
        employer: life.employer,
        weekly: life.weekly,
        onCall: life.onCall,
        maxCallsPerMonth: random.whole(2, 8),
        serviceRange: random.pick(['cell', 'community', 'community', 'street']),
        consentBasis,
        consentOn: daysBefore(nowMs, random.whole(20, 350)),
        verifiedOn: daysBefore(nowMs, random.whole(3, 200)),
      },
      createdAtMs: nowMs - random.whole(20, 364) * 86_400_000,
    },
  };
}

/** People with their trades, most of them party members; the first is the electrician of the model case. */
export function makePeople(making: Making): PlacedThing[] {
  const { random, buildings, words } = making;
  const home = electricianHome(making);
  const electrician = words.people[0];
  const people: PlacedThing[] = [];
  if (home && electrician) {
    const life = { post: 'specialty', weekly: hoursOf('wide'), employer: '退休', onCall: true };
    people.push(makePerson(making, electrician, home, life, true));
  }
  while (people.length < PEOPLE) {
    const trade = words.people[people.length % words.people.length];
    if (trade)
      people.push(makePerson(making, trade, random.pick(buildings), lifeOf(making), random.chance(0.72)));
  }
  return people;
}
