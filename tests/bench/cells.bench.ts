/** 100,000 points to 5,000 cells: ours against a box tree with our exact polygon test, and against testing every cell. */
import { performance } from 'node:perf_hooks';
import Flatbush from 'flatbush';
import { bboxOf, localProjection } from '#shared/domain/geo/distance';
import { PreparedArea } from '#shared/domain/geo/preparedArea';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { CellIndex } from '#shared/domain/grid/cellIndex';
import { generateGrid } from '#shared/domain/grid/generate';
import { seeded } from '#shared/domain/random';
import { median } from './random.ts';

const POINTS = 100_000;
const SIDE_M = 14_000;
const RUNS = 7;
const TARGET_MS = 50;

function makeCells(): { id: string; code: string; geometry: Area }[] {
  const plane = localProjection([121.5, 29.85]);
  // An outline of nine corners, so that border cells are cut.
  const ring = Array.from({ length: 10 }, (_, i): [number, number] => {
    const turn = ((i % 9) / 9) * 2 * Math.PI;
    const radius = SIDE_M * (0.46 + 0.06 * Math.cos(turn * 3));
    const [lng, lat] = plane.fromXY([radius * Math.cos(turn), radius * Math.sin(turn)]);
    return [lng, lat];
  });
  const areas = [
    ...generateGrid({ type: 'Polygon', coordinates: [ring] }, { shape: 'hexagon', sizeM: 174 }),
  ].flat();
  return areas.map((geometry, i) => ({ id: `c${i}`, code: String(i).padStart(6, '0'), geometry }));
}

/** Points anywhere; every second one, when asked, on a corner or in the middle of a side: exactly on a border. */
function makePoints(cells: readonly { geometry: Area }[], onBorders: boolean): Float64Array {
  const random = seeded(5);
  const lngLat = new Float64Array(2 * POINTS);
  for (let i = 0; i < POINTS; i += 1) {
    let at: LngLat = [121.43 + random() * 0.14, 29.79 + random() * 0.12];
    if (onBorders && i % 2 === 1) {
      const { geometry } = cells[Math.floor(random() * cells.length)] ?? { geometry: undefined };
      const ring =
        (geometry?.type === 'Polygon' ? geometry.coordinates[0] : geometry?.coordinates[0]?.[0]) ?? [];
      const corner = Math.floor(random() * (ring.length - 1));
      const [a, b] = [ring[corner] ?? at, ring[corner + 1] ?? at];
      at = random() < 0.5 ? [a[0], a[1]] : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    }
    lngLat.set(at, 2 * i);
  }
  return lngLat;
}

function timed(run: () => Int32Array, times: number): { ms: number; found: Int32Array } {
  let found: Int32Array = new Int32Array(0);
  const ms = Array.from({ length: times }, () => {
    const started = performance.now();
    found = run();
    return performance.now() - started;
  });
  return { ms: median(ms), found };
}

type Row = Record<string, string | number>;

function compare(cells: readonly { id: string; code: string; geometry: Area }[], onBorders: boolean): Row[] {
  const lngLat = makePoints(cells, onBorders);
  const prepared = cells.map(({ geometry }) => new PreparedArea(geometry));
  const each = (test: (lng: number, lat: number) => number): Int32Array =>
    Int32Array.from({ length: POINTS }, (_, i) => test(lngLat[2 * i] as number, lngLat[2 * i + 1] as number));
  // Cells stand in the order of their codes: the first one that holds a point is the one with the smallest code.
  const naive = timed(() => each((lng, lat) => prepared.findIndex((area) => area.contains(lng, lat))), 1);
  const boxes = new Flatbush(cells.length);
  for (const { geometry } of cells) boxes.add(...bboxOf(geometry));
  boxes.finish();
  const tree = timed(
    () =>
      each((lng, lat) => {
        const near = boxes.search(lng, lat, lng, lat).sort((a, b) => a - b);
        return near.find((i) => prepared[i]?.contains(lng, lat)) ?? -1;
      }),
    RUNS,
  );
  const index = new CellIndex(cells);
  const ours = timed(() => index.findMany(lngLat), RUNS);
  const row = (name: string, { ms, found }: { ms: number; found: Int32Array }): Row => {
    const differing = found.filter((cell, i) => cell !== naive.found[i]).length;
    return {
      points: onBorders ? 'half of them on borders' : 'anywhere',
      name,
      ms: Math.round(ms * 10) / 10,
      'times ours': Math.round((ms / ours.ms) * 10) / 10,
      'against every cell tested': differing === 0 ? 'identical' : `${differing} differ`,
    };
  };
  console.log(
    `target < ${TARGET_MS} ms, ${onBorders ? 'on borders' : 'anywhere'}: ${ours.ms < TARGET_MS ? 'met' : 'missed'}`,
  );
  return [
    row('ours (grid of buckets)', ours),
    row('flatbush + our exact test', tree),
    row('every cell tested (one run)', naive),
  ];
}

export async function run(): Promise<Row[]> {
  const cells = makeCells();
  console.log(`${cells.length} cells, ${POINTS} points`);
  return [...compare(cells, false), ...compare(cells, true)];
}
