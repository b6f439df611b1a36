import { anchorOf } from '#shared/domain/geo/polygon';
import type { Area } from '#shared/domain/geo/types';
import type { CellEdit, EditResult, Grid } from '#shared/domain/grid/edit/index';
import { toCanvas, type View } from '../../canvas/view.ts';
import { paintText } from '../../layers/label.ts';
import type { useEdit } from '../editState.ts';
import type { useHand } from '../hand.ts';
import { partsOf } from '../parts.ts';
import { handlesOf } from '../steps/handles.ts';
import { editColours, partColour } from './colours.ts';
import { paintHandles } from './paintHandles.ts';
import { paintPath, paintSnap } from './paintPath.ts';
import { hatchArea, paintArea } from './shapes.ts';

/** Everything that the edit mode shows on the map. */
export type Scene = {
  /** The kept cells, and the same with unsaved moves of borders. */
  readonly grid: Grid;
  readonly work: Grid;
  readonly state: ReturnType<typeof useEdit.getState>;
  readonly result: EditResult | null;
  /** The finding in hand. */
  readonly finding: Area | null;
};
type Hand = ReturnType<typeof useHand.getState>;

export function paintScene(context: CanvasRenderingContext2D, view: View, scene: Scene, hand: Hand): void {
  const { state, work, result } = scene;
  const colours = editColours();
  const over = hand.overId ? work.byId.get(hand.overId) : undefined;
  if (over) paintArea(context, view, over.geometry, { colour: colours.action, alpha: 0.07, width: 1.5 });
  for (const id of state.chosen) {
    const cell = work.byId.get(id);
    if (cell) paintArea(context, view, cell.geometry, { colour: colours.action, alpha: 0.1, width: 3 });
  }
  if (result?.ok) paintEdit(context, view, result.edit, scene);
  for (const id of state.refusal?.cellIds ?? []) {
    const cell = work.byId.get(id);
    if (cell) paintArea(context, view, cell.geometry, { colour: colours.danger, alpha: 0.08, width: 2.5 });
  }
  if (scene.finding) hatchArea(context, view, scene.finding, colours.danger);
  if (state.step === 'border') paintBorder(context, view, scene, hand);
  const ring = state.step !== 'split';
  if (!result?.ok || !state.finished)
    paintPath(context, view, { path: state.path, pointer: hand.at, ring, finished: state.finished });
  if (hand.snap) paintSnap(context, view, hand.snap);
}

/** The outcome before it is saved: new shapes tinted and numbered, cells that go hatched, neighbours dashed. */
function paintEdit(context: CanvasRenderingContext2D, view: View, edit: CellEdit, scene: Scene): void {
  const { danger, action } = editColours();
  const { state, grid } = scene;
  for (const { id } of edit.remove) {
    const cell = grid.byId.get(id);
    if (cell) hatchArea(context, view, cell.geometry, danger);
  }
  const parts = partsOf(grid, edit, state);
  const named = new Set(parts.map(({ id }) => id));
  for (const { id, geometry } of edit.reshape)
    if (!named.has(id))
      paintArea(context, view, geometry, { colour: action, alpha: 0, width: 2, dash: [6, 4] });
  for (const [i, { geometry }] of parts.entries())
    paintArea(context, view, geometry, { colour: partColour(i), alpha: 0.22, width: 3 });
  if (parts.length > 1)
    for (const [i, { geometry }] of parts.entries()) paintNumber(context, view, geometry, i);
}

function paintNumber(context: CanvasRenderingContext2D, view: View, area: Area, index: number): void {
  const { halo } = editColours();
  paintText(context, String(index + 1), toCanvas(view, anchorOf(area)), {
    size: 20,
    bold: true,
    colour: partColour(index),
    halo,
  });
}

function paintBorder(context: CanvasRenderingContext2D, view: View, scene: Scene, hand: Hand): void {
  const { action } = editColours();
  const { work, state } = scene;
  if (hand.drag) {
    for (const shape of hand.drag.shapes)
      paintArea(context, view, shape, { colour: action, alpha: 0.06, width: 2.5 });
    return;
  }
  paintHandles(context, view, handlesOf(work, state.chosen), state.corner);
}
