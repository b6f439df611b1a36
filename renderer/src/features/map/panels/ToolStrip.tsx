import {
  BgColorsOutlined,
  FireOutlined,
  FlagOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { useMapUi } from '../mapUi.ts';
import { ColouringTool } from './ColouringTool.tsx';
import { DensityTool } from './DensityTool.tsx';

/** The tools of the map room: list, mark a risk, colour cells, density. */
export function ToolStrip() {
  const { drawerOpen, tool, set } = useMapUi();
  const mode = useAppState((state) => state.mode.type);
  const setMode = useAppState((state) => state.setMode);
  const coloured = useAppState((state) => state.colouring.source !== 'none');
  const dense = useAppState((state) => state.layers.density);
  const marking = mode === 'markRisk';
  const open = (next: typeof tool): void => set({ tool: tool === next ? null : next });
  return (
    <div className="lm-map-tools">
      <div className="lm-map-strip" role="toolbar" aria-label={t('map.tools')}>
        <Button
          icon={drawerOpen ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
          aria-pressed={drawerOpen}
          onClick={() => set({ drawerOpen: !drawerOpen })}
        >
          {t('map.drawer')}
        </Button>
        <Button
          icon={<FlagOutlined />}
          type={marking ? 'primary' : 'default'}
          aria-pressed={marking}
          onClick={() => setMode({ type: marking ? 'browse' : 'markRisk' })}
        >
          {t('map.markRisk')}
        </Button>
        <Button
          icon={<BgColorsOutlined />}
          type={coloured ? 'primary' : 'default'}
          ghost={coloured}
          aria-expanded={tool === 'colouring'}
          onClick={() => open('colouring')}
        >
          {t('map.colouring.title')}
        </Button>
        <Button
          icon={<FireOutlined />}
          type={dense ? 'primary' : 'default'}
          ghost={dense}
          aria-expanded={tool === 'density'}
          onClick={() => open('density')}
        >
          {t('map.density.title')}
        </Button>
      </div>
      {tool === 'colouring' && <ColouringTool />}
      {tool === 'density' && <DensityTool />}
    </div>
  );
}
