import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import {
  dynamic,
  EmptyState,
  errorText,
  KindSymbol,
  type TableColumn,
  t,
  VirtualTable,
} from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { QualityRule } from '#shared/domain/quality/index';
import { chooseRow, type FindingRow } from './findingRow.ts';
import { FIXES, openForm } from './fixes.ts';
import { useVerify } from './useVerify.ts';

const PAGE = 200;
const MOST = 1000;
const idOf = ({ thing }: FindingRow): string => thing.id;

type FindingTableProps = { kinds: readonly KindId[]; rule: QualityRule };

/** The records that one rule finds, each with what is wrong and the button that mends it. */
export function FindingTable({ kinds, rule }: FindingTableProps) {
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useApiQuery(
    'quality.rows',
    { kinds: [...kinds], rule, limit },
    { keepPrevious: true },
  );
  const selection = useAppState((state) => state.selection);
  const verify = useVerify();
  const columns = useMemo<readonly TableColumn<FindingRow>[]>(
    () => [
      {
        key: 'name',
        title: t('field.name'),
        width: 150,
        render: ({ thing }) => (
          <>
            <KindSymbol kind={thing.kind} categoryId={thing.categoryId} /> {thing.name}
          </>
        ),
      },
      {
        key: 'what',
        title: t('quality.what'),
        width: 190,
        render: ({ params }) => dynamic(`quality.what_.${rule}`, t(`quality.rule.${rule}`), params),
      },
      {
        key: 'fix',
        title: t('quality.fix'),
        width: 110,
        render: (row) => (
          <Button
            size="small"
            data-action="fix"
            onClick={(event) => {
              event.stopPropagation();
              const fix = FIXES[rule];
              if (fix.type === 'verify') void verify([row.thing.id]);
              else openForm(row.thing, fix.type === 'field' ? fix.field : 'position');
            }}
          >
            {t(`quality.fix_.${FIXES[rule].type}`)}
          </Button>
        ),
      },
    ],
    [rule, verify],
  );
  if (error) return <EmptyState title={errorText(error)} />;
  const rows = data?.rows ?? [];
  const more = (data?.total ?? 0) - rows.length;
  return (
    <div className="lm-things">
      <p className="lm-quality-lead">{t(`quality.why.${rule}`)}</p>
      <div className="lm-things-rows">
        <VirtualTable
          label={t(`quality.rule.${rule}`)}
          columns={columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          rowId={idOf}
          selectedId={selection?.type === 'thing' ? selection.id : null}
          onSelect={chooseRow}
          empty={data && <EmptyState title={t('quality.allWell')} />}
        />
      </div>
      {more > 0 && limit < MOST && (
        <Button type="link" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
          {t('quality.more', { count: more })}
        </Button>
      )}
    </div>
  );
}
