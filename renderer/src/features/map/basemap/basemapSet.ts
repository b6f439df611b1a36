import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import { fitPlacement, type Transform } from '#shared/domain/basemap/placement';
import type { MapEngine } from '../engine.ts';
import { vectorLabels } from './labels/vectorLabels.ts';
import { pictureLoader, tileLoader } from './loadTiles.ts';
import { useBasemapUi } from './store.ts';
import type { ArtEvents, TileArt } from './tiles/art.ts';
import type { TileGrid } from './tiles/grid.ts';
import { mercatorGrid } from './tiles/mercatorGrid.ts';
import { onMap, pictureGrid } from './tiles/pictureGrid.ts';
import { type LoadBytes, rasterArt } from './tiles/rasterArt.ts';
import { TileLayer } from './tiles/tileLayer.ts';
import { vectorArt } from './vector/vectorArt.ts';

type Held = { readonly key: string; readonly lies: string; readonly layer: TileLayer };

const PANE_OF = { base: 'basemaps', annotation: 'basemapLabels' } as const;

/** Everything that needs a new layer when it changes. */
const keyOf = ({ id, crs, role, minZoom, maxZoom, tileSize, content, fault }: Basemap): string =>
  [id, crs, role, minZoom, maxZoom, tileSize, content, fault].join(' ');

/** Where a picture lies by its own points; null when they say nothing. */
function placedBy(basemap: Basemap): Transform | null {
  if (!basemap.picture) return null;
  const { placement, width, height } = basemap.picture;
  const fit = fitPlacement(placement.points, placement.method, [width, height]);
  return fit.ok ? fit.transform : null;
}

function gridOf(basemap: Basemap, placed: Transform | null): TileGrid | null {
  if (!basemap.picture) return mercatorGrid(basemap);
  return placed && pictureGrid({ ...basemap.picture, tileSize: basemap.tileSize }, onMap(placed));
}

/** The basemaps of one map: keeps a layer for each that is shown. */
export class BasemapSet {
  private readonly engine: MapEngine;
  private readonly held = new Map<string, Held>();

  constructor(engine: MapEngine) {
    this.engine = engine;
  }

  /** Brings the layers to what is shown, lowest first. */
  update(shown: readonly Basemap[], opacityOf: (basemap: Basemap) => number): void {
    const wanted = new Set(shown.map(({ id }) => id));
    for (const id of [...this.held.keys()]) if (!wanted.has(id)) this.drop(id);
    shown.forEach((basemap, order) => {
      const placed = placedBy(basemap);
      const grid = gridOf(basemap, placed);
      const known = this.held.get(basemap.id);
      const key = keyOf(basemap);
      const lies = JSON.stringify(placed?.matrix ?? null);
      if (known && (known.key !== key || !grid)) this.drop(basemap.id);
      if (!grid) return;
      const kept = this.held.get(basemap.id);
      const layer = kept?.layer ?? this.make(basemap, grid);
      if (kept && kept.lies !== lies) layer.setGrid(grid);
      this.held.set(basemap.id, { key, lies, layer });
      layer.setLooks(opacityOf(basemap), order);
    });
  }

  destroy(): void {
    for (const id of [...this.held.keys()]) this.drop(id);
  }

  private drop(id: string): void {
    this.held.get(id)?.layer.destroy();
    this.held.delete(id);
    this.engine.labels.setSource(id, null);
    useBasemapUi.getState().setFault(id, null);
  }

  private make(basemap: Basemap, grid: TileGrid): TileLayer {
    const { id, picture, tileSize } = basemap;
    const load = picture ? pictureLoader(id, { ...picture, tileSize }) : tileLoader(basemap);
    const onFault = (error: unknown): void =>
      useBasemapUi.getState().setFault(id, error === null ? null : codeOf(error));
    return new TileLayer(this.engine.map, PANE_OF[basemap.role], grid, (onChange) =>
      basemap.content === 'vector'
        ? this.vectorArt(basemap, grid, load, { onChange, onFault })
        : rasterArt(load, { onChange, onFault }),
    );
  }

  /** Its names go to the map's names, where they meet those of everything else. */
  private vectorArt(basemap: Basemap, grid: TileGrid, load: LoadBytes, events: ArtEvents): TileArt {
    const { labels } = this.engine;
    const art = vectorArt(load, grid, basemap.maxZoom, { ...events, onNames: () => labels.changed() });
    labels.setSource(basemap.id, (view) =>
      vectorLabels(view, grid, art.names(grid.quadsIn(view, grid.zFor(view)))),
    );
    return art;
  }
}

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'basemap.damaged');
