import { areaM2 } from '../geo/distance.ts';
import { areaFromPolygons, polygonsOf } from '../geo/positions.ts';
import type { Area } from '../geo/types.ts';
import { CellIndex } from './cellIndex.ts';
import { clipToCell, type Polygons, toPolygons, trim } from './clip.ts';
import { estimateCellCount, type GridOptions, LATTICE_LIMIT, type Lattice, latticeOver } from './lattice.ts';
import { type Raster, visitSegment } from './raster.ts';
import { mergeSlivers, type Piece, pieceKey } from './slivers.ts';

export { estimateCellCount, type GridOptions } from './lattice.ts';

/** How many areas one step hands over. */
const CHUNK = 500;

/**
 * Makes cells within an outline (WGS-84 degrees, as `cleanArea` leaves it): squares or hexagons in a local metric
 * projection, those at the border cut at the outline exactly, slivers under 1 % of a cell given to a neighbour.
 * North to south, each row west to east. A step after each row lets the caller breathe or stop: steps are empty until
 * the slivers are settled, then come the areas. Ask `estimateCellCount` first.
 * Throws RangeError when the size is not above 0 or the outline's box holds more than LATTICE_LIMIT cells.
 */
export function* generateGrid(outline: Area, options: GridOptions): Generator<Area[], void, undefined> {
  if (!(options.sizeM > 0)) throw new RangeError('grid size is not above 0');
  if (estimateCellCount(outline, options) > LATTICE_LIMIT) throw new RangeError('grid has too many cells');
  const lattice = latticeOver(outline, options);
  const crossed = crossedUnits(lattice, outline);
  const whole = new CellIndex([{ id: 'outline', code: '', geometry: outline }]);
  const pieces = new Map<number, Piece>();
  for (let row = 0; row < lattice.rows; row++) {
    for (const piece of piecesOfRow(lattice, row, crossed, whole, outline))
      pieces.set(pieceKey(lattice, piece.cell), piece);
    yield [];
  }
  mergeSlivers(lattice, pieces);
  const areas = [...pieces.values()]
    .filter((piece) => !piece.mergedInto)
    .map((piece) => areaFromPolygons(piece.polygons));
  for (let from = 0; from < areas.length; from += CHUNK) yield areas.slice(from, from + CHUNK);
}

/** The whole grid at once; for small outlines and tests. */
export function wholeGrid(outline: Area, options: GridOptions): Area[] {
  return [...generateGrid(outline, options)].flat();
}

/** Marks the units that the outline's border meets; row 0 in the south, as rasters have it. */
function crossedUnits(lattice: Lattice, outline: Area): Uint8Array {
  const [west, south, east, north] = lattice.unitBox;
  const raster: Raster = {
    west,
    south,
    stepX: (east - west) / lattice.unitColumns,
    stepY: (north - south) / lattice.unitRows,
    columns: lattice.unitColumns,
    rows: lattice.unitRows,
  };
  const crossed = new Uint8Array(raster.columns * raster.rows);
  for (const ring of polygonsOf(outline).flat()) {
    let previous = ring[ring.length - 1];
    for (const current of ring) {
      if (previous)
        visitSegment(raster, previous, current, (unit) => {
          crossed[unit] = 1;
        });
      previous = current;
    }
  }
  return crossed;
}

function isCrossed(lattice: Lattice, crossed: Uint8Array, cell: { row: number; column: number }): boolean {
  const [left, top, width, height] = lattice.units(cell);
  for (let down = 0; down < height; down++) {
    const row = lattice.unitRows - 1 - (top + down);
    for (let right = 0; right < width; right++)
      if (crossed[row * lattice.unitColumns + left + right]) return true;
  }
  return false;
}

function piecesOfRow(
  lattice: Lattice,
  row: number,
  crossed: Uint8Array,
  whole: CellIndex,
  outline: Area,
): Piece[] {
  const pieces: Piece[] = [];
  let band: Polygons | undefined;
  for (let column = 0; column < lattice.columns; column++) {
    const cell = { row, column };
    const ring = lattice.ring(cell);
    if (!isCrossed(lattice, crossed, cell)) {
      const [start = [0, 0], , low = [0, 0]] = ring;
      const middle: [number, number] = [(start[0] + low[0]) / 2, (start[1] + low[1]) / 2];
      if (whole.find(middle) !== null)
        pieces.push({ cell, polygons: [[ring]], areaM2: lattice.fullAreaM2, mergedInto: undefined });
      continue;
    }
    band ??= bandOf(ring, toPolygons(outline));
    const polygons = cut(ring, band);
    if (polygons.length > 0)
      pieces.push({ cell, polygons, areaM2: areaM2(areaFromPolygons(polygons)), mergedInto: undefined });
  }
  return pieces;
}

/** What of the outline can matter to the cells of one row; all of them have the same top and bottom. */
function bandOf(ring: readonly [number, number][], polygons: Polygons): Polygons {
  const lats = ring.map(([, lat]) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  return trim(
    trim(polygons, ([, lat]) => lat < south),
    ([, lat]) => lat > north,
  );
}

function cut(ring: [number, number][], band: Polygons): Polygons {
  const lngs = ring.map(([lng]) => lng);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const near = trim(
    trim(band, ([lng]) => lng < west),
    ([lng]) => lng > east,
  );
  return clipToCell(ring, near);
}
