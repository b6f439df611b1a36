export { CellCard } from './CellCard.tsx';
export { CellTable } from './CellTable.tsx';
