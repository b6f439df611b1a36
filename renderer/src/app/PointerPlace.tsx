import { CopyOutlined } from '@ant-design/icons';
import { App, Dropdown } from 'antd';
import { copyText } from '#renderer/platform/copyText';
import { useCoordinates } from '#renderer/state/coordinates';
import { usePointer } from '#renderer/state/pointer';
import { dynamic, t } from '#renderer/ui/index';
import { formatCoordinate, writtenIn } from '#shared/domain/geo/coordinateText';
import { COORDINATE_SYSTEMS, type CoordinateSystem, type LngLat } from '#shared/domain/geo/types';

const LIKE_WGS: CoordinateSystem = 'cgcs2000';

function CopyMenu({ at }: { at: LngLat }) {
  const { message } = App.useApp();
  const { form, copyCrs, keep } = useCoordinates();
  const copy = async (crs: CoordinateSystem): Promise<void> => {
    keep({ copyCrs: crs });
    const text = writtenIn(at, crs, form);
    const system = dynamic(`things.crsName.${crs}`, crs);
    if (await copyText(text)) void message.success(t('coordinates.copied', { text, system }));
    else void message.warning(t('coordinates.notCopied', { text }));
  };
  const items = COORDINATE_SYSTEMS.filter((crs) => crs !== LIKE_WGS).map((crs) => ({
    key: crs,
    label: `${dynamic(`things.crsName.${crs}`, crs)}  ${writtenIn(at, crs, form)}`,
    onClick: () => void copy(crs),
  }));
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{ items, selectable: true, selectedKeys: [copyCrs] }}
    >
      <button
        type="button"
        data-action="copy-coordinate"
        title={t('coordinates.copy')}
        aria-label={t('coordinates.copy')}
      >
        <CopyOutlined />
      </button>
    </Dropdown>
  );
}

/** The position under the pointer; once it has left the map, the place clicked last, ready to be copied. */
export function PointerPlace() {
  const pointer = usePointer((state) => state.at);
  const { form, clicked, keep } = useCoordinates();
  const at = pointer ?? clicked;
  if (!at) return <span className="lm-status-pointer" />;
  return (
    <span className="lm-status-pointer">
      {!pointer && `${t('coordinates.clicked')} `}
      <button
        type="button"
        data-action="coordinate-form"
        title={t('coordinates.toggle')}
        onClick={() => keep({ form: form === 'decimal' ? 'dms' : 'decimal' })}
      >
        {formatCoordinate(at, form)}
      </button>{' '}
      WGS-84 {clicked && <CopyMenu at={clicked} />}
    </span>
  );
}
