import { t } from '#renderer/ui/index';
import type { SeenShortage } from '#shared/contract/shortages';
import { dayNumberAt, weekMoment } from '#shared/domain/availability/index';
import { CST_OFFSET_MS } from '#shared/domain/workflow/calendar';

const NOW_MS = 30 * 60_000;
const MORNING_ENDS_MIN = 9 * 60;
const EVENING_BEGINS_MIN = 18 * 60;

type Part = 'Morning' | 'Day' | 'Evening';
const partOf = (minute: number): Part =>
  minute < MORNING_ENDS_MIN ? 'Morning' : minute < EVENING_BEGINS_MIN ? 'Day' : 'Evening';

/** 现在, 今晚 19:00, 明早 8:00, 8月9日 8:00: a coming time as one says it. */
export function whenText(atMs: number, nowMs: number): string {
  if (Math.abs(atMs - nowMs) <= NOW_MS) return t('answer.when.now');
  return clockText(atMs, nowMs);
}

function clockText(atMs: number, nowMs: number): string {
  const local = new Date(atMs + CST_OFFSET_MS);
  const time = `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
  const days = dayNumberAt(atMs) - dayNumberAt(nowMs);
  if (days === 0 || days === 1)
    return t(`answer.when.${days === 0 ? 'today' : 'tomorrow'}${partOf(weekMoment(atMs).minute)}`, { time });
  return t('answer.when.date', { month: local.getUTCMonth() + 1, day: local.getUTCDate(), time });
}

/** 150米, 1公里, 2.3公里: as the reasons of an answer say it. */
export const awayText = (distanceM: number): string =>
  distanceM < 995
    ? t('answer.metres', { metres: Math.round(distanceM) })
    : t('answer.kilometres', { km: (distanceM / 1000).toFixed(1).replace(/\.0$/, '') });

/** 今晚 19:00 1 公里内没有电工: what is missing, where and when it was looked for. */
export function shortageText({ need, reason, radiusM, atMs }: SeenShortage, nowMs: number): string {
  const when = whenText(atMs, nowMs);
  if (reason === 'nobody') return t('shortage.said.nobody', { need });
  if (radiusM === null) return t(`shortage.saidAnywhere.${reason}`, { need, when });
  return t(`shortage.said.${reason}`, { need, when, distance: awayText(radiusM) });
}

/** When whoever comes nearest could come, in words. */
export function nearestText(nearest: NonNullable<SeenShortage['nearest']>, nowMs: number): string {
  const { hindrance, available, freeAtMs } = nearest;
  if (hindrance === 'full' || hindrance === 'range' || hindrance === 'expired')
    return t(`shortage.nearest.${hindrance}`);
  if (hindrance !== null && freeAtMs !== null)
    return t('shortage.nearest.later', { when: clockText(freeAtMs, nowMs) });
  if (hindrance === 'used') return t('shortage.nearest.used');
  if (hindrance === 'busy') return t('shortage.nearest.never');
  return t(available === 'yes' ? 'shortage.nearest.free' : 'shortage.nearest.unknown');
}
