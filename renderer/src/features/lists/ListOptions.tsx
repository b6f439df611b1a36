import { Input, Select } from 'antd';
import { useFields } from '#renderer/api/lookups';
import { dynamic, t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import type { FieldBook } from '#shared/domain/fields/index';
import {
  categoryColumnKeys,
  categoryColumns,
  type ListColumn,
  problemColumnKeys,
  problemColumns,
  runCardColumnKeys,
  runCardColumns,
  shortageColumnKeys,
  shortageColumns,
  thingColumnKeys,
  thingColumns,
} from '#shared/domain/lists/index';
import { EditionChoice } from './EditionChoice.tsx';
import type { PrintChoice } from './usePrintChoice.ts';

const text = (key: string): string => dynamic(key, key);

function allColumns(list: ListSpec, book: FieldBook): readonly ListColumn[] {
  switch (list.source) {
    case 'thing': {
      const kinds = list.filter.kinds ?? [];
      return thingColumns(kinds, thingColumnKeys(kinds, book), text, book);
    }
    case 'problem':
      return problemColumns(problemColumnKeys(), text);
    case 'shortage':
      return shortageColumns(shortageColumnKeys(), text);
    case 'runCard':
      return runCardColumns(runCardColumnKeys(), text);
    case 'category':
      return categoryColumns(categoryColumnKeys(), text);
  }
}

/** The columns that a list may show, between 序号 and 备注, which always stand. */
const columnOptions = (list: ListSpec, book: FieldBook): { value: string; label: string }[] =>
  allColumns(list, book)
    .slice(1, -1)
    .map(({ key, label }) => ({ value: key, label }));

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
      <EditionChoice choice={choice} onChoice={onChoice} />
    </div>
  );
}
