import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, StopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { api, useApiCommand } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { OfficeFieldRow } from '#shared/contract/fields';

type RowsProps = {
  fields: readonly OfficeFieldRow[];
  onEdit: (field: OfficeFieldRow) => void;
};

/** Takes a field away after saying how many records keep a value in it. */
function useRemoveField(): (field: OfficeFieldRow) => Promise<void> {
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const remove = useApiCommand('fields.remove');
  return async ({ id, label }) => {
    try {
      const { records } = await api.fields.usage({ id });
      const yes = await confirm({
        title: t('fields.removeTitle', { label }),
        consequence: t('fields.removeHint', { count: records }),
        ok: t('fields.remove'),
        danger: true,
      });
      if (yes) await remove.mutateAsync({ id });
    } catch (error) {
      showError(error);
    }
  };
}

/** The fields of one kind in the order of the form. */
export function FieldRows({ fields, onEdit }: RowsProps) {
  const categories = useCategories();
  const showError = useErrorNotice();
  const reorder = useApiCommand('fields.reorder');
  const removeField = useRemoveField();
  const move = (index: number, by: -1 | 1): void => {
    const ids = fields.map(({ id }) => id);
    const [moved = ''] = ids.splice(index, 1);
    ids.splice(index + by, 0, moved);
    reorder.mutate({ ids }, { onError: showError });
  };
  return (
    <table className="lm-plain-table lm-office-fields">
      <thead>
        <tr>
          <th>{t('fields.label')}</th>
          <th>{t('fields.type')}</th>
          <th>{t('fields.category')}</th>
          <th>{t('fields.choiceColumn')}</th>
          <th>{t('fields.privacy')}</th>
          <th>{t('fields.shows')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {fields.map((field, index) => (
          <tr key={field.id} data-field={field.label}>
            <td>
              {field.label}
              {field.required && <b className="lm-required"> *</b>}
            </td>
            <td className="lm-nowrap">{t(`fields.types.${field.type}`)}</td>
            <td>{categories.nameOf(field.categoryId) ?? t('fields.allCategories')}</td>
            <td className="lm-office-choices">
              {field.choices
                .filter((choice) => !choice.retired)
                .map((choice) => choice.label)
                .join('、') || t('blank')}
            </td>
            <td className="lm-nowrap">{t(`fields.privacies.${field.privacy}`)}</td>
            <td className="lm-nowrap">{t(field.inTable ? 'fields.inTable' : 'fields.formOnly')}</td>
            <td className="lm-nowrap lm-number">
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={t('fields.up', { label: field.label })}
                onClick={() => move(index, -1)}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                disabled={index === fields.length - 1}
                aria-label={t('fields.down', { label: field.label })}
                onClick={() => move(index, 1)}
              />
              <Button
                size="small"
                type="text"
                icon={<EditOutlined />}
                aria-label={`${t('ui.edit')} ${field.label}`}
                onClick={() => onEdit(field)}
              />
              <Button
                size="small"
                type="text"
                danger
                icon={<StopOutlined />}
                aria-label={`${t('fields.remove')} ${field.label}`}
                onClick={() => void removeField(field)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Fields that were taken away: they come back with their values. */
export function RemovedFields({ fields }: { fields: readonly OfficeFieldRow[] }) {
  const showError = useErrorNotice();
  const restore = useApiCommand('fields.restore');
  if (fields.length === 0) return null;
  return (
    <section className="lm-removed-fields">
      <h3>{t('fields.removedTitle')}</h3>
      <ul>
        {fields.map(({ id, label, type }) => (
          <li key={id}>
            {label} <span className="lm-muted">{t(`fields.types.${type}`)}</span>
            <Button size="small" type="link" onClick={() => restore.mutate({ id }, { onError: showError })}>
              {t('fields.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
