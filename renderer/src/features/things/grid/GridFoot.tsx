import { useApiQuery } from '#renderer/api/index';
import { type Edges, formatCount, sizeOf, t, useSettled } from '#renderer/ui/index';
import type { ThingFilter, ThingSort } from '#shared/contract/things';
import type { ThingColumn } from '../columns.tsx';

type Props = {
  edges: Edges | null;
  columns: readonly ThingColumn[];
  filter: ThingFilter;
  sort: ThingSort | undefined;
};

const REST_MS = 120;
const round = (value: number): string => formatCount(Math.round(value * 100) / 100);

/** What is in the marked block, as a spreadsheet's status bar says it. */
export function GridFoot({ edges, columns, filter, sort }: Props) {
  const settled = useSettled(edges, REST_MS);
  const size = settled && sizeOf(settled);
  const many = size !== null && size.rows * size.cols > 1;
  const keys = settled ? columns.slice(settled.left, settled.right + 1).map(({ key }) => key) : [];
  const { data } = useApiQuery(
    'things.summary',
    {
      filter,
      keys: keys.length > 0 ? keys : ['name'],
      offset: settled?.top ?? 0,
      limit: Math.max(1, size?.rows ?? 1),
      ...(sort ? { sort } : {}),
    },
    { enabled: many && keys.length > 0, keepPrevious: true },
  );
  return (
    <div className="lm-grid-foot" role="status" data-foot>
      {many && data ? (
        <>
          <span>{t('grid.size', { rows: formatCount(size.rows), cols: size.cols })}</span>
          <span>{t('grid.count', { count: formatCount(data.filled) })}</span>
          {data.numbers > 0 && (
            <>
              <span>{t('grid.average', { value: round(data.sum / data.numbers) })}</span>
              <span>{t('grid.min', { value: round(data.min ?? 0) })}</span>
              <span>{t('grid.max', { value: round(data.max ?? 0) })}</span>
              <b>{t('grid.sum', { value: round(data.sum) })}</b>
            </>
          )}
        </>
      ) : (
        <span className="lm-muted">{t('grid.hint')}</span>
      )}
    </div>
  );
}
