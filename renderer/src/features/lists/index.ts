export { EditionChoice, isIncomplete } from './EditionChoice.tsx';
export { ListsRoom } from './ListsRoom.tsx';
export { Sheet } from './Preview.tsx';
export { PrintListDialog } from './PrintListDialog.tsx';
export { printPage } from './printPage.ts';
export { SheetDialog } from './SheetDialog.tsx';
export { runCardList } from './standardLists.ts';
export { type PrintChoice, usePrintChoice } from './usePrintChoice.ts';
export { usePrintJob } from './usePrintJob.ts';
