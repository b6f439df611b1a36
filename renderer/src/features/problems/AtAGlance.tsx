import { formatDistance, KindSymbol, t } from '#renderer/ui/index';
import type { Answer, Candidate } from '#shared/contract/problems';
import { type ReasonCode, reasonCodeOf } from '#shared/domain/matching/reasonCodes';
import { timeKeyOf, usePick, useRank } from './usePick.ts';

/** Of each list so many; the lists below have the others, and why. */
const SHOWN = 2;
const LISTS = ['duty', 'resources', 'people'] as const;

/** What the clerk must not overlook before a click, in a word. */
const WARNED = [
  ['needLapsed', 'cert'],
  ['certExpired', 'cert'],
  ['outOfRange', 'range'],
  ['callsUsedUp', 'used'],
  ['weekCallsUsedUp', 'used'],
  ['resting', 'rests'],
] as const satisfies readonly (readonly [ReasonCode, string])[];

function Warning({ reasons }: Pick<Candidate, 'reasons'>) {
  const said = WARNED.find(([code]) => reasons.some((reason) => reasonCodeOf(reason) === code));
  return said && <span data-free="no">{t(`answer.warned.${said[1]}`)}</span>;
}

function First({ candidate, isLater }: { candidate: Candidate; isLater: boolean }) {
  const { picked, toggle } = usePick(candidate);
  const rank = useRank(candidate.thingId);
  const { name, detail, distanceM, available, kind } = candidate;
  const time = timeKeyOf(candidate, isLater);
  return (
    <button
      type="button"
      className="lm-bare lm-glance-first"
      aria-pressed={picked}
      title={[name, detail].filter(Boolean).join(' · ')}
      onClick={toggle}
    >
      <span className="lm-glance-name">
        {rank === undefined ? (
          <KindSymbol kind={kind} size={12} />
        ) : (
          <b className="lm-candidate-rank">{rank}</b>
        )}
        <strong>{name}</strong>
      </span>
      <small>
        {distanceM !== null && <span>{formatDistance(distanceM)}</span>}
        {time && <span data-free={available}>{t(time)}</span>}
        <Warning reasons={candidate.reasons} />
      </small>
    </button>
  );
}

/** The three answers side by side: the first of each list, ticked by a click. */
export function AtAGlance({ answer, isLater }: { answer: Answer; isLater: boolean }) {
  return (
    <section className="lm-glance" aria-label={t('answer.glance')}>
      {LISTS.map((list) => (
        <div key={list} data-list={list}>
          <h3>{t(`answer.${list}`)}</h3>
          {answer[list].length === 0 && <p className="lm-muted">{t('answer.glanceNone')}</p>}
          {answer[list].slice(0, SHOWN).map((candidate) => (
            <First key={candidate.thingId} candidate={candidate} isLater={isLater} />
          ))}
        </div>
      ))}
    </section>
  );
}
