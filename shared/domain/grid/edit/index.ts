export { applyEdit, reverseOf } from './apply.ts';
export { type DrawOptions, drawCell } from './draw.ts';
export { type Grid, gridOf } from './grid.ts';
export { cutHole, fillHole } from './holes.ts';
export { mergeCells } from './merge.ts';
export { insertVertex, type Move, moveBorder, moveCorners, moveVertex, removeVertex } from './move.ts';
export {
  changedBox,
  eachEdge,
  isOnBorder,
  type Neighbour,
  neighboursOf,
  sharedBorderM,
} from './neighbours.ts';
export { overlapM2 } from './overlap.ts';
export { removeCell } from './remove.ts';
export { type Snap, snapTo } from './snap.ts';
export { splitByLine } from './split.ts';
export { addArea, handOver, subtractArea } from './trade.ts';
export {
  type CellEdit,
  type CellTier,
  type CreatedCell,
  EDIT_REFUSALS,
  type EditRefusal,
  type EditResult,
  type EditTools,
  type GridCell,
} from './types.ts';
