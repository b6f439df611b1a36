import { useEffect } from 'react';
import { useAppState } from '#renderer/state/index';
import type { LngLat } from '#shared/domain/geo/types';
import { useBasemapUi } from '../basemap/store.ts';
import type { View } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';
import { type CellDrawing, cellAt, outlineOnly, setOf } from './cellDrawing.ts';
import type { CellFill } from './cellFill.ts';
import { cellLabels, MANY, paintFills, paintLines, paintSelected } from './cellPaint.ts';

/** The cell at a place: from the raster where many cells are drawn by it, else by the exact test. */
function cellUnder(drawing: CellDrawing, at: LngLat, view: View, near: boolean): Hit | null {
  const set = setOf(drawing, near);
  const index = set.raster.visible > MANY ? set.raster.indexAt(at, view) : null;
  const cell = index === null ? cellAt(drawing.cells, at) : set.cells[index]?.cell;
  return cell ? { type: 'cell', id: cell.id, anchor: cell.centre } : null;
}

/** Draws cells and the community's outline, finds the cell under the pointer, and marks the selected one. */
export function useCells(engine: MapEngine, drawing: CellDrawing | null, fill: CellFill | null): void {
  const shown = useAppState((state) => state.layers.cells);
  const near = useMapUi((state) => state.near);
  const overBasemap = useBasemapUi((state) => state.covered);
  const selection = useAppState((state) => state.selection);
  useEffect(() => {
    if (!drawing) return;
    const visible = shown ? drawing : outlineOnly(drawing);
    engine.ground.setPainter('cells', 10, (context, view) =>
      paintFills(context, view, visible, shown ? fill : null, overBasemap),
    );
    engine.labels.setSource('cells', (view) => cellLabels(view, visible, shown ? fill : null));
    return () => {
      engine.ground.setPainter('cells', 10, null);
      engine.labels.setSource('cells', null);
    };
  }, [engine, drawing, fill, shown, overBasemap]);
  useEffect(() => {
    if (!drawing) return;
    const visible = shown ? drawing : outlineOnly(drawing);
    engine.ground.setPainter('cellLines', 35, (context, view) => paintLines(context, view, visible, near));
    engine.setHitTester('cells', 0, (at, view) => (shown ? cellUnder(drawing, at, view, near) : null));
    return () => {
      engine.ground.setPainter('cellLines', 35, null);
      engine.setHitTester('cells', 0, null);
    };
  }, [engine, drawing, near, shown]);
  useEffect(() => {
    const selected =
      selection?.type === 'cell' && drawing?.cells.find(({ cell }) => cell.id === selection.id);
    if (!selected || !drawing) return;
    engine.ground.setPainter('selectedCell', 50, (context, view) =>
      paintSelected(context, view, drawing, selected),
    );
    return () => engine.ground.setPainter('selectedCell', 50, null);
  }, [engine, drawing, selection]);
}
