import { Button, Popconfirm, Slider, Switch } from 'antd';
import { t } from '#renderer/ui/index';
import { MOST_PERCENT, PARTS, STANDARD_PERCENTS } from '#shared/domain/matching/index';
import { type Percents, useWeights, type Weights } from './useWeights.ts';
import './score.css';

const STEP = 5;
const isStandard = (percents: Percents): boolean =>
  PARTS.every((part) => percents[part] === STANDARD_PERCENTS[part]);

function PartRow({
  part,
  percents,
  learned,
  onTry,
  onKeep,
}: {
  part: (typeof PARTS)[number];
  percents: Percents;
  learned: number | null;
  onTry: (percents: Percents) => void;
  onKeep: (percents: Percents) => void;
}) {
  const name = t(`score.part.${part}`);
  return (
    <div className="lm-weight" data-weight={part}>
      <span className="lm-weight-name" title={t(`score.hint.${part}`)}>
        <i data-part={part} aria-hidden="true" />
        {name}
      </span>
      <Slider
        min={0}
        max={MOST_PERCENT}
        step={STEP}
        value={percents[part]}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={name}
        ariaValueTextFormatterForHandle={(value) => `${value}%`}
        {...(learned === null ? {} : { marks: { [learned]: ' ' } })}
        onChange={(value) => onTry({ ...percents, [part]: value })}
        onChangeComplete={(value) => onKeep({ ...percents, [part]: value })}
      />
      <output>{percents[part]}%</output>
      <span className="lm-muted">{learned === null ? '' : t('score.learnedPart', { percent: learned })}</span>
    </div>
  );
}

function LearnedRow({
  data,
  onUse,
  onForget,
}: {
  data: Weights;
  onUse: (use: boolean) => void;
  onForget: () => void;
}) {
  const { choices, enough, least } = data.learned;
  return (
    <div className="lm-weight-learned">
      <Switch size="small" checked={data.useLearned} aria-label={t('score.useLearned')} onChange={onUse} />
      <span>
        {t('score.useLearned')}
        <span className="lm-muted">
          {enough
            ? t('score.learnedFrom', { count: choices })
            : t('score.learnedSoon', { count: choices, more: least - choices })}
        </span>
      </span>
      {choices > 0 && (
        <Popconfirm
          title={t('score.forgetAsk', { count: choices })}
          okText={t('score.forget')}
          onConfirm={onForget}
        >
          <Button size="small" type="link">
            {t('score.forget')}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}

/** 评分怎么算: how much each part counts, by hand or learned from dispatches, and the way back to the standard. */
export function WeightForm() {
  const { data, shown, try: onTry, keep, forget } = useWeights();
  if (!data || !shown) return null;
  const { learned } = data;
  return (
    <div className="lm-weights">
      <p className="lm-muted">{t('score.how')}</p>
      {PARTS.map((part) => (
        <PartRow
          key={part}
          part={part}
          percents={shown}
          learned={learned.enough ? learned.percents[part] : null}
          onTry={onTry}
          onKeep={(percents) => keep(percents, false)}
        />
      ))}
      <LearnedRow data={data} onUse={(use) => keep(data.manual, use)} onForget={forget} />
      <div className="lm-weight-foot">
        <span className="lm-muted">{t(data.learnedInUse ? 'score.nowLearned' : 'score.nowManual')}</span>
        <Button
          size="small"
          data-action="reset-weights"
          disabled={isStandard(shown) && !data.learnedInUse}
          onClick={() => keep({ ...STANDARD_PERCENTS }, !learned.enough)}
        >
          {t('score.reset')}
        </Button>
      </div>
    </div>
  );
}
