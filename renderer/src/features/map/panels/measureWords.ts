import { dynamic, formatCount, kindName, t } from '#renderer/ui/index';
import {
  fewestOf,
  isDated,
  isKind,
  isShare,
  type MeasureSource,
  takesCategory,
  takesLevel,
  takesSkill,
} from '#shared/domain/hotspot/measures';
import type { CellFill, CellValue } from '../layers/cellFill.ts';

/** What a source is called: `在办事项`, `人才`, `按时办结占比`. */
export const sourceName = (source: MeasureSource): string =>
  isKind(source) ? kindName(source) : dynamic(`map.measure.${source}`, source);

/** The same with what it was narrowed to: `风险点（红）`, `人才（电工）`. */
export function countedName(
  { colouring }: Pick<CellFill, 'colouring'>,
  categoryName: (id: string) => string | null,
): string {
  const { source, categoryId, level, skill, post } = colouring;
  const narrowed = [
    categoryId && takesCategory(source) && categoryName(categoryId),
    takesLevel(source) && level && dynamic(`level.${level}`),
    takesSkill(source) && skill.trim(),
    takesSkill(source) && post && dynamic(`choice.post.${post}`),
  ].filter(Boolean);
  return narrowed.length > 0 ? `${sourceName(source)}（${narrowed.join('、')}）` : sourceName(source);
}

/** Rate and period (in words), as far as they apply: `每百户 · 近90天`. */
export function howCounted(
  { colouring: { source, rate } }: Pick<CellFill, 'colouring'>,
  period: string,
): string {
  return [isShare(source) ? t('map.rate.share') : t(`map.rate.${rate}`), isDated(source) && period]
    .filter(Boolean)
    .join(' · ');
}

/** Why a cell has no value. */
export function noBase({ colouring: { source, rate } }: Pick<CellFill, 'colouring'>): string {
  const key = isShare(source) || source === 'households' ? source : rate;
  return dynamic(`map.noBase.${key}`, t('map.noBase.other'));
}

const number = (value: number): string =>
  formatCount(Number.isInteger(value) ? value : Number(value.toFixed(2)));

/** A cell's numerator and denominator in words; null for a plain count. */
export function basisOf(fill: CellFill, found: CellValue, name: string): string | null {
  const { source, rate } = fill.colouring;
  if (!isShare(source) && rate === 'count') return null;
  const key = isShare(source) ? source : rate;
  const words = {
    name,
    numerator: number(found.numerator),
    denominator: Number.isNaN(found.denominator) ? t('blank') : number(found.denominator),
  };
  return dynamic(`map.basis.${key}`, '', words);
}

/** The note on small bases, when the measure has one. */
export function smallBaseNote({ colouring }: Pick<CellFill, 'colouring'>): string | null {
  const fewest = fewestOf(colouring.source, colouring.rate);
  return fewest === null ? null : t('map.smallBase', { fewest });
}
