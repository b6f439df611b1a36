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
import type { MapEngine } from '../engine.ts';
import { useHasMarkers } from '../layers/useMarkers.ts';
import { useMapUi } from '../mapUi.ts';
import { useAskedSelect } from '../select/useHand.ts';
import { MAP_TOOLS, type MapTool } from '../tools.ts';
import { ColouringTool } from './ColouringTool.tsx';
import { DensityTool } from './DensityTool.tsx';

const useNoSwitch = () => null;

function ToolButton({ tool: { id, icon: Icon, label, useSwitch, waits } }: { tool: MapTool }) {
  const hasMarkers = useHasMarkers();
  const { tool, set } = useMapUi();
  const own = (useSwitch ?? useNoSwitch)();
  const on = own ? own.on : tool === id;
  return (
    <Button
      icon={<Icon />}
      type={on ? 'primary' : 'default'}
      data-tool={id}
      title={label()}
      aria-label={label()}
      aria-expanded={on}
      disabled={waits === true && !hasMarkers}
      onClick={() => (own ? own.toggle() : set({ tool: on ? null : id }))}
    />
  );
}

/** The buttons at the left edge, and the panel of the one that is open. */
function SideTools({ engine }: { engine: MapEngine }) {
  const tool = useMapUi((state) => state.tool);
  useAskedSelect();
  const Panel = MAP_TOOLS.find(({ id }) => id === tool)?.Panel;
  return (
    <div className="lm-map-side">
      <div
        className="lm-map-side-buttons"
        role="toolbar"
        aria-orientation="vertical"
        aria-label={t('map.moreTools')}
      >
        {MAP_TOOLS.map((one) => (
          <ToolButton key={one.id} tool={one} />
        ))}
      </div>
      {Panel && <Panel engine={engine} />}
    </div>
  );
}

/** The tools of the map room: list, mark a risk, colour cells, density; further ones at the edge. */
export function ToolStrip({ engine }: { engine: MapEngine }) {
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
      {MAP_TOOLS.length > 0 && <SideTools engine={engine} />}
    </div>
  );
}
