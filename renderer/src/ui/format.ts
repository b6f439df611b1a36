import { t } from './text.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A minute of the day, 0–1439, as `14:30`. */
export const formatMinute = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** China Standard Time, whatever the PC's own zone: the office writes and reads one clock. */
function inChina(ms: number): Date {
  return new Date(ms + 8 * 3_600_000);
}

export function formatDate(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return t('blank');
  const date = inChina(ms);
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** `2026-08-02 14:30` */
export function formatTime(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return t('blank');
  const date = inChina(ms);
  return `${formatDate(ms)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

export const formatCount = (value: number): string => value.toLocaleString('zh-CN');

/** A number in little room: 9,999 at most in figures, then 1.2万 or 12k. */
export const shortCount = (value: number): string =>
  value < 10_000
    ? String(value)
    : t('ui.shortCount', { wan: (value / 10_000).toFixed(1), k: Math.round(value / 1000) });

/** A long name in one line of a notice. */
export const shorten = (text: string, most = 18): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Square metres as m² or km². */
export const formatArea = (areaM2: number): string =>
  areaM2 >= 100_000 ? `${(areaM2 / 1_000_000).toFixed(2)} km²` : `${formatCount(Math.round(areaM2))} m²`;

/** Metres as 150 m or 1.2 km. */
export const formatDistance = (distanceM: number): string =>
  distanceM >= 1000 ? `${(distanceM / 1000).toFixed(1)} km` : `${Math.round(distanceM)} m`;

/** Metres as they were measured: 12.3 m, 345 m, 1.234 km, 12.35 km. */
export const formatLength = (lengthM: number): string => {
  if (lengthM >= 999.5) return `${(lengthM / 1000).toFixed(lengthM >= 9999.5 ? 2 : 3)} km`;
  return `${lengthM >= 99.95 ? Math.round(lengthM) : lengthM.toFixed(1)} m`;
};

export function formatBytes(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
