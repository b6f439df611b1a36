import type { LngLat } from '#shared/domain/geo/types';
import { type Sheet, stripsOf } from '#shared/domain/print/index';
import type { MapEngine } from '../engine.ts';
import { paintForPaper } from '../layers/palette.ts';
import { drawPart, layersOf } from './drawMap.ts';
import { type Packed, PixelPacker } from './pixels.ts';
import { viewOf } from './sheetView.ts';

type Context = CanvasRenderingContext2D;

/** Dots of a strip: a strip of A1 at 200 dpi takes some 20 MB, the whole sheet would take 120. */
const STRIP_DOTS = 1_600_000;
/** Symbols reach this far over the edge of their strip, drawing units. */
const REACH_UNITS = 40;

export type Job = {
  readonly engine: MapEngine;
  readonly sheet: Sheet;
  readonly centre: LngLat;
  readonly scale: number;
  /** Draws all but the map over it, in the sheet's units. */
  readonly furniture: (context: Context) => void;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
};

export type Rendered = { readonly picture: Packed; readonly allTiles: boolean };

function contextOf(width: number, height: number, read: boolean): Context {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: read });
  if (!context) throw new Error('no canvas');
  return context;
}

/** Lets the window breathe between strips. */
const breath = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

async function drawStrips(job: Job, packer: PixelPacker): Promise<boolean> {
  const { engine, sheet, signal } = job;
  const { widthDots, heightDots, dotsPerUnit, map } = sheet;
  const layers = layersOf(engine);
  const view = viewOf(sheet, job.centre, job.scale);
  const dots = (units: number): number => Math.round(units * dotsPerUnit);
  const reach = dots(REACH_UNITS);
  const [left, top, width, height] = [dots(map.x), dots(map.y), dots(map.width), dots(map.height)];
  const strips = stripsOf(heightDots, Math.max(64, Math.floor(STRIP_DOTS / widthDots)));
  const rowsAtMost = strips[0]?.rows ?? 0;
  const page = contextOf(widthDots, rowsAtMost, true);
  const part = contextOf(width, rowsAtMost + 2 * reach, false);
  const scratch = contextOf(width, rowsAtMost + 2 * reach, false);
  let allTiles = true;
  for (const { from, rows } of strips) {
    signal.throwIfAborted();
    page.setTransform(1, 0, 0, 1, 0, 0);
    page.fillStyle = '#ffffff';
    page.fillRect(0, 0, widthDots, rowsAtMost);
    if (from < top + height && from + rows > top) {
      const above = from - top - reach;
      const piece = { sheet: view, from: above, rows: rowsAtMost + 2 * reach };
      allTiles = (await drawPart(part, scratch, layers, piece, signal)) && allTiles;
      page.save();
      page.beginPath();
      page.rect(left, top - from, width, height);
      page.clip();
      page.fillStyle = '#f7f5f0';
      page.fillRect(left, top - from, width, height);
      page.drawImage(part.canvas, left, -reach);
      page.restore();
    }
    page.setTransform(dotsPerUnit, 0, 0, dotsPerUnit, 0, -from);
    page.save();
    job.furniture(page);
    page.restore();
    await packer.add(page.getImageData(0, 0, widthDots, rows).data);
    job.onProgress((from + rows) / heightDots);
    await breath();
  }
  return allTiles;
}

/**
 * The sheet as a picture: the map by the layers of the screen, strip by strip, so that no more than a few strips stand in
 * memory. The screen keeps its picture meanwhile. Rejects with the signal's reason when it is given up.
 */
export async function renderSheet(job: Job): Promise<Rendered> {
  const { engine, sheet } = job;
  const held = layersOf(engine).map(({ layer }) => layer);
  const packer = new PixelPacker(sheet.widthDots);
  for (const layer of held) layer.hold(true);
  paintForPaper(true);
  try {
    const allTiles = await drawStrips(job, packer);
    const data = await packer.end();
    return { picture: { width: sheet.widthDots, height: sheet.heightDots, data }, allTiles };
  } catch (error) {
    packer.drop();
    throw error;
  } finally {
    paintForPaper(false);
    for (const layer of held) layer.hold(false);
  }
}
