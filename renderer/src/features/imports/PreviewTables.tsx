import { Tag } from 'antd';
import { useFields } from '#renderer/api/lookups';
import { dynamic, fieldLabel, fieldName, t } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { Preview } from './types.ts';

const COLOURS = { ready: 'success', duplicate: 'default', error: 'error' } as const;

/** The first rows as they would be saved, masked like everywhere. */
export function RowTable({ rows, total, kind }: { rows: Preview['rows']; total: number; kind: KindId }) {
  const filled = new Set(rows.flatMap((row) => Object.keys(row.values)));
  const book = useFields();
  const keys = [
    ...book
      .of(kind)
      .map((field) => field.key)
      .filter((key) => filled.has(key)),
    ...[...filled].filter((key) => !book.field(kind, key)),
  ];
  return (
    <div className="lm-import-rows">
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th className="lm-number lm-import-narrow">{t('import.row')}</th>
            <th className="lm-import-narrow">{t('import.status')}</th>
            {keys.map((key) => (
              <th key={key}>{fieldLabel(book.field(kind, key) ?? { key: key.replace(/^@/, '') }, kind)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} data-status={row.status}>
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
      {total > rows.length && (
        <p className="lm-muted">{t('import.firstRows', { count: rows.length, total })}</p>
      )}
    </div>
  );
}

type ErrorProps = {
  errors: Preview['errors'];
  /** How many rows are in error; a row may have several. */
  rows: number;
  kind: KindId;
};

/** Every error at its cell, with what would be right. */
export function ErrorTable({ errors, rows, kind }: ErrorProps) {
  const hidden = rows - new Set(errors.map((error) => error.row)).size;
  return (
    <div className="lm-import-rows">
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th className="lm-number lm-import-narrow">{t('import.row')}</th>
            <th>{t('import.column')}</th>
            <th>{t('import.value')}</th>
            <th>{t('import.whatToDo')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={`${error.row}-${error.column}-${error.code}`}>
              <td className="lm-number">{error.row}</td>
              <td title={error.column ?? undefined}>{error.column && fieldName(error.column, kind)}</td>
              <td title={error.value}>{error.value || t('blank')}</td>
              <td className="lm-import-todo">
                {dynamic(`import.error.${error.code}`, t('import.errorOther'), error.params)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <p className="lm-muted">{t('import.moreErrorRows', { count: hidden })}</p>}
    </div>
  );
}
