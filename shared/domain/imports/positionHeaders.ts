/** Targets of a column besides a kind's fields. */
export const POSITION_TARGETS = ['@lng', '@lat', '@lngLat'] as const;
export type PositionTarget = (typeof POSITION_TARGETS)[number];

/** Header words of coordinates. */
export const POSITION_HEADERS: Record<PositionTarget, readonly string[]> = {
  '@lng': ['经度', '东经', '经度坐标', 'lng', 'lon', 'long', 'longitude', 'x', 'x坐标'],
  '@lat': ['纬度', '北纬', '纬度坐标', 'lat', 'latitude', 'y', 'y坐标'],
  '@lngLat': ['坐标', '经纬度', '位置坐标', '地理坐标', '经纬度坐标', 'location', 'coordinates', 'lnglat'],
};
