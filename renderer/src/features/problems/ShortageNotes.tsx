import { Button } from 'antd';
import { openShortages } from '#renderer/features/shortages/index';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';
import type { SeenShortage } from '#shared/contract/shortages';
import { notableGaps } from './gaps.ts';
import { NoteGap } from './NoteGap.tsx';
import { awayText, nearestText, shortageText } from './shortageText.ts';
import { useTeam } from './team/useTeam.ts';

type Nearest = NonNullable<SeenShortage['nearest']>;

function NearestOne({ nearest, nowMs }: { nearest: Nearest; nowMs: number }) {
  const { name, distanceM, thingId } = nearest;
  const look = (): void => useAppState.getState().select({ type: 'thing', id: thingId });
  return (
    <span className="lm-shortage-nearest">
      {t('shortage.nearestIs')}
      <button type="button" className="lm-bare lm-link" onClick={look}>
        {name}
      </button>
      {distanceM !== null && t('shortage.away', { distance: awayText(distanceM) })}
      {nearestText(nearest, nowMs)}
    </span>
  );
}

/** 缺什么: each need that nobody at hand can meet at the time, who comes nearest to it, and whether it is noted. */
export function ShortageNotes({ answer }: { answer: Answer }) {
  const gaps = notableGaps(answer, useTeam(answer).data);
  const nowMs = Date.now();
  if (answer.shortages.length === 0) return null;
  return (
    <section className="lm-shortages" role="note" aria-label={t('shortage.title')}>
      <h3>
        {t('shortage.title')}
        <Button size="small" type="link" data-action="to-shortages" onClick={openShortages}>
          {t('shortage.list')}
        </Button>
      </h3>
      <ul>
        {answer.shortages.map((shortage) => (
          <li key={shortage.need} data-shortage={shortage.need}>
            <strong>{shortageText(shortage, nowMs)}</strong>
            {shortage.nearest && <NearestOne nearest={shortage.nearest} nowMs={nowMs} />}
            {gaps
              .filter(({ need }) => need === shortage.need)
              .map((gap) => (
                <NoteGap key={gap.need} gap={gap} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
