import './history.css';

export { RecordHistory } from './RecordHistory.tsx';
export { RecycleBin } from './RecycleBin.tsx';
export { UndoButtons } from './UndoButtons.tsx';
export { useUndoRedo } from './useUndoRedo.ts';
