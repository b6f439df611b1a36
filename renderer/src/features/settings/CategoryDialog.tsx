import { Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { LevelBadge, t, useErrorNotice, useLeave } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import { SymbolFields } from './SymbolFields.tsx';

type Values = Pick<
  Category,
  'name' | 'parentId' | 'keywords' | 'needs' | 'responsible' | 'defaultLevel' | 'deadlineHours' | 'symbol'
>;

/** The fields that the dialog edits; a new category's are empty. */
function valuesOf(category: Category | null): Values {
  const { name = '', parentId = null, keywords = [], needs = [], responsible = [] } = category ?? {};
  const { defaultLevel = null, deadlineHours = null, symbol = null } = category ?? {};
  return { name, parentId, keywords, needs, responsible, defaultLevel, deadlineHours, symbol };
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="lm-field">
    <span className="lm-field-label">{label}</span>
    {children}
  </div>
);

type WordsProps = {
  label: string;
  value: readonly string[];
  onChange: (words: string[]) => void;
  /** What is typed and no word yet. */
  onTyping: (text: string) => void;
};

const Words = (props: WordsProps) => (
  <Row label={props.label}>
    <Select
      mode="tags"
      className="lm-word-box"
      open={false}
      suffixIcon={null}
      aria-label={props.label}
      tokenSeparators={['、', '，', ',', '；', ';']}
      placeholder={t('things.tagsHint')}
      value={[...props.value]}
      onSearch={props.onTyping}
      // What was typed has become a word by then.
      onBlur={() => props.onTyping('')}
      onChange={props.onChange}
    />
  </Row>
);

type PartProps = { values: Values; set: (patch: Partial<Values>) => void };
type Typing = Pick<WordsProps, 'onTyping'>;

/** What a problem of this category needs, who is responsible, and by when. */
const ProblemFields = ({ values, set, onTyping }: PartProps & Typing) => (
  <>
    <Words
      label={t('categories.needs')}
      value={values.needs}
      onTyping={onTyping}
      onChange={(needs) => set({ needs })}
    />
    <Words
      label={t('categories.responsible')}
      value={values.responsible}
      onTyping={onTyping}
      onChange={(responsible) => set({ responsible })}
    />
    <div className="lm-form-grid">
      <Row label={t('field.level')}>
        <Select
          allowClear
          aria-label={t('field.level')}
          value={values.defaultLevel}
          options={[1, 2, 3, 4].map((level) => ({ value: level, label: <LevelBadge level={level} /> }))}
          onChange={(level: number | null | undefined) => set({ defaultLevel: level ?? null })}
        />
      </Row>
      <Row label={t('categories.deadline')}>
        <InputNumber
          min={1}
          value={values.deadlineHours}
          onChange={(deadlineHours) => set({ deadlineHours })}
        />
      </Row>
    </div>
  </>
);

/** Under which category of the same scope it stands; the tree is two deep. */
function Parent({ scope, category, values, set }: PartProps & Omit<CategoryDialogProps, 'onClose'>) {
  const { list } = useCategories();
  const isParent = list.some((other) => category !== null && other.parentId === category.id);
  const groups = list.filter(
    (other) => other.scope === scope && other.parentId === null && other.id !== category?.id,
  );
  return (
    <Row label={t('categories.parent')}>
      <Select
        allowClear
        disabled={isParent}
        aria-label={t('categories.parent')}
        placeholder={t('categories.noParent')}
        value={values.parentId}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(parentId: string | null | undefined) => set({ parentId: parentId ?? null })}
      />
    </Row>
  );
}

type CategoryDialogProps = { scope: Category['scope']; category: Category | null; onClose: () => void };

/** One category: its name, the words it is known by, and for problems what solves it and by when. */
export function CategoryDialog({ scope, category, onClose }: CategoryDialogProps) {
  const showError = useErrorNotice();
  const save = useApiCommand('categories.save');
  const [opened] = useState<Values>(() => valuesOf(category));
  const [values, setValues] = useState(opened);
  const [typing, setTyping] = useState('');
  const leave = useLeave(typing.trim() !== '' || JSON.stringify(values) !== JSON.stringify(opened), onClose);
  const set = (patch: Partial<Values>): void => setValues({ ...values, ...patch });
  const submit = (): void =>
    save.mutate(
      {
        category: { ...values, scope, name: values.name.trim() },
        ...(category ? { id: category.id, version: category.version } : {}),
      },
      { onSuccess: onClose, onError: showError },
    );
  return (
    <Modal
      open
      title={t(category ? 'categories.edit' : 'categories.add')}
      style={{ top: 24 }}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !values.name.trim(), loading: save.isPending }}
      onOk={submit}
      onCancel={leave}
    >
      <div className="lm-dialog">
        <Row label={t('field.name')}>
          <Input
            value={values.name}
            maxLength={40}
            autoFocus
            onChange={(event) => set({ name: event.target.value })}
          />
        </Row>
        <Parent scope={scope} category={category} values={values} set={set} />
        <Words
          label={t('categories.keywords')}
          value={values.keywords}
          onTyping={setTyping}
          onChange={(keywords) => set({ keywords })}
        />
        <SymbolFields scope={scope} draft={values} onChange={(symbol) => set({ symbol })} />
        {scope === 'problem' && <ProblemFields values={values} set={set} onTyping={setTyping} />}
      </div>
    </Modal>
  );
}
