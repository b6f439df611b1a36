import { cleanCell, halfWidth } from './text.ts';

/** Degrees, also as `121°33′12″`, `东经121.5`; undefined when it is no number. */
export function parseDegrees(text: string): number | undefined {
  const clean = halfWidth(cleanCell(text))
    .replace(/^(东经|北纬|[EN])\s*/i, '')
    .replace(/[EN]$/i, '')
    .trim();
  if (/^[-+]?\d+(\.\d+)?°?$/.test(clean)) return Number(clean.replace('°', ''));
  const parts = /^(\d{1,3})[°度]\s*(\d{1,2})[′'分]\s*(?:(\d{1,2}(?:\.\d+)?)(?:[″"秒]|'')?)?$/.exec(clean);
  if (!parts) return undefined;
  return Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600;
}

/** Two numbers in one cell, in the cell's order: `121.5,29.8`, `(29.8 121.5)`, `POINT(121.5 29.8)`. */
export function parsePair(text: string): readonly [number, number] | undefined {
  const clean = halfWidth(cleanCell(text))
    .replace(/^point\s*/i, '')
    .replace(/^[([]|[)\]]$/g, '');
  const parts = clean.split(/\s*[,，;；、\s]\s*/).filter(Boolean);
  if (parts.length !== 2) return undefined;
  const [a, b] = [parseDegrees(parts[0] ?? ''), parseDegrees(parts[1] ?? '')];
  return a === undefined || b === undefined ? undefined : [a, b];
}

/** Longitudes of China, 73–135 degrees. */
export const isChinaLng = (value: number): boolean => value >= 73 && value <= 135;
/** Latitudes of China, 18–54 degrees. */
export const isChinaLat = (value: number): boolean => value >= 18 && value <= 54;
