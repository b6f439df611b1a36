import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { EmptyState, kindName, t } from '#renderer/ui/index';
import type { OfficeFieldRow } from '#shared/contract/fields';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import { FieldDialog } from './FieldDialog.tsx';
import { FieldRows, RemovedFields } from './FieldRows.tsx';
import './fields.css';

const NONE: readonly OfficeFieldRow[] = [];

/** 自定义字段: what this office keeps beyond what the kinds have, kind by kind. */
export function OfficeFields() {
  const { data } = useApiQuery('fields.list', {}, { keepPrevious: true });
  const [kind, setKind] = useState<KindId>('place');
  const [edited, setEdited] = useState<OfficeFieldRow | 'new' | null>(null);
  const { fields, removed } = data ?? { fields: NONE, removed: NONE };
  const countOf = (id: KindId): number => fields.filter((field) => field.kind === id).length;
  const rows = fields.filter((field) => field.kind === kind);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} data-action="add-field" onClick={() => setEdited('new')}>
      {t('fields.add')}
    </Button>
  );
  return (
    <>
      <p className="lm-muted">{t('fields.hint')}</p>
      <div className="lm-settings-head">
        <Segmented
          value={kind}
          aria-label={t('field.kind')}
          options={KIND_IDS.map((id) => ({
            value: id,
            label: countOf(id) > 0 ? `${kindName(id)} ${countOf(id)}` : kindName(id),
          }))}
          onChange={setKind}
        />
        {rows.length > 0 && add}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t('fields.empty', { kind: kindName(kind) })}
          hint={t('fields.emptyHint')}
          action={add}
        />
      ) : (
        <FieldRows fields={rows} onEdit={setEdited} />
      )}
      <RemovedFields fields={removed.filter((field) => field.kind === kind)} />
      {edited && (
        <FieldDialog kind={kind} field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
