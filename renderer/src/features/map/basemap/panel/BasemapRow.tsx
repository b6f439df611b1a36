import { EyeInvisibleOutlined, EyeOutlined, MoreOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps, Slider } from 'antd';
import { dynamic, t } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import { useBasemapUi } from '../store.ts';

export type RowActions = {
  readonly onShow: (shown: boolean) => void;
  readonly onOpacity: (opacity: number) => void;
  readonly onMove: (steps: 1 | -1) => void;
  readonly onWhole: () => void;
  readonly onEdit: () => void;
  readonly onPlace: () => void;
  readonly onRemove: () => void;
};

/** What a basemap is, in a few words: its kind, its system when it is not ours, whether it lies on top. */
function about({ type, content, crs, role, use }: Basemap): string {
  const words = [use ? t(`map.basemap.use.${use}`) : t(`map.basemap.type.${type}`)];
  if (content === 'vector' && !use) words.push(t('map.basemap.vector'));
  if (crs !== 'wgs84') words.push(crs === 'gcj02' ? 'GCJ-02' : 'BD-09');
  if (role === 'annotation') words.push(t('map.basemap.role.annotation'));
  return words.join(' · ');
}

function menuOf(basemap: Basemap, first: boolean, last: boolean, actions: RowActions): MenuProps {
  const { onMove, onWhole, onEdit, onPlace, onRemove } = actions;
  return {
    items: [
      { key: 'edit', label: t('map.basemap.edit'), onClick: onEdit },
      ...(basemap.picture ? [{ key: 'place', label: t('map.basemap.place'), onClick: onPlace }] : []),
      ...(basemap.bbox ? [{ key: 'whole', label: t('map.basemap.whole'), onClick: onWhole }] : []),
      { key: 'up', label: t('map.basemap.up'), disabled: first, onClick: () => onMove(1) },
      { key: 'down', label: t('map.basemap.down'), disabled: last, onClick: () => onMove(-1) },
      { type: 'divider' as const },
      { key: 'remove', label: t('map.basemap.remove'), danger: true, onClick: onRemove },
    ],
  };
}

/** Transparency as people say it: 0 % hides everything below. */
function Transparency({ basemap, onOpacity }: { basemap: Basemap; onOpacity: (opacity: number) => void }) {
  const now = useBasemapUi((state) => state.opacities[basemap.id] ?? basemap.opacity);
  const set = useBasemapUi((state) => state.set);
  return (
    <div className="lm-basemap-opacity">
      <span className="lm-muted">{t('map.basemap.transparency')}</span>
      <Slider
        min={0}
        max={90}
        step={5}
        value={Math.round((1 - now) * 100)}
        ariaLabelForHandle={t('map.basemap.transparencyOf', { name: basemap.name })}
        tooltip={{ formatter: (value) => `${value ?? 0}%` }}
        onChange={(value) =>
          set({ opacities: { ...useBasemapUi.getState().opacities, [basemap.id]: 1 - value / 100 } })
        }
        onChangeComplete={(value) => onOpacity(1 - value / 100)}
      />
    </div>
  );
}

type RowProps = {
  readonly basemap: Basemap;
  readonly first: boolean;
  readonly last: boolean;
  /** A picture that nobody has laid on its place yet. */
  readonly unplaced: boolean;
  readonly actions: RowActions;
};

/** One basemap in the panel. */
export function BasemapRow({ basemap, first, last, unplaced, actions }: RowProps) {
  const { id, name, shown } = basemap;
  const live = useBasemapUi((state) => state.faults[id]);
  const fault = basemap.fault ?? (shown ? live : undefined);
  return (
    <li className="lm-basemap-row" data-off={!shown || undefined} data-basemap={id}>
      <Button
        type="text"
        size="small"
        icon={shown ? <EyeOutlined /> : <EyeInvisibleOutlined />}
        aria-pressed={shown}
        aria-label={t('map.basemap.showOf', { name })}
        title={t(shown ? 'map.basemap.hide' : 'map.basemap.show')}
        onClick={() => actions.onShow(!shown)}
      />
      <div className="lm-basemap-words">
        <span className="lm-ellipsis" title={name}>
          {name}
        </span>
        <small className="lm-muted lm-ellipsis">{about(basemap)}</small>
      </div>
      <Dropdown trigger={['click']} menu={menuOf(basemap, first, last, actions)}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('map.basemap.more', { name })}
        />
      </Dropdown>
      {fault && (
        <p className="lm-basemap-fault" role="alert">
          <WarningFilled />{' '}
          {dynamic(`map.basemap.fault.${fault}`, dynamic(`error.${fault}`, t('error.internal')))}
        </p>
      )}
      {unplaced ? (
        <Button className="lm-basemap-place" size="small" type="primary" ghost onClick={actions.onPlace}>
          {t('map.basemap.placeNow')}
        </Button>
      ) : (
        shown && <Transparency basemap={basemap} onOpacity={actions.onOpacity} />
      )}
    </li>
  );
}
