export { type CellError, looksMasked, readCell } from './cell.ts';
export { type Change, type ChangeOp, changedValue, changeSchema, isSame, opsOf } from './change.ts';
