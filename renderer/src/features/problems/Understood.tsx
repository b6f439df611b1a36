import { t } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import './understood/understood.css';
import { CategoryChip, NearestCategories } from './understood/CategoryChip.tsx';
import { HabitLines } from './understood/HabitLines.tsx';
import { LearnedLine } from './understood/LearnedLine.tsx';
import { LevelChip, UrgencyLine } from './understood/LevelChip.tsx';
import { NeedChips } from './understood/NeedChips.tsx';
import { PlaceChip } from './understood/PlaceChip.tsx';
import { PlaceName } from './understood/PlaceName.tsx';
import { QuantityChip } from './understood/QuantityChip.tsx';
import { VulnerableChip } from './understood/VulnerableChip.tsx';
import { WantedChip } from './understood/WantedChip.tsx';

/** Nobody is wholly sure of what a stranger's words mean. */
const MOST_PERCENT = 99;

function Because({ understood }: { understood: UnderstoodAnswer }) {
  const { because, by, confidence, readAs } = understood;
  const percent = Math.min(MOST_PERCENT, Math.round(confidence * 100));
  return (
    <>
      {by !== 'clerk' && because.length > 0 && (
        <p className="lm-muted">{t('answer.because', { words: because.join('、'), percent })}</p>
      )}
      {readAs.length > 0 && (
        <p className="lm-muted">
          {readAs
            .map((slip) => t('answer.chip.readAs', { written: slip.written, word: slip.word }))
            .join(' ')}
        </p>
      )}
    </>
  );
}

/** What was read from the words, each part to be put right with one click; the answer follows at once. */
export function Understood({ answer }: { answer: Answer }) {
  const { understood } = answer;
  return (
    <section className="lm-understood">
      <div className="lm-understood-row">
        <CategoryChip understood={understood} />
        <LevelChip understood={understood} />
        <WantedChip understood={understood} />
        <PlaceChip understood={understood} />
        <QuantityChip understood={understood} />
        <VulnerableChip understood={understood} />
      </div>
      <PlaceName understood={understood} />
      <NearestCategories understood={understood} />
      <UrgencyLine understood={understood} />
      <Because understood={understood} />
      <LearnedLine understood={understood} />
      <HabitLines understood={understood} />
      <NeedChips understood={understood} />
    </section>
  );
}
