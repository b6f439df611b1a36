import { Button, InputNumber, Segmented } from 'antd';
import { useEffect } from 'react';
import { HANDS, type Hand, useChoice } from '#renderer/state/choice';
import { useAppState } from '#renderer/state/index';
import { dynamic, formatCount, KindSymbol, kindName, t } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { ChosenActions } from './ChosenActions.tsx';
import './select.css';
import { dropHand, SELECT_TOOL, takeHand, useHand } from './useHand.ts';

const MOST_M = 20_000;

/** The length that the hand works with, in metres. */
function HandLength({ hand }: { hand: Hand }) {
  const { radiusM, withinM, setLength } = useChoice();
  if (hand !== 'circle' && hand !== 'line') return null;
  const circle = hand === 'circle';
  return (
    <div className="lm-select-length">
      {t(circle ? 'map.select.radius' : 'map.select.within')}
      <InputNumber
        size="small"
        aria-label={t(circle ? 'map.select.radius' : 'map.select.within')}
        min={1}
        max={MOST_M}
        step={50}
        precision={0}
        suffix="m"
        value={circle ? radiusM : withinM}
        onChange={(value) => value && setLength(hand, value)}
      />
    </div>
  );
}

function Counts() {
  const chosen = useChoice((state) => state.chosen);
  if (!chosen) return <p className="lm-muted">{t('map.select.nothing')}</p>;
  return (
    <div className="lm-select-counts" aria-live="polite">
      <strong data-select="count">{t('map.select.count', { count: formatCount(chosen.count) })}</strong>
      <ul>
        {[...chosen.byKind].map(([kind, count]) => (
          <li key={kind}>
            <KindSymbol kind={kind} /> {kindName(kind)} {formatCount(count)}
          </li>
        ))}
      </ul>
      {chosen.hidden > 0 && (
        <p className="lm-muted" data-select="hidden">
          {t('map.select.hidden', { count: formatCount(chosen.hidden) })}
        </p>
      )}
      {chosen.count === 0 && <p className="lm-muted">{t('map.select.none')}</p>}
    </div>
  );
}

/** 选择: how to draw, what is chosen, and what can be done with it. */
export function SelectTool({ engine }: { engine: MapEngine }) {
  const hand = useChoice((state) => state.hand);
  const steps = useChoice((state) => state.steps.length);
  const on = useAppState(({ mode }) => mode.type === 'tool' && mode.tool === SELECT_TOOL);
  useHand(engine);
  useEffect(() => {
    // Opened by a finished choice (Shift, Ctrl+A, a card): the map stays as it is.
    if (useChoice.getState().steps.length === 0) takeHand(useChoice.getState().hand);
    return dropHand;
  }, []);
  return (
    <section className="lm-map-options lm-select" aria-label={t('map.select.tool')}>
      <Segmented<Hand | ''>
        size="small"
        block
        value={on ? hand : ''}
        options={HANDS.map((value) => ({ value, label: dynamic(`map.select.hand.${value}`) }))}
        onChange={(next) => next && takeHand(next)}
      />
      <HandLength hand={hand} />
      <p className="lm-muted lm-select-hint">{t('map.select.keys')}</p>
      <Counts />
      <ChosenActions />
      {steps > 0 && (
        <Button size="small" data-select="clear" onClick={() => useChoice.getState().clear()}>
          {t('map.select.clear')}
        </Button>
      )}
    </section>
  );
}
