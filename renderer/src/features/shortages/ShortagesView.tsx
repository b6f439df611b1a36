import { PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { EmptyState, errorText, t, VirtualTable } from '#renderer/ui/index';
import type { ShortageGroup } from '#shared/contract/shortages';
import { shortageTableColumns } from './columns.tsx';
import { ShortageDialog } from './ShortageDialog.tsx';
import { useShortageDeeds } from './useShortageDeeds.ts';
import './shortages.css';

type ShortagesViewProps = {
  /** The printing dialog; another feature's, so the room hands it in. */
  print: (onClose: () => void) => ReactNode;
};

/** 缺口清单: what was asked for and nobody could do, by need and cell, until it is solved. */
export function ShortagesView({ print }: ShortagesViewProps) {
  const [solved, setSolved] = useState(false);
  const [edited, setEdited] = useState<ShortageGroup | 'new' | null>(null);
  const [printing, setPrinting] = useState(false);
  const { data, error } = useApiQuery('shortages.list', { solved }, { keepPrevious: true });
  const cells = useCells();
  const deeds = useShortageDeeds();
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  const { groups, openCount, solvedCount } = data;
  const columns = shortageTableColumns({ ...deeds, edit: setEdited, cellName: cells.nameOf, solved });
  return (
    <section className="lm-shortage-room" aria-label={t('shortage.list')}>
      <header className="lm-shortage-bar">
        <h2>{t('shortage.list')}</h2>
        <Segmented
          value={solved}
          options={[
            { value: false, label: t('shortage.open', { count: openCount }) },
            { value: true, label: t('shortage.solvedOnes', { count: solvedCount }) },
          ]}
          onChange={setSolved}
        />
        <Button icon={<PlusOutlined />} data-action="shortage-add" onClick={() => setEdited('new')}>
          {t('shortage.add')}
        </Button>
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          data-action="shortage-print"
          disabled={openCount === 0}
          onClick={() => setPrinting(true)}
        >
          {t('shortage.print')}
        </Button>
      </header>
      <p className="lm-muted">{t('shortage.lead')}</p>
      <div className="lm-shortage-table">
        <VirtualTable
          label={t('shortage.list')}
          columns={columns}
          total={groups.length}
          rowAt={(index) => groups[index]}
          rowId={(group) => group.key}
          onOpen={setEdited}
          empty={
            <EmptyState
              title={t(solved ? 'shortage.noneSolved' : 'shortage.none')}
              hint={t(solved ? 'shortage.noneSolvedHint' : 'shortage.noneHint')}
            />
          }
        />
      </div>
      {edited !== null && (
        <ShortageDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {printing && print(() => setPrinting(false))}
    </section>
  );
}
