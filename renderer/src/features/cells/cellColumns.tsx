import { dynamic, formatArea, type TableColumn, t } from '#renderer/ui/index';
import type { CellRow } from './cellTree.ts';
import { type CellCounts, COUNT_COLUMNS } from './useCellCounts.ts';

const INDENT_PX = 16;
const Blank = () => <span className="lm-muted">{t('blank')}</span>;

/** What a row of the cells' table shows. */
export function cellColumns(counts: (cellId: string) => CellCounts): readonly TableColumn<CellRow>[] {
  const countColumns = COUNT_COLUMNS.map(
    (column): TableColumn<CellRow> => ({
      key: column,
      title: t(`cells.count.${column}`),
      width: 52,
      align: 'right',
      render: ({ cell }) => counts(cell.id)[column] || <Blank />,
    }),
  );
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 156,
      render: ({ cell, depth }) => (
        <span style={{ paddingLeft: depth * INDENT_PX }} title={cell.name}>
          {cell.name}
        </span>
      ),
    },
    ...countColumns,
    {
      key: 'lead',
      title: t('cells.lead'),
      width: 76,
      render: ({ cell }) => cell.leadName ?? <Blank />,
    },
    {
      key: 'households',
      title: t('field.households'),
      width: 60,
      align: 'right',
      render: ({ cell }) => cell.households ?? <Blank />,
    },
    {
      key: 'tier',
      title: t('cells.tier'),
      width: 68,
      render: ({ cell }) => dynamic(`cells.tierName.${cell.tier}`),
    },
    { key: 'code', title: t('cells.code'), width: 164, render: ({ cell }) => cell.code || <Blank /> },
    {
      key: 'area',
      title: t('cells.area'),
      width: 88,
      align: 'right',
      render: ({ cell }) => formatArea(cell.areaM2),
    },
  ];
}
