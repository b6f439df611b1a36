import { SearchOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { UndoButtons } from '#renderer/features/history/index';
import { ProblemBox } from '#renderer/features/problems/index';
import { useAppState } from '#renderer/state/index';
import { dynamic, t, useErrorNotice } from '#renderer/ui/index';

type TopBarProps = { mapName: string; userName: string; onSearch: () => void };

/** The map's name, the problem box in the middle, search, undo, user. */
export function TopBar({ mapName, userName, onSearch }: TopBarProps) {
  const setRoom = useAppState((state) => state.setRoom);
  const close = useApiCommand('maps.close');
  const showError = useErrorNotice();
  const items = [
    { key: 'settings', label: t('room.settings'), onClick: () => setRoom('settings') },
    {
      key: 'close',
      label: t('shell.closeMap'),
      onClick: () => close.mutate({}, { onError: showError, onSuccess: () => setRoom('map') }),
    },
  ];
  return (
    <header className="lm-top">
      <h1 className="lm-top-name" title={mapName}>
        {mapName}
      </h1>
      <div className="lm-top-problem" data-problem-box>
        <ProblemBox />
      </div>
      <div className="lm-top-tools">
        <Button icon={<SearchOutlined />} onClick={onSearch} aria-label={t('search.open')}>
          {t('search.button')} <kbd>Ctrl K</kbd>
        </Button>
        <UndoButtons />
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button type="text" icon={<UserOutlined />}>
            <span className="lm-top-user">{dynamic(`user.${userName}`, userName)}</span>
          </Button>
        </Dropdown>
      </div>
    </header>
  );
}
