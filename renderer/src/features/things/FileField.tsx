import { Select } from 'antd';
import { useFilesOf } from '#renderer/features/files/index';
import { t } from '#renderer/ui/index';
import type { FieldProps } from './fieldProps.ts';

/** One of the record's files. A new record has none yet: it is saved first, then its card takes files. */
export function FileField({ id, value, onChange, thing }: FieldProps) {
  const { files } = useFilesOf(thing?.id ?? '-');
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const options = files.map((file) => ({ value: file.id, label: file.fileName }));
  if (chosen && !options.some((option) => option.value === chosen))
    options.push({ value: chosen, label: thing?.names?.[chosen] ?? t('fields.gone') });
  return (
    <Select
      id={id}
      allowClear
      value={chosen}
      disabled={!thing}
      placeholder={t(thing ? 'fields.chooseFile' : 'fields.fileLater')}
      notFoundContent={t('fields.noFile')}
      options={options}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
    />
  );
}
