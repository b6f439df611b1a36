export { usePointer } from '#renderer/state/pointer';
export { startCellEdit } from './edit/editState.ts';
export { MapRoom } from './MapRoom.tsx';
export { MapView } from './MapView.tsx';
