import { DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, kindName, t } from '#renderer/ui/index';
import { useSettings } from './useSettings.ts';

const MOST_DAYS = 3650;

/** 核实期限: after how many days a record is to be verified again, for all and for single categories. */
export function FreshnessForm() {
  const { data, save } = useSettings();
  const { list } = useCategories();
  if (!data) return null;
  const own = data.freshnessByCategory;
  const nameOf = (id: string): string => {
    const category = list.find((one) => one.id === id);
    return category ? `${kindName(category.scope)} · ${category.name}` : dynamic('settings.goneCategory');
  };
  const setOwn = (id: string, days: number | null): void => {
    const others = Object.fromEntries(Object.entries(own).filter(([other]) => other !== id));
    save({ freshnessByCategory: days === null ? others : { ...own, [id]: days } });
  };
  const free = list.filter((category) => category.scope !== 'problem' && !(category.id in own));
  return (
    <div className="lm-settings-form">
      <p className="lm-muted">{t('settings.freshnessHint')}</p>
      <div className="lm-field">
        <label className="lm-field-label" htmlFor="freshness-days">
          {t('settings.freshnessDays')}
        </label>
        <InputNumber
          id="freshness-days"
          min={0}
          max={MOST_DAYS}
          suffix={t('settings.days')}
          defaultValue={data.freshnessDays}
          onBlur={(event) => {
            const days = Number(event.target.value.replace(/\D/g, ''));
            if (days !== data.freshnessDays && days <= MOST_DAYS) save({ freshnessDays: days });
          }}
        />
      </div>
      <table className="lm-plain-table">
        <tbody>
          {Object.entries(own).map(([id, days]) => (
            <tr key={id} data-category={id}>
              <td>{nameOf(id)}</td>
              <td>
                <InputNumber
                  min={0}
                  max={MOST_DAYS}
                  suffix={t('settings.days')}
                  aria-label={nameOf(id)}
                  value={days}
                  onChange={(next) => next !== null && setOwn(id, next)}
                />
              </td>
              <td>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('ui.delete')}
                  onClick={() => setOwn(id, null)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t('settings.freshnessAdd')}
        aria-label={t('settings.freshnessAdd')}
        options={free.map((category) => ({ value: category.id, label: nameOf(category.id) }))}
        onChange={(id: string | null) => id && setOwn(id, data.freshnessDays)}
      />
    </div>
  );
}
