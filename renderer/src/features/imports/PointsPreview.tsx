import { useMemo } from 'react';
import { useCells } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import { contains } from '#shared/domain/geo/polygon';
import type { Area, LngLat } from '#shared/domain/geo/types';

const WIDTH = 260;
const HEIGHT = 220;
const MARGIN = 10;
/** How far beyond the outline points are drawn where they are, in sizes of the outline; farther ones stand at the edge. */
const REACH = 1;

type Box = { west: number; south: number; east: number; north: number };

function boxOf(points: Iterable<LngLat>): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lng, lat] of points) {
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

const ringsOf = (area: Area): readonly (readonly LngLat[])[] =>
  (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()) as readonly (readonly LngLat[])[];

/** What is drawn: the outline with the points, the view no wider than the outline's surroundings. */
function frame(outline: Area | null, points: readonly LngLat[]): Box {
  const all = boxOf(points);
  if (!outline) return all;
  const own = boxOf(ringsOf(outline).flat());
  const [dx, dy] = [(own.east - own.west) * REACH, (own.north - own.south) * REACH];
  return {
    west: Math.min(own.west, Math.max(all.west, own.west - dx)),
    east: Math.max(own.east, Math.min(all.east, own.east + dx)),
    south: Math.min(own.south, Math.max(all.south, own.south - dy)),
    north: Math.max(own.north, Math.min(all.north, own.north + dy)),
  };
}

/** Equirectangular at the middle latitude: true enough for a picture of some kilometres. */
function projection(box: Box): (point: LngLat) => string {
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const wide = Math.max((box.east - box.west) * shrink, 1e-6);
  const high = Math.max(box.north - box.south, 1e-6);
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
  const [left, top] = [(WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2];
  const inside = (value: number, most: number): string => Math.min(most - 4, Math.max(4, value)).toFixed(1);
  return ([lng, lat]) =>
    `${inside(left + (lng - box.west) * shrink * scale, WIDTH)} ${inside(top + (box.north - lat) * scale, HEIGHT)}`;
}

function draw(outline: Area | null, pairs: Float64Array) {
  const points: LngLat[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) points.push([pairs[at] ?? 0, pairs[at + 1] ?? 0]);
  const project = projection(frame(outline, points));
  const dots = (some: readonly LngLat[]): string => some.map((point) => `M${project(point)}h0`).join('');
  const isIn = (point: LngLat): boolean => !outline || contains(outline, point);
  return {
    outline: outline
      ? ringsOf(outline)
          .map((ring) => `M${ring.map(project).join('L')}Z`)
          .join('')
      : '',
    inside: dots(points.filter(isIn)),
    outside: dots(points.filter((point) => !isIn(point))),
  };
}

/** The outline with points, as a picture. */
export function PointsMap({ points, label }: { points: Float64Array; label: string }) {
  const cells = useCells();
  const outline = cells.list.find((cell) => cell.tier === 'community')?.geometry ?? null;
  const paths = useMemo(() => draw(outline, points), [outline, points]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path className="lm-import-outline" d={paths.outline} />
      <path className="lm-import-dots" d={paths.inside} />
      <path className="lm-import-dots" data-outside d={paths.outside} />
    </svg>
  );
}

/** Where the rows would fall, before anything is saved: a wrong system or order is seen at once. */
export function PointsPreview({ points }: { points: Float64Array }) {
  const cells = useCells();
  const outline = cells.list.find((cell) => cell.tier === 'community')?.geometry ?? null;
  if (points.length === 0) return null;
  return (
    <figure className="lm-import-points">
      <PointsMap points={points} label={t('import.pointsLabel')} />
      <figcaption className="lm-muted">
        {t(outline ? 'import.pointsCaption' : 'import.pointsNoOutline')}
      </figcaption>
    </figure>
  );
}
