import { FullscreenOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { enterWall } from './wallState.ts';

const SECONDS = [10, 15, 20, 30, 60, 120, 300, 600] as const;

/** The door to the wall, and for how long each view stays. */
export function WallForm({ engine }: { engine: MapEngine }) {
  const showError = useErrorNotice();
  const wall = useApiQuery('settings.get', {}).data?.wall;
  const setSettings = useApiCommand('settings.set').mutate;
  if (!wall) return null;
  return (
    <div className="lm-view-form lm-wall-form">
      <Select<number>
        aria-label={t('map.wall.interval')}
        value={wall.seconds}
        onChange={(seconds) => setSettings({ wall: { ...wall, seconds } }, { onError: showError })}
        options={SECONDS.map((value) => ({
          value,
          label:
            value < 60
              ? t('map.wall.everySeconds', { seconds: value })
              : t('map.wall.everyMinutes', { minutes: value / 60 }),
        }))}
      />
      <Button icon={<FullscreenOutlined />} data-action="wall" onClick={() => enterWall(engine)}>
        {t('map.wall.enter')}
      </Button>
    </div>
  );
}
