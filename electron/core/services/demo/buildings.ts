import type { Plan, PlanPoint } from './plan.ts';
import type { Random } from './random.ts';
import type { DemoThing } from './types.ts';
import type { DemoWords } from './words.ts';

/** A building with what people and problems need to stand in it. */
export type DemoBuilding = {
  readonly thing: DemoThing;
  readonly name: string;
  readonly estate: string;
  readonly middle: PlanPoint;
  readonly lengthM: number;
  readonly widthM: number;
  readonly units: number;
  readonly floors: number;
  readonly households: number;
};

/** Rows stand at most so far apart, so that a small estate does not fill a large block. */
const ROW_STEP_M = 58;

type Estate = DemoWords['estates'][number];

/** Buildings in rows facing south, numbered from the south-west; the last row may leave room for a green. */
function estateBuildings(random: Random, plan: Plan, estate: Estate, createdAtMs: number): DemoBuilding[] {
  const box = plan.block(...estate.block);
  // The strip by the east side is for the gate and what stands at it; shops stand along the streets.
  const [u0, u1, v0, v1] = [box.u0 + 6, box.u1 - 20, box.v0 + 24, box.v1 - 22];
  const length = Math.min(estate.lengthM, (u1 - u0) / estate.columns - 7);
  const stepU = estate.columns > 1 ? Math.min((u1 - u0 - length) / (estate.columns - 1), length + 40) : 0;
  const stepV = Math.min(ROW_STEP_M, (v1 - v0 - estate.widthM) / Math.max(1, estate.rows - 1));
  const south = (v0 + v1) / 2 - (stepV * (estate.rows - 1)) / 2;
  const left = (u0 + u1) / 2 - (stepU * (estate.columns - 1)) / 2;
  const buildings: DemoBuilding[] = [];
  for (let row = 0; row < estate.rows; row++)
    for (let column = 0; column < estate.columns; column++) {
      const number = row * estate.columns + column + 1;
      if (number > estate.rows * estate.columns - estate.skip) continue;
      const middle: PlanPoint = [
        left + column * stepU + random.between(-1.5, 1.5),
        south + row * stepV + random.between(-1.5, 1.5),
      ];
      buildings.push(makeBuilding(random, plan, estate, { number, middle, lengthM: length, createdAtMs }));
    }
  return buildings;
}

function makeBuilding(
  random: Random,
  plan: Plan,
  estate: Estate,
  at: { number: number; middle: PlanPoint; lengthM: number; createdAtMs: number },
): DemoBuilding {
  const name = `${estate.name}${at.number}幢`;
  const floors = random.whole(...estate.floors);
  const units = Math.max(2, Math.round(at.lengthM / 16));
  const households = units * floors * 2;
  const lengthM = at.lengthM - random.between(0, 4);
  return {
    name,
    estate: estate.name,
    middle: at.middle,
    lengthM,
    widthM: estate.widthM,
    units,
    floors,
    households,
    thing: {
      kind: 'building',
      name,
      categoryId: 'building-residential',
      address: `${plan.address(at.middle)}${estate.name}`,
      phone: null,
      note: null,
      level: null,
      recheckOn: null,
      geometry: plan.footprint(at.middle, lengthM, estate.widthM),
      attrs: {
        aliases: [`${estate.name}${at.number}号楼`, `${estate.name}${at.number}栋`],
        estate: estate.name,
        units,
        floors,
        households,
      },
      createdAtMs: at.createdAtMs,
    },
  };
}

/** All buildings, estate by estate. */
export function makeBuildings(
  random: Random,
  plan: Plan,
  words: DemoWords,
  createdAtMs: number,
): DemoBuilding[] {
  return words.estates.flatMap((estate) => estateBuildings(random, plan, estate, createdAtMs));
}
