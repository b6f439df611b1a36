import { AutoComplete, Input, Radio, Select } from 'antd';
import { useFields } from '#renderer/api/lookups';
import { dynamic, t } from '#renderer/ui/index';
import type { Edition } from '#shared/contract/common';
import type { ListSpec } from '#shared/contract/lists';
import type { FieldBook } from '#shared/domain/fields/index';
import { problemColumnKeys, problemColumns, thingColumnKeys, thingColumns } from '#shared/domain/lists/index';
import type { PrintChoice } from './usePrintChoice.ts';

const PURPOSES = ['check', 'report', 'visit', 'emergency'] as const;
const text = (key: string): string => dynamic(key, key);

/** The columns that a list may show, between 序号 and 备注, which always stand. */
function columnOptions(list: ListSpec, book: FieldBook): { value: string; label: string }[] {
  const columns =
    list.source === 'thing'
      ? thingColumns(list.filter.kinds ?? [], thingColumnKeys(list.filter.kinds ?? [], book), text, book)
      : problemColumns(problemColumnKeys(), text);
  return columns.slice(1, -1).map((column) => ({ value: column.key, label: column.label }));
}

function withColumns(list: ListSpec, columns: string[]): ListSpec {
  const { columns: _before, ...rest } = list;
  return columns.length > 0 ? { ...rest, columns } : rest;
}

type ListOptionsProps = {
  list: ListSpec;
  onList: (list: ListSpec) => void;
  choice: PrintChoice;
  onChoice: (change: Partial<PrintChoice>) => void;
};

/** What the list is called, which columns it shows, and for whom it is made. */
export function ListOptions({ list, onList, choice, onChoice }: ListOptionsProps) {
  return (
    <div className="lm-list-options">
      <div className="lm-list-field lm-list-title">
        <span>{t('print.title')}</span>
        <Input
          value={list.title}
          aria-label={t('print.title')}
          maxLength={80}
          status={list.title.trim() ? '' : 'error'}
          onChange={(event) => onList({ ...list, title: event.target.value })}
        />
      </div>
      <div className="lm-list-field lm-list-columns">
        <span>{t('print.columns')}</span>
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          placeholder={t('print.columnsDefault')}
          aria-label={t('print.columns')}
          value={list.columns ?? []}
          options={columnOptions(list, useFields())}
          optionFilterProp="label"
          onChange={(columns: string[]) => onList(withColumns(list, columns))}
        />
      </div>
      <Radio.Group
        optionType="button"
        aria-label={t('print.edition')}
        value={choice.edition}
        options={(['public', 'internal'] satisfies Edition[]).map((value) => ({
          value,
          label: t(`print.editions.${value}`),
        }))}
        onChange={(event) => onChoice({ edition: event.target.value as Edition })}
      />
      {choice.edition === 'internal' && (
        <AutoComplete
          className="lm-list-purpose"
          value={choice.purpose}
          status={choice.purpose.trim() ? '' : 'error'}
          placeholder={t('print.purpose')}
          aria-label={t('print.purpose')}
          options={PURPOSES.map((code) => ({ value: t(`print.purposes.${code}`) }))}
          onChange={(purpose: string) => onChoice({ purpose })}
        />
      )}
      <p className="lm-muted">{t(`print.editionHint.${choice.edition}`)}</p>
    </div>
  );
}
