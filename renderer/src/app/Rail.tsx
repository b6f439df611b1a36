import {
  AlertOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  BorderInnerOutlined,
  EnvironmentOutlined,
  OrderedListOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useApiQuery } from '#renderer/api/index';
import { ROOMS, type RoomId, useAppState } from '#renderer/state/index';
import { Emblem, t } from '#renderer/ui/index';

const ICONS: Record<RoomId, typeof TeamOutlined> = {
  map: EnvironmentOutlined,
  problems: ScheduleOutlined,
  resources: AppstoreOutlined,
  people: TeamOutlined,
  risks: AlertOutlined,
  cells: BorderInnerOutlined,
  lists: OrderedListOutlined,
  stats: BarChartOutlined,
  settings: SettingOutlined,
};

/** Where the rooms are: icon and word. */
export function Rail() {
  const room = useAppState((state) => state.room);
  const setRoom = useAppState((state) => state.setRoom);
  const counts = useApiQuery('app.counts', {}, { keepPrevious: true });
  const overdue = counts.data?.problemsOverdue ?? 0;
  return (
    <nav className="lm-rail" aria-label={t('shell.rooms')}>
      <div className="lm-rail-mark">
        <Emblem size={34} />
      </div>
      {ROOMS.map((id) => {
        const Icon = ICONS[id];
        return (
          <button
            key={id}
            type="button"
            className="lm-rail-item"
            aria-current={room === id ? 'page' : undefined}
            data-room={id}
            onClick={() => setRoom(id)}
          >
            <Icon />
            <span>{t(`room.${id}`)}</span>
            {id === 'problems' && overdue > 0 && (
              <i className="lm-rail-count" title={t('shell.overdue', { count: overdue })}>
                {overdue > 99 ? '99+' : overdue}
              </i>
            )}
          </button>
        );
      })}
    </nav>
  );
}
