export { usePointer } from '#renderer/state/pointer';
export { MapRoom } from './MapRoom.tsx';
export { MapView } from './MapView.tsx';
