import type { Label } from '../../canvas/placeLabels.ts';
import type { CanvasPoint, View } from '../../canvas/view.ts';
import type { TileGrid } from '../tiles/grid.ts';
import type { Place } from '../tiles/mesh.ts';
import type { Line } from '../vector/decode.ts';
import type { NamedTile } from '../vector/vectorArt.ts';
import { labelStyle } from './looks.ts';
import { seenPart } from './seenPart.ts';

function onCanvas(line: Line, place: Place): readonly CanvasPoint[] {
  const points: CanvasPoint[] = [];
  for (let at = 0; at < line.length; at += 2) points.push(place(line[at] ?? 0, line[at + 1] ?? 0));
  return points;
}

/** Names of vector tiles where they stand in a view. */
export function vectorLabels(view: View, grid: TileGrid, tiles: readonly NamedTile[]): readonly Label[] {
  return tiles.flatMap(({ quad, labels }) => {
    const place = grid.place(view, quad);
    return labels.flatMap(({ text, type, rank, along, line }): readonly Label[] => {
      const { fromZoom, priority, ...look } = labelStyle(type);
      if (view.zoom < fromZoom) return [];
      const label = { text, look, priority: priority + Math.min(9, rank / 4), once: true };
      if (!along) return [{ ...label, at: place(line[0] ?? 0, line[1] ?? 0), line: null }];
      const seen = seenPart(view, onCanvas(line, place));
      return seen ? [{ ...label, at: null, line: seen }] : [];
    });
  });
}
