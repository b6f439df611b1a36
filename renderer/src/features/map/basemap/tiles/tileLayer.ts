import type * as L from 'leaflet';
import { CanvasLayer } from '../../canvas/canvasLayer.ts';
import type { TileArt } from './art.ts';
import type { TileGrid } from './grid.ts';
import { paintTiles } from './paintTiles.ts';

/** Several tiles that come at about the same time are drawn together. */
const GATHER_MS = 50;

/** One basemap on one map: a canvas of its own, so that its transparency costs no drawing. */
export class TileLayer {
  private readonly layer: CanvasLayer;
  private grid: TileGrid;
  private readonly art: TileArt;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(map: L.Map, pane: string, grid: TileGrid, makeArt: (onChange: () => void) => TileArt) {
    this.grid = grid;
    this.layer = new CanvasLayer(pane);
    this.art = makeArt(() => this.redrawSoon());
    this.layer.settled = () => this.art.idle();
    this.layer.addTo(map);
    this.paintAnew();
  }

  setLooks(opacity: number, order: number): void {
    const { style } = this.layer.canvas;
    style.opacity = String(opacity);
    style.zIndex = String(order);
  }

  /** Lays the same tiles elsewhere. */
  setGrid(grid: TileGrid): void {
    this.grid = grid;
    this.paintAnew();
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.layer.remove();
    this.art.destroy();
  }

  private paintAnew(): void {
    this.layer.setPainter('tiles', 0, (context, view) => paintTiles(context, view, this.grid, this.art));
  }

  private redrawSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.layer.redraw();
    }, GATHER_MS);
  }
}
