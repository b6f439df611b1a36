import { Select } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { t, useSettled } from '#renderer/ui/index';
import type { FieldProps } from './fieldProps.ts';

const OFFERED = 20;
const DELAY_MS = 200;

/** A registered person, found by name, pinyin or the end of the phone; kept by id, shown masked. Only those whose consent stands. */
export function PersonField({ id, value, onChange, thing }: FieldProps) {
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null);
  const text = useSettled(typed, DELAY_MS);
  const { data } = useApiQuery(
    'things.list',
    { filter: { kinds: ['person'], consent: ['valid'], ...(text ? { text } : {}) }, limit: OFFERED },
    { keepPrevious: true },
  );
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const offered = (data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.name, row.phone].filter(Boolean).join(' '),
  }));
  const name = chosen && (picked?.id === chosen ? picked.name : thing?.names?.[chosen]);
  const options =
    chosen && !offered.some((option) => option.value === chosen)
      ? [{ value: chosen, label: name ?? t('fields.gone') }, ...offered]
      : offered;
  return (
    <Select
      id={id}
      allowClear
      value={chosen}
      placeholder={t('fields.personHint')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('fields.noPerson')}
      options={options}
      onChange={(next: string | null | undefined) => {
        const option = options.find((one) => one.value === next);
        setPicked(option ? { id: option.value, name: option.label } : null);
        onChange(next ?? null);
      }}
    />
  );
}
