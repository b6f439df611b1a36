/** Stands here until the map feature is plugged in. */
export const MapView = (_props: { compact?: boolean }): null => null;
export const MapRoom = (): null => null;
