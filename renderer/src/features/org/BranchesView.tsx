import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import {
  EmptyState,
  errorText,
  formatCount,
  type TableColumn,
  t,
  useErrorNotice,
  VirtualTable,
} from '#renderer/ui/index';
import { BranchForm } from './BranchForm.tsx';
import { type BranchRow, branchRows } from './branchTree.ts';
import './org.css';

const idOf = ({ branch }: BranchRow): string => branch.id;

function columnsOf(cellName: (id: string | null) => string | null): readonly TableColumn<BranchRow>[] {
  return [
    {
      key: 'name',
      title: t('org.branch'),
      width: 220,
      render: ({ branch, depth }) => <span style={{ paddingLeft: depth * 18 }}>{branch.name}</span>,
    },
    {
      key: 'tier',
      title: t('org.tierLabel'),
      width: 80,
      render: ({ branch }) => t(`org.tier.${branch.tier}`),
    },
    {
      key: 'secretary',
      title: t('org.secretary'),
      width: 90,
      render: ({ branch }) => branch.secretaryName ?? '—',
    },
    {
      key: 'cell',
      title: t('field.cell'),
      width: 130,
      render: ({ branch }) => cellName(branch.cellId) ?? '—',
    },
    {
      key: 'members',
      title: t('org.members'),
      width: 80,
      align: 'right',
      render: ({ branch }) => formatCount(branch.members),
    },
    {
      key: 'withoutPost',
      title: t('org.withoutPost'),
      width: 80,
      align: 'right',
      render: ({ branch }) => formatCount(branch.withoutPost),
    },
  ];
}

type UnfiledProps = { unfiled: readonly { name: string; members: number }[] };

/** Names found on people that are no branch yet, and one click that makes them branches. */
function Unfiled({ unfiled }: UnfiledProps) {
  const showError = useErrorNotice();
  const adopt = useApiCommand('branches.adopt');
  if (unfiled.length === 0) return null;
  const names = unfiled.map(({ name }) => name);
  return (
    <Alert
      type="info"
      showIcon
      className="lm-alert lm-org-unfiled"
      title={t('org.unfiled', { count: names.length })}
      description={`${names.slice(0, 5).join('、')}${names.length > 5 ? '…' : ''}`}
      action={
        <Button
          size="small"
          loading={adopt.isPending}
          data-action="adopt-branches"
          onClick={() => adopt.mutate({ names: names.slice(0, 500) }, { onError: showError })}
        >
          {t('org.adopt')}
        </Button>
      }
    />
  );
}

/** 党组织: the tree of branches and groups, where each works, who leads it and how many belong to it. */
export function BranchesView() {
  const { data, error } = useApiQuery('branches.list', {});
  const cells = useCells();
  const [chosen, setChosen] = useState<string | 'new' | null>(null);
  const rows = useMemo(() => branchRows(data?.branches ?? []), [data]);
  const columns = useMemo(() => columnsOf(cells.nameOf), [cells]);
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  const branch = rows.find((row) => row.branch.id === chosen)?.branch ?? null;
  return (
    <section className="lm-things">
      <div className="lm-toolbar">
        <Button
          type="primary"
          icon={<PlusOutlined />}
          data-action="add-branch"
          onClick={() => setChosen('new')}
        >
          {t('org.addBranch')}
        </Button>
        <span className="lm-toolbar-total">{t('ui.total', { count: rows.length })}</span>
      </div>
      <Unfiled unfiled={data.unfiled} />
      <div className="lm-things-rows lm-org-rows">
        <VirtualTable
          label={t('view.branches')}
          columns={columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          rowId={idOf}
          selectedId={branch?.id ?? null}
          onSelect={(row) => setChosen(row.branch.id)}
          empty={<EmptyState title={t('org.noBranches')} hint={t('org.noBranchesHint')} />}
        />
      </div>
      {(branch || chosen === 'new') && (
        <BranchForm
          key={branch ? `${branch.id} ${branch.version}` : 'new'}
          branch={branch}
          all={data.branches}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}
