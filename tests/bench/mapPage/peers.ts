import * as L from 'leaflet';
import Supercluster from 'supercluster';
import { MapEngine } from '#renderer/features/map/engine';
import { type Markers, makePointSet } from '#renderer/features/map/points/pointSet';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { MORE_PEERS } from './morePeers.ts';

/** A map with points on it, moved by the bench. */
export type Running = {
  /** Resolves when all points are on the way to the screen. */
  readonly ready: Promise<unknown>;
  readonly pan: (dx: number) => void;
  /** Zooms by whole levels with the library's own animation. */
  readonly zoom: (by: number) => void;
  readonly remove: () => void;
};

/** A way to draw points: puts them on a fresh map with the given view and paints. */
export type Peer = (box: HTMLElement, markers: Markers, bounds: L.LatLngBounds) => Running;

/** A Leaflet map as the bench moves it. */
export const leaflet = (map: L.Map): Running => ({
  ready: Promise.resolve(),
  pan: (dx) => map.panBy([dx, 0], { animate: false }),
  zoom: (by) => map.setZoom(map.getZoom() + by, { animate: true }),
  remove: () => map.remove(),
});

const SHOWN = { kinds: KIND_IDS.map(() => true), match: null };

export function plainMap(box: HTMLElement, bounds: L.LatLngBounds): L.Map {
  return L.map(box, {
    preferCanvas: true,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.5,
  }).fitBounds(bounds);
}

export const colourOf = (kind: number): string => kindOf(KIND_IDS[kind] ?? 'place').symbol.colour;

/** Our engine of the map that was made last. */
export const last: { engine: MapEngine | null } = { engine: null };

const ours: Peer = (box, markers, bounds) => {
  const engine = new MapEngine(box);
  engine.map.fitBounds(bounds, { animate: false });
  engine.points.setPoints(makePointSet(markers), SHOWN);
  engine.points.setClustering('off');
  last.engine = engine;
  return { ...leaflet(engine.map), remove: () => engine.destroy() };
};

const circleMarkers: Peer = (box, markers, bounds) => {
  const map = plainMap(box, bounds);
  for (let i = 0; i < markers.count; i += 1)
    L.circleMarker([markers.lngLat[i * 2 + 1] ?? 0, markers.lngLat[i * 2] ?? 0], {
      radius: 3,
      stroke: false,
      fillOpacity: 1,
      fillColor: colourOf(markers.kind[i] ?? 0),
    }).addTo(map);
  return leaflet(map);
};

/** Supercluster's index, its clusters drawn as circles with their numbers on one canvas at each movement. */
class ClusterLayer extends L.Layer {
  private readonly index: Supercluster;
  private readonly canvas = document.createElement('canvas');

  constructor(markers: Markers) {
    super();
    this.index = new Supercluster({ radius: 60, maxZoom: 17 });
    this.index.load(
      Array.from({ length: markers.count }, (_, i) => ({
        type: 'Feature' as const,
        geometry: {
          type: 'Point' as const,
          coordinates: [markers.lngLat[i * 2] ?? 0, markers.lngLat[i * 2 + 1] ?? 0],
        },
        properties: { kind: markers.kind[i] },
      })),
    );
  }

  override onAdd(map: L.Map): this {
    map.getPane('overlayPane')?.append(this.canvas);
    map.on('moveend', () => this.draw());
    this.draw();
    return this;
  }

  override onRemove(): this {
    this.canvas.remove();
    return this;
  }

  private draw(): void {
    const map = this._map;
    const size = map.getSize();
    this.canvas.width = size.x;
    this.canvas.height = size.y;
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const box = map.getBounds();
    const found = this.index.getClusters(
      [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()],
      Math.round(map.getZoom()),
    );
    for (const { geometry, properties } of found) {
      const [lng, lat] = geometry.coordinates;
      const { x, y } = map.latLngToContainerPoint([lat ?? 0, lng ?? 0]);
      const count = 'point_count' in properties ? (properties.point_count as number) : 1;
      context.beginPath();
      context.arc(x, y, count > 1 ? 8 + Math.log2(count) : 3, 0, 7);
      context.fillStyle = '#2f6fb5';
      context.fill();
      context.fillStyle = '#fff';
      if (count > 1) context.fillText(String(count), x - 8, y + 3);
    }
  }
}

const supercluster: Peer = (box, markers, bounds) => {
  const map = plainMap(box, bounds);
  new ClusterLayer(markers).addTo(map);
  return leaflet(map);
};

const empty: Peer = (box, _markers, bounds) => leaflet(plainMap(box, bounds));

export const PEERS: Readonly<Record<string, Peer>> = {
  ours,
  supercluster,
  circleMarkers,
  empty,
  ...MORE_PEERS,
};
