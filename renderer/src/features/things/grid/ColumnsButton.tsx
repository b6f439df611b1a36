import { DownOutlined, SettingOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Popover } from 'antd';
import { t } from '#renderer/ui/index';
import type { ThingColumn } from '../columns.tsx';
import type { useTableLayout } from './useTableLayout.ts';

type Props = { all: readonly ThingColumn[]; table: ReturnType<typeof useTableLayout> };

/** 列: which columns are shown, in which order, and how many stay in sight. */
export function ColumnsButton({ all, table }: Props) {
  const keys = table.columns.map(({ key }) => key);
  const set = (columns: readonly string[]): void => table.change({ columns: [...columns] });
  const move = (at: number, to: number): void => {
    const next = keys.filter((_, index) => index !== at);
    next.splice(to, 0, keys[at] ?? '');
    set(next);
  };
  const hidden = all.filter(({ key }) => !keys.includes(key));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="lm-columns">
          <ul>
            {table.columns.map(({ key, title }, at) => (
              <li key={key} data-column={key}>
                <Checkbox
                  checked
                  disabled={keys.length === 1}
                  onChange={() => set(keys.filter((one) => one !== key))}
                >
                  {title}
                </Checkbox>
                <Button
                  type="text"
                  size="small"
                  icon={<UpOutlined />}
                  aria-label={t('grid.up', { name: title })}
                  disabled={at === 0}
                  onClick={() => move(at, at - 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DownOutlined />}
                  aria-label={t('grid.down', { name: title })}
                  disabled={at === keys.length - 1}
                  onClick={() => move(at, at + 1)}
                />
              </li>
            ))}
            {hidden.map(({ key, title }) => (
              <li key={key} data-column={key}>
                <Checkbox checked={false} onChange={() => set([...keys, key])}>
                  {title}
                </Checkbox>
              </li>
            ))}
          </ul>
          <div className="lm-inline">
            {t('grid.frozen')}
            <InputNumber
              size="small"
              min={0}
              max={Math.min(10, keys.length)}
              value={table.frozen}
              aria-label={t('grid.frozen')}
              onChange={(frozen) => table.change({ frozen: frozen ?? 0 })}
            />
            <Button size="small" data-action="reset-columns" onClick={table.reset}>
              {t('grid.reset')}
            </Button>
          </div>
        </div>
      }
    >
      <Button icon={<SettingOutlined />} data-action="columns" title={t('grid.columns')}>
        {t('grid.columns')}
      </Button>
    </Popover>
  );
}
