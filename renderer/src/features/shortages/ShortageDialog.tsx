import { Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { ShortageGroup } from '#shared/contract/shortages';

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="lm-field">
    <span className="lm-field-label">{label}</span>
    {children}
  </div>
);

type Values = { need: string; cellId: string | null; count: number; note: string };

const valuesOf = (group: ShortageGroup | null): Values => ({
  need: group?.need ?? '',
  cellId: group?.cellId ?? null,
  count: group?.count ?? 1,
  note: group?.note ?? '',
});

/** Saves a new gap, or the changes to all that is noted of one. */
function useSave(group: ShortageGroup | null, onDone: () => void) {
  const note = useApiCommand('shortages.note');
  const update = useApiCommand('shortages.update');
  const onError = useErrorNotice();
  const save = (values: Values): void => {
    const said = { ...values, need: values.need.trim(), note: values.note.trim() || null };
    if (group === null) note.mutate(said, { onSuccess: onDone, onError });
    else {
      const ids = group.entries.map(({ id, version }) => ({ id, version }));
      update.mutate({ ids, patch: said }, { onSuccess: onDone, onError });
    }
  };
  return { save, saving: note.isPending || update.isPending };
}

/** 登记缺口, or what is noted of one. */
export function ShortageDialog({ group, onClose }: { group: ShortageGroup | null; onClose: () => void }) {
  const [values, setValues] = useState(() => valuesOf(group));
  const set = (patch: Partial<Values>): void => setValues((before) => ({ ...before, ...patch }));
  const { save, saving } = useSave(group, onClose);
  const cells = useCells();
  const isEmpty = values.need.trim() === '';
  const submit = (): void => {
    if (!isEmpty && !saving) save(values);
  };
  return (
    <Modal
      open
      title={t(group === null ? 'shortage.add' : 'shortage.editTitle')}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: isEmpty, loading: saving }}
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <Row label={t('print.shortage.need')}>
        <Input
          autoFocus
          value={values.need}
          maxLength={60}
          placeholder={t('shortage.needHint')}
          aria-label={t('print.shortage.need')}
          onChange={(event) => set({ need: event.target.value })}
          onPressEnter={submit}
        />
      </Row>
      <Row label={t('print.shortage.cell')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('print.shortage.wholeCommunity')}
          aria-label={t('print.shortage.cell')}
          value={values.cellId}
          options={cells.list
            .filter(({ tier }) => tier === 'cell')
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(cellId: string | null | undefined) => set({ cellId: cellId ?? null })}
        />
      </Row>
      <Row label={t('print.shortage.count')}>
        <InputNumber
          min={1}
          max={999}
          precision={0}
          value={values.count}
          aria-label={t('print.shortage.count')}
          onChange={(count) => set({ count: count ?? 1 })}
        />
      </Row>
      <Row label={t('print.shortage.note')}>
        <Input
          value={values.note}
          maxLength={200}
          placeholder={t('shortage.noteHint')}
          aria-label={t('print.shortage.note')}
          onChange={(event) => set({ note: event.target.value })}
          onPressEnter={submit}
        />
      </Row>
    </Modal>
  );
}
