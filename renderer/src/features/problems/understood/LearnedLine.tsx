import { t } from '#renderer/ui/index';
import type { UnderstoodAnswer } from '#shared/contract/understood';

/** How much of the guess comes from the office's own closed problems, and by which words. */
export function LearnedLine({ understood }: { understood: UnderstoodAnswer }) {
  const { learned } = understood;
  if (learned === null) return null;
  const percent = Math.round(learned.part * 100);
  return (
    <p className="lm-muted" data-learned={percent}>
      {t('answer.learned', { count: learned.texts, percent })}
      {learned.words.length > 0 && t('answer.learnedWords', { words: learned.words.join('、') })}
    </p>
  );
}
