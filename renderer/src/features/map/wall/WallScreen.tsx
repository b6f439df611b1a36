import './wall.css';
import {
  CaretRightOutlined,
  FullscreenExitOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { isDated } from '#shared/domain/hotspot/measures';
import { usePeriod } from '../time/usePeriod.ts';
import { useViewList } from '../views/useViews.ts';
import { type Rotation, useRotation, viewsInTurn } from './rotation.ts';
import { useMouseMoved, useWallKeys } from './useWallKeys.ts';
import { WallFigures, WallHead } from './WallHead.tsx';
import { WallMap } from './WallMap.tsx';
import { leaveWall, useBefore } from './wallState.ts';

/** The screen that the wall is laid out for; bigger ones show the same, larger. */
const DESK = { width: 1366, height: 768 };
const MOST = 4;
const NO_IDS: readonly string[] = [];

const enlargement = (): number =>
  Math.min(MOST, Math.max(1, Math.min(window.innerWidth / DESK.width, window.innerHeight / DESK.height)));

function useEnlargement(): number {
  const [enlarge, setEnlarge] = useState(enlargement);
  useEffect(() => {
    const onResize = (): void => setEnlarge(enlargement());
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return enlarge;
}

/** What is shown besides the view's name: the period, where something on the map depends on it. */
function useTitle(view: Rotation['view']): string {
  const { label } = usePeriod();
  const dated = useAppState(
    ({ timeline, layers, colouring }) =>
      timeline.on || layers.density || (colouring.source !== 'none' && isDated(colouring.source)),
  );
  return [view?.name, dated ? label : ''].filter(Boolean).join(' · ');
}

function Controls({ rotation }: { rotation: Rotation }) {
  const { index, count, paused, go, togglePause } = rotation;
  return (
    <div className="lm-wall-controls">
      <Button icon={<StepBackwardOutlined />} aria-label={t('map.wall.previous')} onClick={() => go(-1)} />
      <Button
        icon={paused ? <CaretRightOutlined /> : <PauseOutlined />}
        aria-label={t(paused ? 'map.wall.resume' : 'map.wall.pause')}
        onClick={togglePause}
      />
      <Button icon={<StepForwardOutlined />} aria-label={t('map.wall.next')} onClick={() => go(1)} />
      <span>{count > 0 ? `${index + 1} / ${count}` : t('map.wall.noViews')}</span>
      <Button icon={<FullscreenExitOutlined />} data-action="wall-leave" onClick={leaveWall}>
        {t('map.wall.leave')}
      </Button>
    </div>
  );
}

/** 大屏: the saved views in turn on the office wall, with the figures of the whole map. */
export function WallScreen() {
  const mapName = useApiQuery('app.state', {}).data?.map?.name ?? '';
  const wall = useApiQuery('settings.get', {}).data?.wall;
  const views = viewsInTurn(useViewList(), wall?.viewIds ?? NO_IDS);
  const rotation = useRotation(views, wall?.seconds ?? 30);
  const enlarge = useEnlargement();
  const before = useBefore((state) => state.content);
  const moved = useMouseMoved();
  const title = useTitle(rotation.view);
  useWallKeys(rotation);
  return (
    <section
      className="lm-wall"
      style={{ zoom: enlarge }}
      data-still={!moved || undefined}
      data-view-id={rotation.view?.id}
      aria-label={t('map.wall.title')}
    >
      <WallHead mapName={mapName} viewName={title} />
      <WallFigures />
      <WallMap enlarge={enlarge} place={rotation.view?.content ?? before} />
      {moved && <Controls rotation={rotation} />}
    </section>
  );
}
