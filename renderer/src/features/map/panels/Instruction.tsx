import { Button } from 'antd';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';

const TEXTS = {
  markRisk: 'map.instruction.markRisk',
  pickProblemPlace: 'map.instruction.pickProblemPlace',
  pickFormPlace: 'map.instruction.pickFormPlace',
  placeThing: 'map.instruction.placeThing',
} as const;

/** What a click does now, and the way out. */
export function Instruction() {
  const mode = useAppState((state) => state.mode);
  const setMode = useAppState((state) => state.setMode);
  if (mode.type === 'browse') return null;
  return (
    <div className="lm-map-instruction" role="status">
      <span>{mode.type === 'tool' ? mode.instruction : t(TEXTS[mode.type])}</span>
      <Button size="small" onClick={() => setMode({ type: 'browse' })}>
        {t('map.leave')} <kbd>Esc</kbd>
      </Button>
    </div>
  );
}
