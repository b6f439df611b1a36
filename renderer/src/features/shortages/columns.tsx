import { Button, Tag } from 'antd';
import { useAppState } from '#renderer/state/index';
import { formatDate, type TableColumn, t } from '#renderer/ui/index';
import type { ShortageGroup } from '#shared/contract/shortages';

const MOST_PROBLEMS = 3;

type Table = {
  readonly solve: (group: ShortageGroup, solved: boolean) => void;
  readonly remove: (group: ShortageGroup) => void;
  readonly edit: (group: ShortageGroup) => void;
  readonly cellName: (id: string | null) => string | null;
  readonly solved: boolean;
};

function toProblem(id: string): void {
  const { setRoom, select } = useAppState.getState();
  setRoom('problems');
  select({ type: 'problem', id });
}

/** The problems it came from, the latest few by number. */
function Problems({ group }: { group: ShortageGroup }) {
  const known = group.entries.flatMap(({ problemId, problemNumber }) =>
    problemId === null || problemNumber === null ? [] : [{ problemId, problemNumber }],
  );
  if (known.length === 0) return <span className="lm-muted">{t('shortage.byHand')}</span>;
  return (
    <>
      {known.slice(0, MOST_PROBLEMS).map(({ problemId, problemNumber }) => (
        <Button key={problemId} size="small" type="link" onClick={() => toProblem(problemId)}>
          {problemNumber}
        </Button>
      ))}
      {known.length > MOST_PROBLEMS && t('shortage.more', { count: known.length - MOST_PROBLEMS })}
    </>
  );
}

/** What may be done with a row; a need that somebody can do by now is proposed as solved. */
function Deeds({ group, table }: { group: ShortageGroup; table: Table }) {
  const { solve, remove, edit, solved } = table;
  return (
    <span className="lm-shortage-deeds">
      <Button
        size="small"
        type={group.able > 0 ? 'primary' : 'default'}
        data-action={solved ? 'shortage-reopen' : 'shortage-solve'}
        onClick={() => solve(group, !solved)}
      >
        {t(solved ? 'shortage.reopen' : 'shortage.solve')}
      </Button>
      <Button size="small" type="link" data-action="shortage-edit" onClick={() => edit(group)}>
        {t('ui.edit')}
      </Button>
      <Button size="small" type="link" danger data-action="shortage-remove" onClick={() => remove(group)}>
        {t('ui.delete')}
      </Button>
    </span>
  );
}

const partsText = ({ parts }: ShortageGroup): string =>
  parts.length === 0
    ? t('print.shortage.anyTime')
    : parts.map((part) => t(`shortage.part.${part}`)).join('、');

/** Columns of the 缺口清单 on the screen. */
export function shortageTableColumns(table: Table): readonly TableColumn<ShortageGroup>[] {
  return [
    {
      key: 'need',
      title: t('print.shortage.need'),
      width: 150,
      render: (group) => (
        <span data-shortage-row={group.need} title={group.note ?? group.need}>
          {group.need}{' '}
          {group.able > 0 && <Tag color="green">{t('shortage.able', { count: group.able })}</Tag>}
        </span>
      ),
    },
    {
      key: 'cell',
      title: t('print.shortage.cell'),
      width: 110,
      render: ({ cellId }) =>
        cellId === null ? t('print.shortage.wholeCommunity') : (table.cellName(cellId) ?? '—'),
    },
    {
      key: 'reason',
      title: t('shortage.why'),
      width: 96,
      render: ({ reason }) => t(`shortage.reason.${reason}`),
    },
    {
      key: 'count',
      title: t('print.shortage.count'),
      width: 64,
      align: 'right',
      render: ({ count }) => count,
    },
    {
      key: 'times',
      title: t('print.shortage.times'),
      width: 56,
      align: 'right',
      render: ({ times }) => times,
    },
    {
      key: 'last',
      title: t('print.shortage.lastAtMs'),
      width: 98,
      render: ({ lastAtMs }) => formatDate(lastAtMs),
    },
    { key: 'parts', title: t('print.shortage.parts'), width: 64, render: partsText },
    { key: 'from', title: t('shortage.from'), width: 116, render: (group) => <Problems group={group} /> },
    {
      key: 'deeds',
      title: t('shortage.deeds'),
      width: 180,
      render: (group) => <Deeds group={group} table={table} />,
    },
  ];
}
