export { ListsRoom } from './ListsRoom.tsx';
export { PrintListDialog } from './PrintListDialog.tsx';
