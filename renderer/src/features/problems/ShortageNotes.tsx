import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';
import { awayText, nearestText, shortageText } from './shortageText.ts';

type Nearest = NonNullable<Answer['shortages'][number]['nearest']>;

function NearestOne({ nearest, nowMs }: { nearest: Nearest; nowMs: number }) {
  const { name, distanceM, thingId } = nearest;
  const look = (): void => useAppState.getState().select({ type: 'thing', id: thingId });
  return (
    <span className="lm-shortage-nearest">
      {t('shortage.nearestIs')}
      <button type="button" className="lm-link" onClick={look}>
        {name}
      </button>
      {distanceM !== null && t('shortage.away', { distance: awayText(distanceM) })}
      {nearestText(nearest, nowMs)}
    </span>
  );
}

/** 缺什么: each need that nobody at hand can meet at the time, and who comes nearest to it. */
export function ShortageNotes({ answer }: { answer: Answer }) {
  const nowMs = Date.now();
  if (answer.shortages.length === 0) return null;
  return (
    <section className="lm-shortages" role="note" aria-label={t('shortage.title')}>
      <h3>{t('shortage.title')}</h3>
      <ul>
        {answer.shortages.map((shortage) => (
          <li key={shortage.need} data-shortage={shortage.need}>
            <strong>{shortageText(shortage, nowMs)}</strong>
            {shortage.nearest && <NearestOne nearest={shortage.nearest} nowMs={nowMs} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
