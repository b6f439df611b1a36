export { StatsRoom } from './StatsRoom.tsx';
export { SERIES } from './series.ts';
