import { formatTime, LevelBadge, type TableColumn, t } from '#renderer/ui/index';
import type { Problem } from '#shared/contract/problems';
import { OverdueTag, StateTag } from './StateTag.tsx';

type NameOf = (id: string | null | undefined) => string | null;

/** The columns of 事项: number, words, where, state, by when. */
export function problemColumns(categoryName: NameOf, cellName: NameOf): readonly TableColumn<Problem>[] {
  return [
    { key: 'number', title: t('problem.number'), width: 112, render: (row) => row.number },
    {
      key: 'level',
      title: t('field.level'),
      width: 52,
      align: 'center',
      render: (row) => <LevelBadge level={row.level} size={18} />,
    },
    {
      key: 'text',
      title: t('problem.text'),
      width: 220,
      render: (row) => <span title={row.text}>{row.text}</span>,
    },
    {
      key: 'state',
      title: t('problem.state'),
      width: 88,
      render: (row) => (row.overdue ? <OverdueTag /> : <StateTag state={row.state} />),
    },
    {
      key: 'category',
      title: t('field.categoryId'),
      width: 96,
      render: (row) => categoryName(row.categoryId) ?? t('blank'),
    },
    {
      key: 'place',
      title: t('problem.place'),
      width: 120,
      render: (row) => row.placeText ?? cellName(row.cellId) ?? t('blank'),
    },
    {
      key: 'reportedAtMs',
      title: t('problem.reportedAt'),
      width: 132,
      render: (row) => formatTime(row.reportedAtMs),
    },
    { key: 'dueAtMs', title: t('problem.dueAt'), width: 132, render: (row) => formatTime(row.dueAtMs) },
  ];
}
