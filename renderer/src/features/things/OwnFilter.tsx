import { Badge, Button, Checkbox, DatePicker, Input, InputNumber, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useFields } from '#renderer/api/lookups';
import { fieldLabel, kindName, t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import { customId, type OfficeFieldType } from '#shared/domain/fields/index';
import type { Condition, ConditionOp } from '#shared/domain/filter/index';
import type { FieldSpec, KindId, PrivacyClass } from '#shared/domain/kinds/index';
import { askedOf, withAsked } from './ownConditions.ts';
import { PersonField } from './PersonField.tsx';
import { choiceText } from './values.ts';

type Asked = readonly (readonly [ConditionOp, Condition['value'] | null | undefined])[];
type QuestionProps = {
  field: FieldSpec;
  kind: KindId;
  asked: (op: ConditionOp) => Condition['value'] | true;
  ask: (asked: Asked) => void;
};

const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const Contains = ({ field, asked, ask }: QuestionProps) => (
  <Input
    allowClear
    aria-label={field.label}
    value={textOf(asked('contains')) ?? ''}
    placeholder={t('fields.contains')}
    onChange={(event) => ask([['contains', event.target.value]])}
  />
);
const Between = ({ asked, ask }: QuestionProps) => {
  const [from, to] = [numberOf(asked('atLeast')), numberOf(asked('atMost'))];
  return (
    <div className="lm-form-grid">
      <InputNumber
        value={from}
        placeholder={t('fields.atLeast')}
        onChange={(value) =>
          ask([
            ['atLeast', value],
            ['atMost', to],
          ])
        }
      />
      <InputNumber
        value={to}
        placeholder={t('fields.atMost')}
        onChange={(value) =>
          ask([
            ['atLeast', from],
            ['atMost', value],
          ])
        }
      />
    </div>
  );
};
const Days = ({ asked, ask }: QuestionProps) => {
  const [from, to] = [textOf(asked('atLeast')), textOf(asked('atMost'))];
  return (
    <DatePicker.RangePicker
      allowEmpty={[true, true]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(range) =>
        ask([
          ['atLeast', range?.[0]?.format('YYYY-MM-DD')],
          ['atMost', range?.[1]?.format('YYYY-MM-DD')],
        ])
      }
    />
  );
};
const AnyOf = ({ field, asked, ask }: QuestionProps) => {
  const value = asked('anyOf');
  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={field.label}
      placeholder={t('fields.anyOf')}
      value={Array.isArray(value) ? value.map(String) : []}
      options={Object.keys(field.choiceLabels ?? {}).map((choice) => ({
        value: choice,
        label: choiceText(field, choice),
      }))}
      onChange={(choices: string[]) => ask([['anyOf', choices]])}
    />
  );
};
const YesNo = ({ field, asked, ask }: QuestionProps) => (
  <Select
    allowClear
    aria-label={field.label}
    placeholder={t('fields.either')}
    value={booleanOf(asked('is'))}
    options={[
      { value: true, label: t('yes') },
      { value: false, label: t('fields.notYes') },
    ]}
    onChange={(yes: boolean | null | undefined) => ask([['is', yes]])}
  />
);
const OnePerson = ({ field, kind, asked, ask }: QuestionProps) => {
  const value = asked('anyOf');
  return (
    <PersonField
      id={`filter-${field.key}`}
      kind={kind}
      field={field}
      value={Array.isArray(value) ? value[0] : null}
      onChange={(id) => ask([['anyOf', typeof id === 'string' ? [id] : null]])}
    />
  );
};
const HasFile = ({ asked, ask }: QuestionProps) => (
  <Checkbox checked={asked('filled') === true} onChange={(event) => ask([['filled', event.target.checked]])}>
    {t('fields.filled')}
  </Checkbox>
);

const QUESTIONS: Record<OfficeFieldType, (props: QuestionProps) => ReactNode> = {
  text: Contains,
  longText: Contains,
  number: Between,
  date: Days,
  choice: AnyOf,
  choices: AnyOf,
  boolean: YesNo,
  person: OnePerson,
  file: HasFile,
};

/** A filter would tell what these hide. */
const HIDDEN: ReadonlySet<PrivacyClass> = new Set<PrivacyClass>(['sensitive', 'idNumber']);

type OwnFilterProps = {
  kinds: readonly KindId[];
  filter: ThingFilter;
  onChange: (patch: ThingFilter) => void;
};

/** The office's own fields as a filter: one question a field, each by its type; not there while there are no such fields. */
export function OwnFilter({ kinds, filter, onChange }: OwnFilterProps) {
  const book = useFields();
  const asking = kinds.flatMap((kind) =>
    book
      .of(kind)
      .filter((field) => customId(field.key) !== null && !HIDDEN.has(field.privacy))
      .map((field) => ({ kind, field })),
  );
  if (asking.length === 0) return null;
  const { conditions } = filter;
  const isAsked = (key: string): boolean => conditions?.some(({ field }) => field === key) ?? false;
  const content = (
    <div className="lm-own-filter">
      {asking.map(({ kind, field }) => {
        const ask = (asked: Asked): void => onChange({ conditions: withAsked(conditions, field.key, asked) });
        const Question = QUESTIONS[field.type as OfficeFieldType];
        return (
          <div key={field.key} className="lm-field" data-field={field.label}>
            <span className="lm-field-label">
              <span>{kinds.length > 1 ? `${kindName(kind)} · ${fieldLabel(field)}` : fieldLabel(field)}</span>
              {field.type !== 'boolean' && (
                <Checkbox
                  checked={askedOf(conditions, field.key, 'empty') === true}
                  onChange={(event) => ask([['empty', event.target.checked]])}
                >
                  {t('fields.isEmpty')}
                </Checkbox>
              )}
            </span>
            <Question
              field={field}
              kind={kind}
              asked={(op) => askedOf(conditions, field.key, op)}
              ask={ask}
            />
          </div>
        );
      })}
      <Button
        size="small"
        disabled={!asking.some(({ field }) => isAsked(field.key))}
        onClick={() =>
          onChange({ conditions: (conditions ?? []).filter(({ field }) => customId(field) === null) })
        }
      >
        {t('fields.clearFilter')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" content={content}>
      <Badge count={asking.filter(({ field }) => isAsked(field.key)).length} size="small">
        <Button data-action="own-filter">{t('fields.heading')}</Button>
      </Badge>
    </Popover>
  );
}
