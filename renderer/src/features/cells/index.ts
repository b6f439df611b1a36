export { CellCard } from './CellCard.tsx';
export { CellTable } from './CellTable.tsx';
export { GridDialog } from './GridDialog.tsx';
export { OutlineDialog } from './OutlineDialog.tsx';
