export { StatsRoom } from './StatsRoom.tsx';
