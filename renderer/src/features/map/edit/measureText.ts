import { formatCount, formatDistance } from '#renderer/ui/index';

/** Metres while drawing: to the decimetre as long as that says something. */
export const lengthText = (metres: number): string =>
  metres < 100 ? `${metres.toFixed(1)} m` : formatDistance(metres);

export function areaText(m2: number): string {
  if (m2 >= 1_000_000) return `${(m2 / 1_000_000).toFixed(2)} km²`;
  return `${m2 < 100 ? m2.toFixed(1) : formatCount(Math.round(m2))} m²`;
}
