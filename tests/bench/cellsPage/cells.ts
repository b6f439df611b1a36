import type { Cell } from '#shared/contract/cells';
import { areaM2 } from '#shared/domain/geo/distance';
import { anchorOf } from '#shared/domain/geo/polygon';
import type { Area } from '#shared/domain/geo/types';
import { estimateCellCount, wholeGrid } from '#shared/domain/grid/generate';
import { seeded } from '#shared/domain/random';

const CENTRE = [121.5, 29.85] as const;
const CORNERS = 90;

/** An outline with bays and capes, some 12 km wide. */
function outline(random: () => number): Area {
  const ring = Array.from({ length: CORNERS }, (_, i): [number, number] => {
    const angle = (i / CORNERS) * 2 * Math.PI;
    const radius = 0.058 * (0.85 + 0.15 * Math.sin(3 * angle) + 0.06 * random());
    return [CENTRE[0] + radius * Math.cos(angle), CENTRE[1] + radius * 0.62 * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]]] };
}

/** About `count` hexagons cut by a seeded outline, as `cells.list` gives them. */
export function makeCells(count: number): readonly Cell[] {
  const area = outline(seeded(20_260_104));
  let sizeM = 100;
  for (let round = 0; round < 6; round += 1)
    sizeM *= Math.sqrt(estimateCellCount(area, { shape: 'hexagon', sizeM }) / count);
  const areas = wholeGrid(area, { shape: 'hexagon', sizeM });
  return areas.map((geometry, i) => ({
    id: `cell-${i}`,
    code: String(330203006001000 + i),
    name: `网格${i + 1}`,
    tier: 'cell',
    parentId: null,
    geometry,
    centre: [...anchorOf(geometry)],
    areaM2: areaM2(geometry),
    households: null,
    leadName: null,
    leadId: null,
    version: 1,
  }));
}

/** A value of every cell, another one in each round. */
export function makeValues(count: number, round: number): Float64Array {
  const random = seeded(round + 1);
  return Float64Array.from({ length: count }, () => Math.floor(random() ** 3 * 60));
}
