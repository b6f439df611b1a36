export const StatsRoom = (): null => null;
