import { dynamic, LevelBadge, t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { Chip } from './Chip.tsx';
import { withinText } from './times.ts';
import { useCorrect } from './useCorrect.ts';

const LEVELS = [1, 2, 3, 4] as const;

/** How urgent: the level and the time to solve it in. */
export function LevelChip({ understood }: { understood: UnderstoodAnswer }) {
  const { corrections, correct } = useCorrect();
  const { level, deadlineHours, wantedAtMs } = understood;
  return (
    <Chip
      name="level"
      label={t('answer.chip.level')}
      empty={level === null}
      icon={<LevelBadge level={level} size={14} />}
      onReset={corrections.level === undefined ? null : () => correct({ level: undefined })}
      items={LEVELS.map((one) => ({
        key: String(one),
        icon: <LevelBadge level={one} size={14} />,
        label: dynamic(`level.${one}`),
        onClick: () => correct({ level: one }),
      }))}
    >
      {level === null ? t('answer.chip.noLevel') : dynamic(`level.${level}`)}
      {deadlineHours !== null && ` · ${withinText(deadlineHours, level, Date.now(), wantedAtMs)}`}
    </Chip>
  );
}

/** Why the level stands above the usual one, in words. */
export function UrgencyLine({ understood }: { understood: UnderstoodAnswer }) {
  const { urgency, vulnerable, level, usualLevel, deadlineHours, usualDeadlineHours } = understood;
  const signs = urgency.because.map(({ sign, words }) => {
    const named =
      sign === 'vulnerable'
        ? vulnerable.map((one) =>
            one.words.length > 0 ? one.words.join('、') : t(`vulnerable.${one.group}`),
          )
        : words;
    return t(`urgency.${sign}`, { words: named.join('、') });
  });
  if (signs.length === 0) return null;
  const raised = level !== null && usualLevel !== null && level < usualLevel;
  const shorter = deadlineHours !== null && usualDeadlineHours !== null && deadlineHours < usualDeadlineHours;
  const effect = [
    raised
      ? t('urgency.raised', { from: dynamic(`level.${usualLevel}`), to: dynamic(`level.${level}`) })
      : '',
    shorter ? t('urgency.shorter', { from: usualDeadlineHours, to: deadlineHours }) : '',
  ].filter(Boolean);
  return (
    <p className="lm-urgency" data-grade={urgency.grade}>
      {signs.join(t('urgency.and'))}
      {effect.length > 0 && <span className="lm-muted"> → {effect.join(t('urgency.and'))}</span>}
    </p>
  );
}
