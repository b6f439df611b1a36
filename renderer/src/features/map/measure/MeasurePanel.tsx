import './measure.css';
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Segmented } from 'antd';
import { useEffect } from 'react';
import { copyText } from '#renderer/platform/copyText';
import { dynamic, t } from '#renderer/ui/index';
import type { MapEngine } from '../engine.ts';
import { MEASURES, type Measured, type MeasureKind, useMeasure } from './store.ts';
import { startMeasuring, stopMeasuring, useMeasureHand } from './useMeasuring.ts';
import { copyOf, wordsOf } from './words.ts';

function Row({ measured }: { measured: Measured }) {
  const { message } = App.useApp();
  const { main, more } = wordsOf(measured);
  const copy = async (): Promise<void> => {
    const text = copyOf(measured);
    if (await copyText(text)) void message.success(t('map.measure.copied', { text }));
    else void message.warning(t('map.views.notCopied'));
  };
  const remove = (): void => {
    const { done, set } = useMeasure.getState();
    set({ done: done.filter(({ id }) => id !== measured.id) });
  };
  return (
    <li className="lm-measure-row" data-measured={measured.kind}>
      <div>
        <strong>{main}</strong>
        {more.map((line) => (
          <small key={line}>{line}</small>
        ))}
      </div>
      <Button
        size="small"
        type="text"
        icon={<CopyOutlined />}
        title={t('map.measure.copy')}
        aria-label={t('map.measure.copy')}
        onClick={() => void copy()}
      />
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        title={t('ui.delete')}
        aria-label={t('ui.delete')}
        onClick={remove}
      />
    </li>
  );
}

/** 测量: distance or area, and everything measured so far. */
export function MeasurePanel({ engine }: { engine: MapEngine }) {
  const on = useMeasureHand(engine);
  const { kind, snap, done, set } = useMeasure();
  useEffect(() => {
    startMeasuring(useMeasure.getState().kind);
    return stopMeasuring;
  }, []);
  return (
    <section className="lm-map-options lm-measure" aria-label={t('map.measure.tool')}>
      <Segmented<MeasureKind | ''>
        size="small"
        block
        value={on ? kind : ''}
        options={MEASURES.map((value) => ({ value, label: dynamic(`map.measure.kind.${value}`) }))}
        onChange={(next) => next && startMeasuring(next)}
      />
      <Checkbox checked={snap} onChange={({ target }) => set({ snap: target.checked })}>
        {t('map.measure.snap')}
      </Checkbox>
      {done.length === 0 ? (
        <p className="lm-muted">{t('map.measure.none')}</p>
      ) : (
        <ul className="lm-measure-list">
          {done.map((one) => (
            <Row key={one.id} measured={one} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Button size="small" data-action="measure-clear" onClick={() => set({ done: [] })}>
          {t('map.measure.clear')}
        </Button>
      )}
    </section>
  );
}
