import { Select } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { kindName, t, useSettled } from '#renderer/ui/index';
import type { Brief } from '#shared/contract/org';
import type { KindId } from '#shared/domain/kinds/index';

const OFFERED = 20;
const DELAY_MS = 200;

type ThingPickerProps = {
  label: string;
  kinds: readonly KindId[];
  /** Offered before anything is typed. */
  first?: readonly Brief[];
  value: string | null;
  /** The name of the chosen one, when it is not among those offered. */
  valueName?: string | null;
  onChange: (id: string | null) => void;
};

/** A record found by name, pinyin or the end of its phone; people only while their consent stands. */
export function ThingPicker({ label, kinds, first = [], value, valueName, onChange }: ThingPickerProps) {
  const [typed, setTyped] = useState('');
  const text = useSettled(typed, DELAY_MS);
  const several = kinds.length > 1;
  const { data } = useApiQuery(
    'things.list',
    {
      filter: {
        kinds: [...kinds],
        ...(kinds.every((kind) => kind === 'person') ? { consent: ['valid'] } : {}),
        ...(text ? { text } : {}),
      },
      limit: OFFERED,
    },
    { keepPrevious: true },
  );
  const found = (data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.name, several ? kindName(row.kind) : row.phone].filter(Boolean).join(' '),
  }));
  const proposed = first.map((brief) => ({ value: brief.id, label: `${brief.name} ${brief.detail}` }));
  const offered =
    text || proposed.length === 0
      ? found
      : [...proposed, ...found.filter((one) => !proposed.some((other) => other.value === one.value))];
  const options =
    value && !offered.some((one) => one.value === value)
      ? [{ value, label: valueName ?? t('things.gone') }, ...offered]
      : offered;
  return (
    <Select
      allowClear
      className="lm-picker"
      value={value}
      aria-label={label}
      placeholder={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('fields.noPerson')}
      options={options}
      onChange={(id: string | null | undefined) => onChange(id ?? null)}
    />
  );
}
