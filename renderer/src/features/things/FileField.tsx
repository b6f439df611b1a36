import { Input } from 'antd';
import { t } from '#renderer/ui/index';
import type { FieldProps } from './fieldProps.ts';

/** A file of the record. */
export function FileField({ id, value, thing }: FieldProps) {
  const name = typeof value === 'string' ? (thing?.names?.[value] ?? '') : '';
  return <Input id={id} readOnly value={name} placeholder={t('fields.noFile')} />;
}
