import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { PrintListDialog } from '#renderer/features/lists/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, t, VirtualTable } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';
import { chooseRow, type FindingRow } from './findingRow.ts';
import { openForm } from './fixes.ts';
import { useVerify } from './useVerify.ts';
import { verifyColumns } from './verifyColumns.tsx';
import './quality.css';

const PAGE = 1000;
const idOf = ({ thing }: FindingRow): string => thing.id;

/** 待核实: who was not verified for too long, the longest first; call, one key, the next. */
export function VerifyView({ kinds }: { kinds: readonly KindId[] }) {
  const { data, error } = useApiQuery(
    'quality.rows',
    { kinds: [...kinds], rule: 'stale', limit: PAGE },
    { keepPrevious: true },
  );
  const settings = useApiQuery('settings.get', {});
  const selection = useAppState((state) => state.selection);
  const verify = useVerify();
  const busy = useRef(false);
  const [done, setDone] = useState(0);
  const [printing, setPrinting] = useState(false);
  const columns = useMemo(() => verifyColumns(), []);
  const rows = data?.rows ?? [];
  const at = rows.findIndex((row) => row.thing.id === selection?.id);
  const current = rows[at];
  const days = settings.data?.freshnessDays ?? 90;

  const verifyCurrent = async (): Promise<void> => {
    if (busy.current) return;
    if (!current) {
      if (rows[0]) chooseRow(rows[0]);
      return;
    }
    busy.current = true;
    const next = rows[at + 1] ?? rows[at - 1];
    if (await verify([current.thing.id])) {
      setDone((count) => count + 1);
      if (next) chooseRow(next);
    }
    busy.current = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'v') void verifyCurrent();
    else if (key === 'e' && current) openForm(current.thing, 'phone');
    else return;
    event.preventDefault();
  };
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  if (data.total === 0) return <EmptyState title={t('verify.none')} hint={t('verify.noneHint', { days })} />;
  const filter = { kinds: [...kinds], ids: rows.map(idOf) };
  return (
    <section className="lm-things">
      <p className="lm-quality-lead">{t('verify.lead', { days })}</p>
      <div className="lm-toolbar">
        <Button type="primary" data-action="verify" title="V" onClick={() => void verifyCurrent()}>
          {t('verify.verify')} (V)
        </Button>
        <Button
          icon={<EditOutlined />}
          disabled={!current}
          title="E"
          onClick={() => current && openForm(current.thing, 'phone')}
        >
          {t('verify.edit')} (E)
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('verify.print')}
        </Button>
        {done > 0 && <span className="lm-verify-done">{t('verify.done', { count: done })}</span>}
        <span className="lm-toolbar-total">{t('verify.left', { count: data.total })}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the grid inside, which bubble up to here */}
      <div className="lm-things-rows lm-verify-rows" onKeyDown={onKeyDown}>
        <VirtualTable
          label={t('verify.title')}
          columns={columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          rowId={idOf}
          selectedId={selection?.type === 'thing' ? selection.id : null}
          onSelect={chooseRow}
          onOpen={(row) => openForm(row.thing, 'phone')}
        />
      </div>
      {printing && (
        <PrintListDialog
          open
          spec={{ source: 'thing', title: t('verify.title'), filter }}
          onClose={() => setPrinting(false)}
        />
      )}
    </section>
  );
}
