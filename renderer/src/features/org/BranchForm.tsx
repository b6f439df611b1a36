import { App, Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { Branch } from '#shared/contract/org';
import { ThingPicker } from './ThingPicker.tsx';

const TIERS = ['committee', 'branch', 'group'] as const;
const EMPTY = {
  name: '',
  tier: 'branch',
  parentId: null,
  cellId: null,
  secretaryId: null,
  note: null,
} as const;
type Values = Pick<Branch, 'name' | 'tier' | 'parentId' | 'cellId' | 'secretaryId' | 'note'>;

const valuesOf = (branch: Branch | null): Values => {
  if (!branch) return EMPTY;
  const { name, tier, parentId, cellId, secretaryId, note } = branch;
  return { name, tier, parentId, cellId, secretaryId, note };
};

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="lm-field">
    <span className="lm-field-label">{label}</span>
    {children}
  </div>
);

type BranchFormProps = { branch: Branch | null; all: readonly Branch[]; onClose: () => void };

/** One branch: its name and place in the tree, the cell where it works, its secretary. */
export function BranchForm({ branch, all, onClose }: BranchFormProps) {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const cells = useCells();
  const save = useApiCommand('branches.save');
  const remove = useApiCommand('branches.remove');
  const [values, setValues] = useState<Values>(() => valuesOf(branch));
  const set = (patch: Partial<Values>): void => setValues({ ...values, ...patch });
  const submit = (): void =>
    save.mutate(
      {
        branch: { ...values, name: values.name.trim() },
        ...(branch ? { id: branch.id, version: branch.version } : {}),
      },
      {
        onSuccess: ({ renamed }) => {
          void message.success(renamed > 0 ? t('org.renamed', { count: renamed }) : t('org.saved'));
          onClose();
        },
        onError: showError,
      },
    );
  const removeNow = async (): Promise<void> => {
    if (!branch) return;
    const yes = await confirm({
      title: t('things.deleteOne', { name: branch.name }),
      consequence: t('org.removeBranchHint', { count: branch.members }),
      ok: t('ui.delete'),
      danger: true,
    });
    if (yes)
      remove.mutate({ id: branch.id, version: branch.version }, { onSuccess: onClose, onError: showError });
  };
  return (
    <form
      className="lm-org-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="lm-form-grid">
        <Row label={t('org.branch')}>
          <Input
            autoFocus
            maxLength={60}
            value={values.name}
            aria-label={t('org.branch')}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Row>
        <Row label={t('org.tierLabel')}>
          <Select
            value={values.tier}
            aria-label={t('org.tierLabel')}
            options={TIERS.map((tier) => ({ value: tier, label: t(`org.tier.${tier}`) }))}
            onChange={(tier) => set({ tier })}
          />
        </Row>
        <Row label={t('org.parent')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={values.parentId}
            aria-label={t('org.parent')}
            options={all
              .filter((other) => other.id !== branch?.id)
              .map((other) => ({ value: other.id, label: other.name }))}
            onChange={(parentId: string | null | undefined) => set({ parentId: parentId ?? null })}
          />
        </Row>
        <Row label={t('field.cell')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={values.cellId}
            aria-label={t('field.cell')}
            options={cells.list
              .filter((cell) => cell.tier !== 'community')
              .map((cell) => ({ value: cell.id, label: cell.name }))}
            onChange={(cellId: string | null | undefined) => set({ cellId: cellId ?? null })}
          />
        </Row>
        <Row label={t('org.secretary')}>
          <ThingPicker
            label={t('org.secretary')}
            kinds={['person']}
            value={values.secretaryId}
            valueName={branch?.secretaryName ?? null}
            onChange={(secretaryId) => set({ secretaryId })}
          />
        </Row>
        <Row label={t('field.note')}>
          <Input
            maxLength={500}
            value={values.note ?? ''}
            aria-label={t('field.note')}
            onChange={(event) => set({ note: event.target.value || null })}
          />
        </Row>
      </div>
      <div className="lm-org-buttons">
        <Button type="primary" htmlType="submit" disabled={!values.name.trim()} loading={save.isPending}>
          {t('ui.save')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        {branch && (
          <Button danger type="text" onClick={() => void removeNow()}>
            {t('ui.delete')}
          </Button>
        )}
      </div>
    </form>
  );
}
