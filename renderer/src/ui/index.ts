export { Emblem } from './Emblem.tsx';
export { errorText, useErrorNotice } from './errors.ts';
export {
  formatArea,
  formatBytes,
  formatCount,
  formatDate,
  formatDistance,
  formatLength,
  formatMinute,
  formatTime,
  shorten,
} from './format.ts';
export { habitText } from './habitText.ts';
export { makeId } from './ids.ts';
export { JobProgress, type JobState } from './JobProgress.tsx';
export { KindSymbol } from './KindSymbol.tsx';
export { LooksContext, useLooks } from './looks.ts';
export { EmptyState, Panel } from './Panel.tsx';
export { SplitPane } from './SplitPane.tsx';
export { LevelBadge, ShapeSymbol } from './Symbol.tsx';
export { LEVEL_LOOKS, symbolPath } from './symbols.ts';
export type { Texts } from './table/grid/clipboard.ts';
export { DataGrid } from './table/grid/DataGrid.tsx';
export { type Edges, pasteEdges, sizeOf } from './table/grid/model.ts';
export type { CellDraft, EditorProps, EditWay, GridColumn } from './table/grid/types.ts';
export type { TableColumn, TableSort } from './table/types.ts';
export { VirtualTable } from './table/VirtualTable.tsx';
export { dynamic, fieldLabel, fieldName, kindName, setLanguage, t } from './text.ts';
export { isTyping } from './typing.ts';
export { useConfirm } from './useConfirm.ts';
export { useLeave } from './useLeave.ts';
export { useSettled } from './useSettled.ts';
