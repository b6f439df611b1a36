import { areaM2, bboxOf, haversineM, localProjection } from '../../geo/distance.ts';
import { centroid } from '../../geo/polygon.ts';
import { areaFromPolygons } from '../../geo/positions.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { CellIndex } from '../cellIndex.ts';
import { type Overlay, overlaySteps } from '../overlay/overlay.ts';
import type { BlockInput, BlockTarget, Seed } from './types.ts';
import { linesBetween } from './voronoi.ts';

/** The outline cut at roads and between buildings, ready to be put together. Atoms are named by their place. */
export type Atoms = {
  readonly laid: Overlay;
  /** The face of each atom. */
  readonly faces: readonly number[];
  /** How much of the target's measure each has. */
  readonly weights: readonly number[];
  readonly sizesM2: readonly number[];
  /** Where each is, local metres. */
  readonly places: readonly (readonly [x: number, y: number])[];
  /** Neighbours of each with the length of the common border in metres, roads included. */
  readonly beside: readonly ReadonlyMap<number, number>[];
};

const ATOMS_PER_TURN = 200;

/** Cuts the outline; steps to breathe. */
export function* makeAtoms(outline: Area, input: BlockInput): Generator<undefined, Atoms, undefined> {
  const inside = seedsWithin(outline, input.buildings);
  const laid = yield* overlaySteps([outline], input.roads, linesBetween(inside, bboxOf(outline)));
  const faces: number[] = [];
  const areas: Area[] = [];
  for (let face = 0; face < laid.faceCount; face++) {
    if (!laid.covers(face).includes(0)) continue;
    if (faces.length % ATOMS_PER_TURN === 0) yield undefined;
    faces.push(face);
    areas.push(areaFromPolygons(laid.assemble([face])));
  }
  const plane = localProjection(centroid(outline));
  const sizesM2 = areas.map(areaM2);
  return {
    laid,
    faces,
    sizesM2,
    weights: input.target.by === 'area' ? sizesM2 : weigh(areas, inside, input.target),
    places: areas.map((area) => plane.toXY(centroid(area))),
    beside: neighbours(laid, faces),
  };
}

function seedsWithin(outline: Area, seeds: readonly Seed[]): Seed[] {
  const index = new CellIndex([{ id: 'outline', code: '', geometry: outline }]);
  return seeds.filter(({ at }) => index.find(at) !== null);
}

/** A building whose households nobody knows counts as one of the mean. */
function weigh(areas: readonly Area[], seeds: readonly Seed[], target: BlockTarget): number[] {
  const index = new CellIndex(areas.map((geometry, i) => ({ id: String(i), code: '', geometry })));
  const known = seeds.flatMap(({ households }) => households ?? []);
  const mean = known.length > 0 ? known.reduce((sum, n) => sum + n, 0) / known.length : 1;
  const weights = areas.map(() => 0);
  for (const { at, households } of seeds) {
    const atom = Number(index.find(at) ?? -1);
    if (atom < 0) continue;
    weights[atom] = (weights[atom] ?? 0) + (target.by === 'buildings' ? 1 : (households ?? mean));
  }
  return weights;
}

function neighbours(laid: Overlay, faces: readonly number[]): Map<number, number>[] {
  const atomOf = new Map(faces.map((face, atom) => [face, atom]));
  const beside = faces.map(() => new Map<number, number>());
  const add = (a: number, b: number, from: LngLat, to: LngLat): void => {
    beside[a]?.set(b, (beside[a]?.get(b) ?? 0) + haversineM(from, to));
  };
  for (const { left, right, from, to } of laid.edges()) {
    const [a, b] = [atomOf.get(left), atomOf.get(right)];
    if (a === undefined || b === undefined) continue;
    add(a, b, from, to);
    add(b, a, from, to);
  }
  return beside;
}
