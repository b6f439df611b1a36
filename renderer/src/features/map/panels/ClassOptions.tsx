import { Input, Segmented, Select, Switch } from 'antd';
import { BREAK_METHODS, CLASS_COUNTS, RAMP_IDS, type RampId } from '#renderer/state/colouring';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { hexOf } from '../colours/lab.ts';
import { ramp } from '../colours/ramps.ts';
import { Option } from './Option.tsx';

const SWATCHES = 5;

/** The colours as small strips: one is chosen. */
function RampChoice({ value, onChange }: { value: RampId; onChange: (ramp: RampId) => void }) {
  return (
    <div className="lm-ramps" role="radiogroup" aria-label={t('map.colouring.ramp')}>
      {RAMP_IDS.map((id) => (
        // biome-ignore lint/a11y/useSemanticElements: a strip of colours that is chosen like a radio
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === value}
          aria-label={t(`map.ramp.${id}`)}
          title={t(`map.ramp.${id}`)}
          onClick={() => onChange(id)}
        >
          {ramp(id, SWATCHES).map((rgb) => (
            <i key={hexOf(rgb)} style={{ background: hexOf(rgb) }} />
          ))}
        </button>
      ))}
    </div>
  );
}

/** How values are cut into classes, and how the classes look. */
export function ClassOptions() {
  const { method, classes, breaks, ramp: chosen, pattern } = useAppState((state) => state.colouring);
  const setColouring = useAppState((state) => state.setColouring);
  return (
    <>
      <Option label={t('map.colouring.method')}>
        <Select
          aria-label={t('map.colouring.method')}
          data-field="colouring-method"
          value={method}
          onChange={(next) => setColouring({ method: next })}
          options={BREAK_METHODS.map((value) => ({ value, label: t(`map.method.${value}`) }))}
        />
      </Option>
      {method === 'own' ? (
        <Option label={t('map.colouring.breaks')}>
          <Input
            allowClear
            maxLength={100}
            aria-label={t('map.colouring.breaks')}
            placeholder={t('map.colouring.breaksHint')}
            value={breaks}
            onChange={(event) => setColouring({ breaks: event.target.value })}
          />
        </Option>
      ) : (
        <Option label={t('map.colouring.classes')}>
          <Segmented
            block
            size="small"
            aria-label={t('map.colouring.classes')}
            value={classes}
            onChange={(next) => setColouring({ classes: next })}
            options={[...CLASS_COUNTS]}
          />
        </Option>
      )}
      {!pattern && (
        <Option label={t('map.colouring.ramp')}>
          <RampChoice value={chosen} onChange={(next) => setColouring({ ramp: next })} />
        </Option>
      )}
      <div className="lm-map-option lm-map-switch">
        <span>{t('map.colouring.pattern')}</span>
        <Switch
          size="small"
          checked={pattern}
          aria-label={t('map.colouring.pattern')}
          onChange={(next) => setColouring({ pattern: next })}
        />
      </div>
    </>
  );
}
