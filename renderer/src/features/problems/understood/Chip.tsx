import { UndoOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { t } from '#renderer/ui/index';

type Items = NonNullable<MenuProps['items']>;

/** The line of a menu that goes back to what the words say. */
function resetItem(reset: (() => void) | null): Items {
  if (reset === null) return [];
  return [
    { key: 'reset', icon: <UndoOutlined />, label: t('answer.chip.reset'), onClick: reset },
    { key: 'line', type: 'divider' },
  ];
}

/** The chip of a thing that has no choices: a click does the one thing there is to do. */
export function PlainChip(props: {
  readonly name: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="lm-bare lm-chip"
      data-chip={props.name}
      data-empty
      onClick={props.onClick}
    >
      {props.icon}
      {props.children}
    </button>
  );
}

/** One thing that was understood; a click offers what it may be instead. Put right by hand, it is marked and can go back. */
export function Chip(props: {
  readonly name: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly items: Items;
  /** Nothing was said of it. */
  readonly empty?: boolean;
  readonly onReset: (() => void) | null;
}) {
  const { name, label, icon, children, items, empty = false, onReset } = props;
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: [...resetItem(onReset), ...items], className: 'lm-chip-menu' }}
    >
      <button
        type="button"
        className="lm-bare lm-chip"
        data-chip={name}
        data-empty={empty}
        data-corrected={onReset !== null}
        aria-label={`${label}: ${t('answer.chip.change')}`}
        title={onReset === null ? label : `${label} · ${t('answer.chip.byHand')}`}
      >
        {icon}
        {children}
      </button>
    </Dropdown>
  );
}
