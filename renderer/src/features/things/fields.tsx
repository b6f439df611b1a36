import { AutoComplete, DatePicker, Input, InputNumber, Radio, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { LevelBadge, t } from '#renderer/ui/index';
import { customId } from '#shared/domain/fields/index';
import type { FieldSpec, FieldType } from '#shared/domain/kinds/index';
import { SENSITIVE_MASK } from '#shared/domain/privacy';
import { FileField } from './FileField.tsx';
import type { FieldProps } from './fieldProps.ts';
import { CertificatesField, ContactsField } from './inputs/RowsField.tsx';
import { SkillsField } from './inputs/SkillsField.tsx';
import { WeeklyField, WrittenField } from './inputs/WrittenField.tsx';
import { PersonField } from './PersonField.tsx';
import { scopeOf } from './scope.ts';
import { choiceText } from './values.ts';

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** The names of branches that are filed already; any other may be typed. */
function BranchField({ id, value, onChange }: FieldProps) {
  const { data } = useApiQuery('branches.list', {});
  const typed = text(value);
  return (
    <AutoComplete
      id={id}
      value={typed}
      options={(data?.branches ?? [])
        .filter((branch) => branch.name.includes(typed) || typed === SENSITIVE_MASK)
        .map((branch) => ({ value: branch.name }))}
      onChange={(name: string | undefined) => onChange(name ?? '')}
    />
  );
}

const TextField = (props: FieldProps) =>
  props.field.suggest === 'branch' ? (
    <BranchField {...props} />
  ) : (
    <Input
      id={props.id}
      value={text(props.value)}
      autoComplete="off"
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
const LongTextField = ({ id, value, onChange }: FieldProps) => (
  <Input.TextArea
    id={id}
    value={text(value)}
    autoSize={{ minRows: 2, maxRows: 8 }}
    onChange={(event) => onChange(event.target.value)}
  />
);
const NumberField = ({ id, field, value, onChange }: FieldProps) => (
  <InputNumber
    id={id}
    // The kinds count things; an office may keep a height below zero.
    {...(customId(field.key) === null ? { min: 0 } : {})}
    value={typeof value === 'number' ? value : null}
    onChange={onChange}
  />
);
const DateField = ({ id, value, onChange }: FieldProps) => (
  <DatePicker
    id={id}
    value={value ? dayjs(text(value)) : null}
    format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D']}
    onChange={(date) => onChange(date ? date.format('YYYY-MM-DD') : null)}
  />
);
/** What is offered, and what the record has though it is offered no longer. */
const choiceOptions = (field: FieldSpec, chosen: readonly string[]) =>
  [...new Set([...(field.choices ?? []), ...chosen])].map((choice) => ({
    value: choice,
    label: choiceText(field, choice),
  }));
const ChoiceField = ({ id, field, value, onChange }: FieldProps) => (
  <Select
    id={id}
    allowClear
    value={value ? text(value) : null}
    options={choiceOptions(field, value ? [text(value)] : [])}
    onChange={(choice: string | null | undefined) => onChange(choice ?? null)}
  />
);
const ChoicesField = ({ id, field, value, onChange }: FieldProps) => {
  // Masked: nothing to choose from until it is shown.
  if (typeof value === 'string') return <Input id={id} readOnly value={value} />;
  const chosen = Array.isArray(value) ? value.map(text) : [];
  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen}
      options={choiceOptions(field, chosen)}
      onChange={onChange}
    />
  );
};
const TagsField = ({ id, value, onChange }: FieldProps) => (
  <Select
    id={id}
    mode="tags"
    open={false}
    suffixIcon={null}
    tokenSeparators={['、', '，', ',', '；', ';']}
    placeholder={t('things.tagsHint')}
    value={Array.isArray(value) ? (value as string[]) : []}
    onChange={(tags: string[]) => onChange(tags.map((tag) => tag.trim()).filter(Boolean))}
  />
);
const BooleanField = ({ id, value, onChange }: FieldProps) =>
  typeof value === 'string' ? (
    <Input id={id} readOnly value={value} />
  ) : (
    <Switch
      id={id}
      checked={value === true}
      checkedChildren={t('yes')}
      unCheckedChildren={t('no')}
      onChange={onChange}
    />
  );
const LevelField = ({ value, onChange }: FieldProps) => (
  <Radio.Group value={value} onChange={(event) => onChange(event.target.value)}>
    {[1, 2, 3, 4].map((level) => (
      <Radio key={level} value={level}>
        <LevelBadge level={level} />
      </Radio>
    ))}
  </Radio.Group>
);

function CategoryField({ id, kind, value, onChange }: FieldProps) {
  const { list } = useCategories();
  const scope = scopeOf(kind);
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ? text(value) : null}
      options={list
        .filter((category) => category.scope === scope)
        .map((category) => ({ value: category.id, label: category.name }))}
      onChange={(choice: string | null | undefined) => onChange(choice ?? null)}
    />
  );
}

const FIELDS: Record<FieldType, (props: FieldProps) => ReactNode> = {
  text: TextField,
  longText: LongTextField,
  number: NumberField,
  date: DateField,
  choice: ChoiceField,
  tags: TagsField,
  phone: TextField,
  boolean: BooleanField,
  level: LevelField,
  category: CategoryField,
  weekly: WeeklyField,
  skills: SkillsField,
  skillLevels: WrittenField,
  certificates: CertificatesField,
  contacts: ContactsField,
  exceptions: WrittenField,
  choices: ChoicesField,
  person: PersonField,
  file: FileField,
};

/** Types that need the form's whole width. */
export const WIDE_TYPES: ReadonlySet<FieldType> = new Set([
  'longText',
  'tags',
  'weekly',
  'level',
  'choices',
  'skills',
  'skillLevels',
  'certificates',
  'contacts',
  'exceptions',
]);

/** The input of a field by its type. */
export function FieldInput(props: FieldProps) {
  const { id, field, value } = props;
  // Hidden whole: nothing to choose from or to type into until it is shown.
  if (field.privacy === 'sensitive' && value === SENSITIVE_MASK)
    return <Input id={id} readOnly value={SENSITIVE_MASK} />;
  const TypeInput = FIELDS[field.type];
  return <TypeInput {...props} />;
}
