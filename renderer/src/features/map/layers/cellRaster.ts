import type { LngLat } from '#shared/domain/geo/types';
import {
  fillIdRaster,
  type IdRaster,
  idAtPixel,
  type PlaneArea,
  type RasterFrame,
} from '#shared/domain/grid/idRaster';
import { type View, worldX, worldY } from '../canvas/view.ts';
import type { Look } from './cellLook.ts';
import { paintBorders, paintIds } from './rasterPixels.ts';

/** A picture that is made when its key changes and drawn again as it is otherwise. */
class Picture {
  private readonly canvas = document.createElement('canvas');
  private image: { data: ImageData; words: Uint32Array } | null = null;
  private key: readonly unknown[] = [];

  draw(
    context: CanvasRenderingContext2D,
    { frame }: IdRaster,
    key: readonly unknown[],
    paint: (words: Uint32Array) => void,
  ): void {
    if (key.length !== this.key.length || key.some((part, i) => part !== this.key[i])) {
      this.key = key;
      const { width, height } = frame;
      if (this.image?.data.width !== width || this.image.data.height !== height) {
        this.canvas.width = width;
        this.canvas.height = height;
        const data = new ImageData(width, height);
        this.image = { data, words: new Uint32Array(data.data.buffer) };
      }
      paint(this.image.words);
      this.canvas.getContext('2d')?.putImageData(this.image.data, 0, 0);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.canvas, 0, 0);
  }
}

const frameOf = (view: View): RasterFrame => ({
  scale: view.scale * view.dpr,
  left: view.left * view.dpr,
  top: view.top * view.dpr,
  width: Math.round(view.width * view.dpr),
  height: Math.round(view.height * view.dpr),
});

const sameFrame = (a: RasterFrame, b: RasterFrame): boolean =>
  a.scale === b.scale && a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;

/**
 * Some cells as a raster of their numbers for the view at hand: scan-filled once a view, coloured through a table as
 * often as the colours change, and asked for the cell under the pointer. `areas` in the order of their right (smallest
 * code first), in the world units of `View`.
 */
export class CellRaster {
  readonly areas: readonly PlaneArea[];
  private raster: IdRaster | null = null;
  private spare: Uint16Array<ArrayBuffer> | undefined;
  private readonly fills = new Picture();
  private readonly borders = new Picture();

  constructor(areas: readonly PlaneArea[]) {
    this.areas = areas;
  }

  /** How many areas the raster at hand shows; 0 while there is none. */
  get visible(): number {
    return this.raster?.visible ?? 0;
  }

  /** The raster of a view; the one of before when the view is the same. */
  of(view: View): IdRaster {
    const frame = frameOf(view);
    if (this.raster && sameFrame(this.raster.frame, frame)) return this.raster;
    const ids = fillIdRaster(this.areas, frame, this.spare);
    this.spare = ids.ids as Uint16Array<ArrayBuffer>;
    this.raster = ids;
    return ids;
  }

  /** Paints the cells: `looks[n]` is the look of the n-th area. The same array paints the same picture. */
  paintFills(context: CanvasRenderingContext2D, view: View, looks: readonly (Look | undefined)[]): void {
    const raster = this.of(view);
    this.fills.draw(context, raster, [raster, looks], (words) =>
      paintIds(raster, [undefined, ...looks], view.dpr, words),
    );
  }

  /** Paints a thin line between all cells. */
  paintBorders(context: CanvasRenderingContext2D, view: View, pixel: number): void {
    const raster = this.of(view);
    this.borders.draw(context, raster, [raster, pixel], (words) =>
      paintBorders(raster, pixel, view.dpr >= 1.5, words),
    );
  }

  /** The index of the area at a place of the view, or null when there is none or no raster of this view was made. */
  indexAt([lng, lat]: LngLat, view: View): number | null {
    const { raster } = this;
    if (!raster || !sameFrame(raster.frame, frameOf(view))) return null;
    const { scale, left, top } = raster.frame;
    const id = idAtPixel(raster, worldX(lng) * scale - left, worldY(lat) * scale - top);
    return id > 0 ? id - 1 : null;
  }
}
