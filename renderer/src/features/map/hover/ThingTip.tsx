import { useApiQuery } from '#renderer/api/index';
import { useCategories, useCells } from '#renderer/api/lookups';
import { fieldName, formatDate, KindSymbol, kindName, LevelBadge, t } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { fieldOf } from '#shared/domain/kinds/index';

/** How fresh a record is: when it was last checked, where that is kept, else when it was last changed. */
function freshness({ kind, attrs, updatedAtMs }: Thing): string {
  if (!fieldOf(kind, 'verifiedOn')) return t('map.hover.updated', { date: formatDate(updatedAtMs) });
  const { verifiedOn } = attrs;
  return typeof verifiedOn === 'string'
    ? t('map.hover.verified', { date: verifiedOn })
    : t('map.hover.never');
}

/** What a glance at a thing tells; personal fields come masked from the core. */
export function ThingTip({ id }: { id: string }) {
  const { data } = useApiQuery('things.get', { id });
  const categories = useCategories();
  const cells = useCells();
  if (!data) return null;
  const rows = [
    [fieldName('address'), data.address],
    [fieldName('phone'), data.phone],
    [t('field.cell'), cells.nameOf(data.cellId)],
  ].filter((row): row is [string, string] => Boolean(row[1]));
  return (
    <>
      <div className="lm-tip-head">
        <KindSymbol kind={data.kind} categoryId={data.categoryId} size={18} />
        <strong>{data.name}</strong>
        <LevelBadge level={data.level} size={18} />
      </div>
      <div className="lm-muted">
        {[kindName(data.kind), categories.nameOf(data.categoryId)].filter(Boolean).join(' · ')}
      </div>
      {rows.length > 0 && (
        <dl className="lm-tip-rows">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="lm-muted">{freshness(data)}</div>
    </>
  );
}
