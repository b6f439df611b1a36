import { formatArea, formatCount, formatLength, t } from '#renderer/ui/index';
import { lengthM } from '#shared/domain/geo/distance';
import { HECTARE_M2, MU_M2, measureArea } from '#shared/domain/geo/measure';
import type { Measured } from './store.ts';

/** Four figures that mean something: 1.234, 12.34, 123.4, 1,234. */
const short = (value: number): string =>
  value >= 1000 ? formatCount(Math.round(value)) : value.toFixed(value >= 100 ? 1 : value >= 10 ? 2 : 3);

const hectares = (areaM2: number): string => t('map.measure.hectares', { value: short(areaM2 / HECTARE_M2) });
const mu = (areaM2: number): string => t('map.measure.mu', { value: short(areaM2 / MU_M2) });

export type Words = {
  /** The main figure. */
  readonly main: string;
  /** What stands under it. */
  readonly more: readonly string[];
};

/** A measurement in words. */
export function wordsOf({ kind, path }: Pick<Measured, 'kind' | 'path'>): Words {
  if (kind === 'distance') return { main: formatLength(lengthM(path)), more: [] };
  const { areaM2, perimeterM } = measureArea(path);
  const around = t('map.measure.perimeter', { length: formatLength(perimeterM) });
  if (areaM2 === null) return { main: t('map.measure.crossing'), more: [around] };
  return { main: formatArea(areaM2), more: [`${hectares(areaM2)} · ${mu(areaM2)}`, around] };
}

/** One line for the clipboard. */
export const copyOf = (measured: Measured): string => {
  const { main, more } = wordsOf(measured);
  return [main, ...more].join(t('map.measure.comma'));
};
