import { useApiQuery } from '#renderer/api/index';
import { t } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';
import { PointsMap } from './PointsPreview.tsx';

/** Where the points would fall in each system, side by side: the right one is seen at once. */
export function SystemChoice({ plan, onChange }: { plan: ImportPlan; onChange: (plan: ImportPlan) => void }) {
  const { importId, sheet, headerRow, kind, mapping } = plan;
  const { data } = useApiQuery(
    'imports.systems',
    { importId, sheet, headerRow, kind, mapping, crs: 'wgs84', categoryId: null },
    { keepPrevious: true },
  );
  if (!data || data.pairs === 0) return null;
  return (
    <div className="lm-import-systems" role="radiogroup" aria-label={t('import.crs')}>
      {data.choices.map(({ crs, points, inside, offsetM }) => (
        // biome-ignore lint/a11y/useSemanticElements: a picture with words is chosen, not a dot
        <button
          key={crs}
          type="button"
          role="radio"
          aria-checked={plan.crs === crs}
          data-crs={crs}
          onClick={() => onChange({ ...plan, crs })}
        >
          <PointsMap points={points} label={t(`import.crsName.${crs}`)} />
          <strong>
            {t(`import.crsName.${crs}`)}
            {data.likely === crs && <em>{t('import.likely')}</em>}
          </strong>
          <span>{t('import.insideOf', { inside, count: data.pairs })}</span>
          {offsetM !== null && inside < data.pairs / 2 && (
            <span className="lm-import-wrong">
              {t(offsetM >= 100 && offsetM <= 1000 ? 'import.typicalOffset' : 'import.offset', {
                metres: Math.round(offsetM),
              })}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
