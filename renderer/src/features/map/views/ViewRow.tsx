import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  DesktopOutlined,
  EditOutlined,
  HomeOutlined,
  LinkOutlined,
  MoreOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { t } from '#renderer/ui/index';
import type { SavedView } from '#shared/contract/views';

export type ViewActions = {
  readonly show: (view: SavedView) => void;
  readonly rename: (view: SavedView, name: string) => void;
  readonly overwrite: (view: SavedView) => void;
  readonly copy: (view: SavedView) => void;
  readonly setStart: (view: SavedView | null) => void;
  readonly move: (view: SavedView, by: -1 | 1) => void;
  /** Whether the wall shows it, and the way to change that. */
  readonly inTurn: (view: SavedView) => boolean;
  readonly setInTurn: (view: SavedView, on: boolean) => void;
  readonly remove: (view: SavedView) => void;
};

type Props = {
  readonly view: SavedView;
  readonly isStart: boolean;
  readonly inTurn: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly actions: ViewActions;
};

function menuOf({ view, isStart, inTurn, first, last, actions }: Props, startRename: () => void) {
  return [
    { key: 'rename', icon: <EditOutlined />, label: t('map.views.rename'), onClick: startRename },
    {
      key: 'overwrite',
      icon: <SyncOutlined />,
      label: t('map.views.overwrite'),
      onClick: () => actions.overwrite(view),
    },
    { key: 'copy', icon: <LinkOutlined />, label: t('map.views.copy'), onClick: () => actions.copy(view) },
    {
      key: 'start',
      icon: <HomeOutlined />,
      label: t(isStart ? 'map.views.noStart' : 'map.views.setStart'),
      onClick: () => actions.setStart(isStart ? null : view),
    },
    {
      key: 'turn',
      icon: <DesktopOutlined />,
      label: t(inTurn ? 'map.wall.notInTurn' : 'map.wall.inTurn'),
      onClick: () => actions.setInTurn(view, !inTurn),
    },
    {
      key: 'up',
      icon: <ArrowUpOutlined />,
      label: t('map.views.up'),
      disabled: first,
      onClick: () => actions.move(view, -1),
    },
    {
      key: 'down',
      icon: <ArrowDownOutlined />,
      label: t('map.views.down'),
      disabled: last,
      onClick: () => actions.move(view, 1),
    },
    {
      key: 'remove',
      icon: <DeleteOutlined />,
      label: t('map.views.remove'),
      danger: true,
      onClick: () => actions.remove(view),
    },
  ];
}

/** A saved view: its picture and name show it; what else can be done stands in its menu. */
export function ViewRow(props: Props) {
  const { view, isStart, inTurn, actions } = props;
  const [name, setName] = useState<string | null>(null);
  const done = (): void => {
    const next = name?.trim();
    setName(null);
    if (next && next !== view.name) actions.rename(view, next);
  };
  return (
    <li className="lm-view" data-view-id={view.id}>
      {name === null ? (
        <button
          type="button"
          className="lm-bare lm-view-show"
          title={view.name}
          onClick={() => actions.show(view)}
        >
          {view.thumb ? <img src={view.thumb} alt="" /> : <span className="lm-view-blank" />}
          <span className="lm-ellipsis">{view.name}</span>
          {inTurn && <DesktopOutlined title={t('map.wall.isInTurn')} />}
          {isStart && <HomeOutlined title={t('map.views.isStart')} />}
        </button>
      ) : (
        <Input
          autoFocus
          size="small"
          value={name}
          maxLength={40}
          aria-label={t('map.views.name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={done}
          onBlur={done}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setName(null);
          }}
        />
      )}
      <Dropdown menu={{ items: menuOf(props, () => setName(view.name)) }} trigger={['click']}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('map.views.more', { name: view.name })}
        />
      </Dropdown>
    </li>
  );
}
