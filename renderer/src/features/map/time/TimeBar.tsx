import './time.css';
import {
  CaretRightOutlined,
  CloseOutlined,
  PauseOutlined,
  RetweetOutlined,
  SplitCellsOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button, Segmented, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { useAppState } from '#renderer/state/index';
import { dynamic, formatCount, t } from '#renderer/ui/index';
import {
  BUCKET_UNITS,
  type BucketUnit,
  type DaySpan,
  PERIOD_PRESETS,
  PERIOD_STEPS,
  type PeriodPreset,
  stepSpan,
  yearBefore,
} from '#shared/domain/period/index';
import { useMapUi } from '../mapUi.ts';
import { unitFor } from './axis.ts';
import { DateField } from './DateField.tsx';
import type { EventChoice, EventSet } from './eventSet.ts';
import { Histogram } from './Histogram.tsx';
import { today, usePeriod } from './usePeriod.ts';
import { SPEEDS, usePlay, usePlayState } from './usePlay.ts';

const SAME_LAST_YEAR = 'sameLastYear';
const OWN = 'own';

function PlayButtons({ span, first, end }: { span: DaySpan; first: number; end: number }) {
  const { playing, speed, step, loop, set } = usePlayState();
  const { toggle } = usePlay(span, first, end);
  const setPeriod = useAppState((state) => state.setPeriod);
  const go = (times: number): void => setPeriod({ preset: null, ...stepSpan(span, step, times) });
  return (
    <div className="lm-time-group">
      <Button
        size="small"
        icon={<StepBackwardOutlined />}
        aria-label={t('map.time.back')}
        title={t('map.time.back')}
        onClick={() => go(-1)}
      />
      <Button
        size="small"
        type="primary"
        data-action="time-play"
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={t(playing ? 'map.time.pause' : 'map.time.play')}
        title={t(playing ? 'map.time.pause' : 'map.time.play')}
        onClick={toggle}
      />
      <Button
        size="small"
        icon={<StepForwardOutlined />}
        aria-label={t('map.time.forward')}
        title={t('map.time.forward')}
        onClick={() => go(1)}
      />
      <Select
        size="small"
        variant="filled"
        popupMatchSelectWidth={false}
        aria-label={t('map.time.step')}
        value={step}
        onChange={(next) => set({ step: next })}
        options={PERIOD_STEPS.map((value) => ({ value, label: dynamic(`map.time.stepBy.${value}`) }))}
      />
      <Select
        size="small"
        variant="filled"
        popupMatchSelectWidth={false}
        aria-label={t('map.time.speed')}
        value={speed}
        onChange={(next) => set({ speed: next })}
        options={SPEEDS.map((value) => ({ value, label: t('map.time.speedOf', { speed: value }) }))}
      />
      <Button
        size="small"
        icon={<RetweetOutlined />}
        type={loop ? 'primary' : 'default'}
        ghost={loop}
        aria-pressed={loop}
        aria-label={t('map.time.loop')}
        title={t('map.time.loop')}
        onClick={() => set({ loop: !loop })}
      />
    </div>
  );
}

function SpanFields({ span, onSpan }: { span: DaySpan; onSpan: (span: DaySpan) => void }) {
  const choice = useAppState((state) => state.period);
  const setPeriod = useAppState((state) => state.setPeriod);
  return (
    <div className="lm-time-group">
      <Select<string>
        size="small"
        className="lm-time-preset"
        popupMatchSelectWidth={false}
        aria-label={t('map.time.period')}
        value={choice.preset ?? OWN}
        onChange={(value) => {
          if (value === SAME_LAST_YEAR) onSpan(yearBefore(span));
          else if (value !== OWN) setPeriod({ preset: value as PeriodPreset });
        }}
        options={[
          ...(choice.preset === null ? [{ value: OWN, label: t('map.time.own') }] : []),
          ...PERIOD_PRESETS.map((value) => ({ value, label: dynamic(`map.time.preset.${value}`) })),
          { value: SAME_LAST_YEAR, label: t('map.time.sameLastYear') },
        ]}
      />
      <DateField
        day={span.fromDay}
        label={t('map.time.from')}
        onDay={(fromDay) => onSpan({ fromDay, toDay: Math.max(span.toDay, fromDay + 1) })}
      />
      <span>{t('map.time.to')}</span>
      <DateField
        day={span.toDay - 1}
        label={t('map.time.until')}
        onDay={(last) => onSpan({ fromDay: Math.min(span.fromDay, last), toDay: last + 1 })}
      />
      <span className="lm-muted lm-time-days">{t('map.time.days', { days: span.toDay - span.fromDay })}</span>
    </div>
  );
}

/** What is counted, in numbers and, on asking, in words. */
function Counts({ choice }: { choice: EventChoice | null }) {
  const marks = useAppState((state) => state.timeline.marks);
  const setTimeline = useAppState((state) => state.setTimeline);
  const [risks = 0, problems = 0] = choice?.began ?? [];
  const [standingRisks = 0, standingProblems = 0] = choice?.stood ?? [];
  return (
    <div className="lm-time-counts">
      <Segmented
        size="small"
        value={marks}
        onChange={(next) => setTimeline({ marks: next })}
        options={(['standing', 'new'] as const).map((value) => ({
          value,
          label: t(`map.time.marks.${value}`),
        }))}
      />
      <span role="status" data-time-counts>
        <i className="lm-time-risk" />
        {t('map.time.risks', { began: formatCount(risks), stood: formatCount(standingRisks) })}
        <i className="lm-time-problem" />
        {t('map.time.problems', { began: formatCount(problems), stood: formatCount(standingProblems) })}
      </span>
      <Tooltip title={t('map.time.basis')} placement="topRight">
        <span className="lm-time-basis">{t('map.time.whatCounts')}</span>
      </Tooltip>
    </div>
  );
}

/** The time slider at the map's foot. */
export function TimeBar(props: {
  chosen: { set: EventSet; choice: EventChoice } | null;
  onCompare: (span: DaySpan) => void;
}) {
  const { chosen, onCompare } = props;
  const { span } = usePeriod();
  const firstDay = useMapUi((state) => state.firstEventDay);
  const setPeriod = useAppState((state) => state.setPeriod);
  const setTimeline = useAppState((state) => state.setTimeline);
  const [unit, setUnit] = useState<BucketUnit>(() => unitFor(span));
  const onSpan = (next: DaySpan): void => setPeriod({ preset: null, ...next });
  const end = today() + 1;
  return (
    <section className="lm-time" aria-label={t('map.time.title')}>
      <div className="lm-time-row">
        <PlayButtons span={span} first={firstDay ?? end - 365} end={end} />
        <SpanFields span={span} onSpan={onSpan} />
        <Segmented
          size="small"
          value={unit}
          onChange={setUnit}
          aria-label={t('map.time.unit')}
          options={BUCKET_UNITS.map((value) => ({ value, label: dynamic(`map.time.units.${value}`) }))}
        />
        <Button
          size="small"
          icon={<SplitCellsOutlined />}
          data-action="compare"
          onClick={() => onCompare(span)}
        >
          {t('map.compare.open')}
        </Button>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('map.time.close')}
          onClick={() => setTimeline({ on: false })}
        />
      </div>
      <Histogram set={chosen?.set ?? null} firstDay={firstDay} span={span} unit={unit} onSpan={onSpan} />
      <Counts choice={chosen?.choice ?? null} />
    </section>
  );
}
