import * as L from 'leaflet';
import type { BBox, LngLat } from '#shared/domain/geo/types';
import { CanvasLayer } from './canvas/canvasLayer.ts';
import { LabelLayer } from './canvas/labelLayer.ts';
import type { View } from './canvas/view.ts';
import { ToolHolder } from './pointerTool.ts';
import { PointLayer } from './points/pointLayer.ts';

/** What lies under the pointer. */
export type Hit = {
  readonly type: 'thing' | 'cell' | 'problem' | 'cluster';
  readonly id: string;
  readonly anchor: LngLat;
  /** Found by its outline, away from its symbol. */
  readonly area?: boolean;
};

/** Finds what it drew near a position; `radiusPx` is the pointer's reach in CSS pixels. */
export type HitTester = (at: LngLat, view: View, radiusPx: number) => Hit | null;

/** Basemaps lie below everything, their labels and annotations between the ground and our own symbols. */
const PANES = { basemaps: 330, ground: 340, basemapLabels: 380, points: 400, top: 450 } as const;
const NINGBO: L.LatLngTuple = [29.87, 121.55];

const boundsFor = ([west, south, east, north]: BBox): L.LatLngBounds =>
  L.latLngBounds([south, west], [north, east]);

/**
 * Leaflet (1.9.4) leaves three timers behind when a map is removed in the middle of a movement: the end of a zoom's
 * animation, a turn of the wheel, and the glide after a drag. Each would then look for a pane that is gone.
 */
function silence(map: L.Map): void {
  const inner = map as unknown as { _animatingZoom: boolean; scrollWheelZoom: { _timer?: number } };
  inner._animatingZoom = false;
  clearTimeout(inner.scrollWheelZoom._timer);
  map.panBy = () => map;
}

/** The map with its three canvases: ground (cells, density, buildings), points, and top (lines, problems, selection, labels). */
export class MapEngine {
  readonly map: L.Map;
  readonly ground: CanvasLayer;
  /** All names of the map, placed together. */
  readonly labels: LabelLayer;
  readonly points: PointLayer;
  readonly top: CanvasLayer;
  /** Takes pointer and keys while a tool is in hand. */
  readonly tools: ToolHolder;
  /** What opening something means: by a click (null: beside everything) or by keys. */
  onOpen: ((hit: Hit | null) => void) | null = null;
  private readonly themeObserver: MutationObserver;
  private readonly testers = new Map<string, { order: number; test: HitTester }>();

  constructor(container: HTMLElement) {
    this.map = L.map(container, {
      attributionControl: false,
      zoomControl: false,
      center: NINGBO,
      zoom: 12,
      minZoom: 6,
      maxZoom: 21,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 100,
      doubleClickZoom: false,
      boxZoom: false,
      inertiaDeceleration: 4500,
    });
    for (const [name, zIndex] of Object.entries(PANES)) {
      const pane = this.map.createPane(name);
      pane.style.zIndex = String(zIndex);
      pane.style.pointerEvents = 'none';
    }
    this.tools = new ToolHolder(this.map);
    this.ground = new CanvasLayer('ground');
    this.points = new PointLayer('points');
    this.top = new CanvasLayer('top');
    this.labels = new LabelLayer('basemapLabels', this.top);
    this.top.paintsWhole = true;
    for (const layer of [this.ground, this.labels, this.points, this.top]) layer.addTo(this.map);
    // Canvases know nothing of stylesheets: light and dark are painted anew.
    this.themeObserver = new MutationObserver(() => this.map.fire('theme'));
    this.themeObserver.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  setHitTester(name: string, order: number, test: HitTester | null): void {
    if (test) this.testers.set(name, { order, test });
    else this.testers.delete(name);
  }

  /** The topmost thing at a position, or null. */
  hit(at: LngLat, radiusPx: number): Hit | null {
    const view = this.top.view;
    if (!view) return null;
    const sorted = [...this.testers.values()].sort((a, b) => b.order - a.order);
    for (const { test } of sorted) {
      const found = test(at, view, radiusPx);
      if (found) return found;
    }
    return null;
  }

  /** The page shows the map so many times larger than its CSS pixels (a wall): canvases are made as fine. */
  enlarge(times: number): void {
    Object.assign(this.map.options, { enlarge: times });
    for (const layer of [this.ground, this.points, this.top]) layer.redraw();
  }

  /** Shows a box whole, clear of what stands on the map's top and right. */
  fit(box: BBox): void {
    this.map.fitBounds(boundsFor(box), { ...this.clearOfPanels(), maxZoom: 18, animate: false });
  }

  /** Flies to where a box is whole, not nearer than needed; stays when it is in sight, unless it is to be shown `large`. */
  flyToBox(box: BBox, large = false): void {
    this.map.stop();
    if (!large && this.map.getBounds().contains(boundsFor(box))) return;
    this.map.flyToBounds(boundsFor(box), { ...this.clearOfPanels(), maxZoom: 17.5, duration: 0.5 });
  }

  /** Shows a box as large as it fits, but nearer than now in any case. */
  zoomInto(box: BBox): void {
    const bounds = boundsFor(box);
    const fitting = this.map.getBoundsZoom(bounds.pad(0.15));
    const zoom = Math.min(this.map.getMaxZoom(), Math.max(Math.min(fitting, 20), this.map.getZoom() + 1));
    this.map.flyTo(bounds.getCenter(), zoom, { duration: 0.35 });
  }

  /** Shows a box whole when it is not in sight, or when it is so small that it would fit twice as large. */
  showWell(box: BBox): void {
    const bounds = boundsFor(box);
    const small = this.map.getBoundsZoom(bounds) - this.map.getZoom() >= 1;
    if (small || !this.map.getBounds().contains(bounds)) this.fit(box);
  }

  private clearOfPanels(): L.FitBoundsOptions {
    const wide = this.map.getSize().x > 560;
    return { paddingTopLeft: [wide ? 56 : 16, 60], paddingBottomRight: [wide ? 224 : 16, 24] };
  }

  /** Brings a place into sight when it is not there, without changing the zoom. */
  reveal([lng, lat]: LngLat): void {
    if (!this.map.getBounds().pad(-0.04).contains([lat, lng])) this.map.panTo([lat, lng]);
  }

  destroy(): void {
    this.themeObserver.disconnect();
    this.tools.destroy();
    silence(this.map);
    this.map.remove();
  }
}
