import { Alert, Checkbox, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { FieldInput } from '#renderer/features/things/index';
import { t, useErrorNotice, useLeave } from '#renderer/ui/index';
import type { OfficeFieldRow } from '#shared/contract/fields';
import { HAS_CHOICES, OFFICE_FIELD_TYPES, PRIVACY_OF_TYPE } from '#shared/domain/fields/index';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import { ChoiceLines } from './ChoiceLines.tsx';
import { doubles, draftOf, type FieldDraft, isComplete, previewSpec, sentField, withType } from './draft.ts';

const Row = ({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) => (
  <div className="lm-field" data-wide={wide}>
    <span className="lm-field-label">{label}</span>
    {children}
  </div>
);

type Usage = { readonly records: number; readonly choices: Readonly<Record<string, number>> };
const UNUSED: Usage = { records: 0, choices: {} };

type PartProps = { draft: FieldDraft; usage: Usage; set: (draft: FieldDraft) => void };

function CategoryRow({ draft, set }: Omit<PartProps, 'usage'>) {
  const { list } = useCategories();
  const scope = kindOf(draft.kind).role === 'risk' ? 'problem' : draft.kind;
  return (
    <Row label={t('fields.category')}>
      <Select
        aria-label={t('fields.category')}
        value={draft.categoryId ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('fields.allCategories') },
          ...list
            .filter((category) => category.scope === scope)
            .map((category) => ({ value: category.id, label: category.name })),
        ]}
        onChange={(categoryId: string) => set({ ...draft, categoryId: categoryId || null })}
      />
    </Row>
  );
}

function Basics({ draft, usage, set }: PartProps) {
  const fixed = usage.records > 0;
  return (
    <div className="lm-form-grid">
      <Row label={t('fields.label')}>
        <Input
          autoFocus
          value={draft.label}
          maxLength={40}
          data-field="label"
          placeholder={t('fields.labelHint')}
          onChange={(event) => set({ ...draft, label: event.target.value })}
        />
      </Row>
      <Row label={t('fields.type')}>
        <Select
          aria-label={t('fields.type')}
          disabled={fixed}
          value={draft.type}
          listHeight={320}
          options={OFFICE_FIELD_TYPES.map((type) => ({ value: type, label: t(`fields.types.${type}`) }))}
          onChange={(type) => set(withType(draft, type))}
        />
      </Row>
      {fixed && (
        <p className="lm-muted lm-field lm-type-fixed" data-wide="true">
          {t('fields.typeFixed', { count: usage.records })}
        </p>
      )}
      <CategoryRow draft={draft} set={set} />
      <Row label={t('fields.privacy')}>
        <Select
          aria-label={t('fields.privacy')}
          value={draft.privacy}
          options={PRIVACY_OF_TYPE[draft.type].map((value) => ({
            value,
            label: t(`fields.privacies.${value}`),
          }))}
          onChange={(privacy) => set({ ...draft, privacy })}
        />
      </Row>
    </div>
  );
}

/** What the input will look like; it can be tried. */
function Preview({ draft }: { draft: FieldDraft }) {
  const [value, setValue] = useState<unknown>(null);
  return (
    <div className="lm-field lm-field-preview">
      <span className="lm-field-label">
        <span>
          {draft.label.trim() || t('fields.label')}
          {draft.required && <b> *</b>}
        </span>
        <em className="lm-muted">{t('fields.preview')}</em>
      </span>
      <FieldInput
        key={draft.type}
        id="field-preview"
        kind={draft.kind}
        field={previewSpec(draft)}
        value={value}
        onChange={setValue}
      />
    </div>
  );
}

type FieldDialogProps = { kind: KindId; field: OfficeFieldRow | null; onClose: () => void };

/** One field of the office's own: what it is called, what it takes, who may see it. */
export function FieldDialog({ kind, field, onClose }: FieldDialogProps) {
  const showError = useErrorNotice();
  const [opened] = useState<FieldDraft>(() => draftOf(kind, field));
  const [draft, set] = useState(opened);
  const leave = useLeave(JSON.stringify(draft) !== JSON.stringify(opened), onClose);
  const used = useApiQuery('fields.usage', { id: field?.id ?? '-' }, { enabled: field !== null });
  const usage = used.data ?? UNUSED;
  const save = useApiCommand('fields.save');
  const kept = new Set(draft.choices.map(({ id }) => id));
  const dropped = (field?.choices ?? []).filter(
    ({ id, retired }) => !retired && !kept.has(id) && (usage.choices[id] ?? 0) > 0,
  );
  const submit = (): void =>
    save.mutate(
      { field: sentField(draft), ...(field ? { id: field.id, version: field.version } : {}) },
      { onSuccess: onClose, onError: showError },
    );
  return (
    <Modal
      open
      width={600}
      title={t(field ? 'fields.edit' : 'fields.add')}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !isComplete(draft), loading: save.isPending }}
      onOk={submit}
      onCancel={leave}
    >
      <div className="lm-dialog">
        <Basics draft={draft} usage={usage} set={set} />
        {HAS_CHOICES.has(draft.type) && (
          <Row label={t('fields.choices')} wide>
            <ChoiceLines
              lines={draft.choices}
              doubles={doubles(draft)}
              usage={usage.choices}
              onChange={(choices) => set({ ...draft, choices })}
            />
          </Row>
        )}
        {dropped.map(({ id, label }) => (
          <Alert
            key={id}
            type="warning"
            title={t('fields.choiceKept', { label, count: usage.choices[id] ?? 0 })}
          />
        ))}
        <div className="lm-field-checks">
          <Checkbox
            checked={draft.required}
            onChange={(event) => set({ ...draft, required: event.target.checked })}
          >
            {t('fields.required')}
          </Checkbox>
          <Checkbox
            checked={draft.inTable}
            onChange={(event) => set({ ...draft, inTable: event.target.checked })}
          >
            {t('fields.inTable')}
          </Checkbox>
        </div>
        <Preview draft={draft} />
      </div>
    </Modal>
  );
}
