import 'leaflet.markercluster/dist/MarkerCluster.css';
import * as L from 'leaflet';
import { Map as GlMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import Supercluster from 'supercluster';
import type { Markers } from '#renderer/features/map/points/pointSet';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import type { Peer } from './peers.ts';

const place = (markers: Markers, i: number): [number, number] => [
  markers.lngLat[i * 2 + 1] ?? 0,
  markers.lngLat[i * 2] ?? 0,
];
const colour = (markers: Markers, i: number): string =>
  kindOf(KIND_IDS[markers.kind[i] ?? 0] ?? 'place').symbol.colour;

function onMap(box: HTMLElement, bounds: L.LatLngBounds): L.Map {
  return L.map(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.5, maxZoom: 21 }).fitBounds(
    bounds,
  );
}

const running = (map: L.Map) => ({
  ready: Promise.resolve(),
  pan: (dx: number) => void map.panBy([dx, 0], { animate: false }),
  zoom: (by: number) => void map.setZoom(map.getZoom() + by, { animate: true }),
  remove: () => void map.remove(),
});

/** Both plug-ins add themselves to a global `L`, which must be open to additions. */
type OpenLeaflet = typeof L & { glify: { points: (options: object) => unknown } };
async function openLeaflet(): Promise<OpenLeaflet> {
  const open = Object.assign({}, L) as OpenLeaflet;
  Object.assign(globalThis, { L: open });
  await import('leaflet.markercluster');
  // @ts-expect-error it brings no types
  const made = await import('leaflet.glify/dist/glify-browser.js');
  open.glify ??=
    (made as { default?: OpenLeaflet['glify'] }).default ?? (made as unknown as OpenLeaflet['glify']);
  return open;
}
export const plugins = openLeaflet();

const markercluster: Peer = (box, markers, bounds) => {
  const map = onMap(box, bounds);
  const ready = plugins.then((open) => {
    const group = open.markerClusterGroup();
    group.addLayers(Array.from({ length: markers.count }, (_, i) => L.marker(place(markers, i))));
    group.addTo(map);
  });
  return { ...running(map), ready };
};

/** Supercluster with ordinary Leaflet markers for its clusters, put anew after each movement. */
const superclusterMarkers: Peer = (box, markers, bounds) => {
  const map = onMap(box, bounds);
  const index = new Supercluster({ radius: 60, maxZoom: 17 });
  index.load(
    Array.from({ length: markers.count }, (_, i) => {
      const [lat, lng] = place(markers, i);
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [lng, lat] },
        properties: {},
      };
    }),
  );
  const group = L.layerGroup().addTo(map);
  const draw = (): void => {
    const b = map.getBounds();
    group.clearLayers();
    const box4: [number, number, number, number] = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
    for (const { geometry } of index.getClusters(box4, Math.round(map.getZoom())))
      group.addLayer(L.marker([geometry.coordinates[1] ?? 0, geometry.coordinates[0] ?? 0]));
  };
  map.on('moveend', draw);
  draw();
  return running(map);
};

const glify: Peer = (box, markers, bounds) => {
  const map = onMap(box, bounds);
  const data = Array.from({ length: markers.count }, (_, i) => place(markers, i));
  const ready = plugins.then((open) =>
    open.glify.points({ map, data, size: 6, color: (i: number) => hex(colour(markers, i)) }),
  );
  return { ...running(map), ready };
};

const hex = (text: string): { r: number; g: number; b: number } => {
  const part = (at: number): number => Number.parseInt(text.slice(at, at + 2), 16) / 255;
  return { r: part(1), g: part(3), b: part(5) };
};

const maplibre: Peer = (box, markers, bounds) => {
  setWorkerUrl(workerUrl);
  const map = new GlMap({
    container: box,
    attributionControl: false,
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    style: { version: 8, sources: {}, layers: [] },
  });
  const features = Array.from({ length: markers.count }, (_, i) => {
    const [lat, lng] = place(markers, i);
    return {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [lng, lat] },
      properties: { c: colour(markers, i) },
    };
  });
  const ready = new Promise<void>((done, fail) => {
    map.on('error', ({ error }) => fail(error));
    map.on('load', () => {
      map.addSource('p', { type: 'geojson', data: { type: 'FeatureCollection', features } });
      map.addLayer({
        id: 'p',
        type: 'circle',
        source: 'p',
        paint: { 'circle-radius': 3, 'circle-color': ['get', 'c'] },
      });
      map.once('idle', () => done());
    });
  });
  return {
    ready,
    pan: (dx) => void map.panBy([dx, 0], { duration: 0 }),
    zoom: (by) => void map.zoomTo(map.getZoom() + by, { duration: 250 }),
    remove: () => map.remove(),
  };
};

export const MORE_PEERS: Readonly<Record<string, Peer>> = {
  markercluster,
  superclusterMarkers,
  glify,
  maplibre,
};
