import { Tag } from 'antd';
import { dynamic, fieldName, t } from '#renderer/ui/index';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import type { Preview } from './types.ts';

const COLOURS = { ready: 'success', duplicate: 'default', error: 'error' } as const;

/** The first rows as they would be saved, masked like everywhere. */
export function RowTable({ rows, kind }: { rows: Preview['rows']; kind: KindId }) {
  const filled = new Set(rows.flatMap((row) => Object.keys(row.values)));
  const keys = [
    ...kindOf(kind)
      .fields.map((field) => field.key)
      .filter((key) => filled.has(key)),
    ...[...filled].filter((key) => !kindOf(kind).fields.some((field) => field.key === key)),
  ];
  return (
    <div className="lm-import-rows">
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th>{t('import.row')}</th>
            <th>{t('import.status')}</th>
            {keys.map((key) => (
              <th key={key}>{fieldName(key.replace(/^@/, ''), kind)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td className="lm-number">{row.row}</td>
              <td>
                <Tag color={COLOURS[row.status]}>{t(`import.rowStatus.${row.status}`)}</Tag>
              </td>
              {keys.map((key) => (
                <td key={key} title={row.values[key]}>
                  {row.values[key] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every error at its cell, with what would be right. */
export function ErrorTable({
  errors,
  total,
  kind,
}: {
  errors: Preview['errors'];
  total: number;
  kind: KindId;
}) {
  return (
    <div className="lm-import-rows">
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th>{t('import.row')}</th>
            <th>{t('import.column')}</th>
            <th>{t('import.value')}</th>
            <th>{t('import.whatToDo')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={`${error.row}-${error.column}-${error.code}`}>
              <td className="lm-number">{error.row}</td>
              <td>{error.column && fieldName(error.column, kind)}</td>
              <td>{error.value || t('blank')}</td>
              <td>{dynamic(`import.error.${error.code}`, t('import.errorOther'), error.params)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > errors.length && (
        <p className="lm-muted">{t('import.moreErrors', { count: total - errors.length })}</p>
      )}
    </div>
  );
}
