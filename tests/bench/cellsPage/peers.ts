import * as L from 'leaflet';
import { MapEngine } from '#renderer/features/map/engine';
import { makeCellDrawing } from '#renderer/features/map/layers/cellDrawing';
import { type CellFill, makeFill } from '#renderer/features/map/layers/cellFill';
import { paintFills, paintLines } from '#renderer/features/map/layers/cellPaint';
import { FIRST_COLOURING } from '#renderer/state/colouring';
import type { Cell } from '#shared/contract/cells';
import { polygonsOf } from '#shared/domain/geo/positions';

/** A map with coloured cells: `recolour` gives every cell the colour of its value, `remove` takes the map away. */
export type Peer = {
  readonly map: L.Map;
  readonly recolour: (values: Float64Array) => void;
  readonly remove: () => void;
  /** Draws at once what was asked for, where the peer can: its own work, milliseconds. */
  readonly drawNow?: () => void;
};
export type MakePeer = (box: HTMLElement, cells: readonly Cell[], bounds: L.LatLngBounds) => Peer;

const COLOURS = ['#fafbfc', '#d9e4f0', '#b7cee4', '#8cb2d4', '#6297c2', '#045a8d'] as const;
const colourOf = (value: number): string =>
  COLOURS[value === 0 ? 0 : 1 + Math.min(4, value >> 3)] ?? COLOURS[0];

const ours: MakePeer = (box, cells, bounds) => {
  const engine = new MapEngine(box);
  engine.map.fitBounds(bounds, { animate: false });
  const drawing = makeCellDrawing(cells);
  if (!drawing) throw new Error('no cells');
  const cellIds = cells.map(({ id }) => id);
  const show = (fill: CellFill | null): void =>
    engine.ground.setPainter('cells', 10, (context, view) => paintFills(context, view, drawing, fill));
  show(null);
  engine.ground.setPainter('cellLines', 35, (context, view) => paintLines(context, view, drawing, false));
  return {
    map: engine.map,
    recolour: (values) => {
      const data = { cellIds, values, numerators: values, denominators: values, total: 0 };
      const colouring = { ...FIRST_COLOURING, source: 'risk' as const };
      show(makeFill(colouring, data, drawing.far, { near: false, dark: false }));
    },
    remove: () => engine.destroy(),
    drawNow: () => engine.ground.drawNow(),
  };
};

const leaflet =
  (renderer: () => L.Renderer): MakePeer =>
  (box, cells, bounds) => {
    const map = L.map(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.25 }).fitBounds(
      bounds,
      { animate: false },
    );
    const shared = renderer();
    const polygons = cells.map(({ geometry }) =>
      L.polygon(
        polygonsOf(geometry).map((rings) =>
          rings.map((ring) => ring.map(([lng, lat]): L.LatLngTuple => [lat, lng])),
        ),
        { renderer: shared, color: '#9a927f', weight: 1, fillOpacity: 1, fillColor: COLOURS[0] },
      ).addTo(map),
    );
    return {
      map,
      recolour: (values) => {
        for (const [i, polygon] of polygons.entries())
          polygon.setStyle({ fillColor: colourOf(values[i] ?? 0) });
      },
      remove: () => map.remove(),
    };
  };

const empty: MakePeer = (box, _cells, bounds) => {
  const map = L.map(box, { zoomControl: false, attributionControl: false }).fitBounds(bounds, {
    animate: false,
  });
  return { map, recolour: () => undefined, remove: () => map.remove() };
};

export const PEERS: Readonly<Record<string, MakePeer>> = {
  ours,
  leafletCanvas: leaflet(() => L.canvas()),
  leafletSvg: leaflet(() => L.svg()),
  empty,
};
