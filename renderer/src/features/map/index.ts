export { usePointer } from '#renderer/state/pointer';
export { cellPicture } from './cellPicture.ts';
export { startCellEdit } from './edit/editState.ts';
export { MapRoom } from './MapRoom.tsx';
export { MapView } from './MapView.tsx';
