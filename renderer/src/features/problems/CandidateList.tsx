import { Checkbox } from 'antd';
import { useState } from 'react';
import { useAppState } from '#renderer/state/index';
import { KindSymbol, t } from '#renderer/ui/index';
import type { Candidate } from '#shared/contract/problems';
import { type ReasonCode, reasonCodeOf, saidOnce, tellsDistance } from '#shared/domain/matching/reasonCodes';
import { BusyChip } from './BusyChip.tsx';
import { reasonText } from './score/reasonText.ts';
import { gainedBy, ScoreBar } from './score/ScoreBar.tsx';
import { timeKeyOf, usePick, useRank } from './usePick.ts';
import { walkCandidates } from './walk.ts';

type ListProps = {
  title: string;
  empty: string;
  candidates: readonly Candidate[];
  /** Help is wanted at another time than now. */
  isLater: boolean;
};

type Reason = Candidate['reasons'][number];

/** Said in the head of the row, where distances and times stand one under the other. */
const PLAIN_TIME: ReadonlySet<string> = new Set<ReasonCode>(['available', 'unavailable']);
const isPlainTime = (reason: Reason): boolean => PLAIN_TIME.has(reasonCodeOf(reason));

/** Said only with the points: true of most, and it hardly decides. */
const isMinor = (reason: Reason): boolean => is(reason, 'verified');

const is = (reason: Reason, code: ReasonCode): boolean => reasonCodeOf(reason) === code;

/** Being able to, with a certificate that is over, adds points and is no recommendation. */
const toneOf = (reason: Reason): string =>
  is(reason, 'needLapsed') || reason.points < 0 ? 'against' : reason.points > 0 ? 'for' : 'fact';

/** What is said in words beside the score; all of them stand with their points in the open one. */
function saidOf({ reasons }: Candidate, hasTime: boolean): readonly Reason[] {
  return saidOnce(reasons).filter(
    (reason) => !tellsDistance(reason) && !isMinor(reason) && !(hasTime && isPlainTime(reason)),
  );
}

type RowProps = { candidate: Candidate; full: number; isLater: boolean };

function Row({ candidate, full, isLater }: RowProps) {
  const { picked, toggle } = usePick(candidate);
  const rank = useRank(candidate.thingId);
  const look = (): void => {
    if (candidate.anchor) useAppState.getState().flyTo(candidate.anchor);
  };
  const [isOpen, setOpen] = useState(false);
  const free = timeKeyOf(candidate, isLater);
  const distance = candidate.reasons.find(tellsDistance);
  const reasons = isOpen ? [] : saidOf(candidate, free !== null);
  return (
    <li className="lm-candidate" data-picked={picked} data-candidate={candidate.thingId}>
      <Checkbox
        checked={picked}
        onChange={toggle}
        aria-label={t('answer.pick', { name: candidate.name })}
        onKeyDown={walkCandidates}
      />
      <div className="lm-candidate-main">
        <button type="button" className="lm-bare lm-candidate-body" onClick={look} onKeyDown={walkCandidates}>
          <span className="lm-candidate-head">
            {rank !== undefined && <b className="lm-candidate-rank">{rank}</b>}
            <KindSymbol kind={candidate.kind} size={12} />
            <strong title={candidate.name}>{candidate.name}</strong>
            {distance && <span>{reasonText(distance)}</span>}
            {free && <span data-free={candidate.available}>{t(free)}</span>}
          </span>
          <span className="lm-candidate-detail" title={candidate.detail}>
            {[candidate.detail, candidate.phone].filter(Boolean).join(' · ')}
          </span>
          <span className="lm-candidate-reasons">
            <BusyChip number={candidate.busyWith} />
            {reasons.map((reason) => (
              <em key={`${reason.code}${JSON.stringify(reason.params)}`} data-tone={toneOf(reason)}>
                {reasonText(reason)}
              </em>
            ))}
          </span>
        </button>
        <ScoreBar
          candidate={candidate}
          full={full}
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
          onKeyDown={walkCandidates}
        />
      </div>
    </li>
  );
}

/** One of the four short lists of an answer; ticking asks for it in the dispatch below. */
export function CandidateList({ title, empty, candidates, isLater }: ListProps) {
  const full = Math.max(...candidates.map(gainedBy));
  return (
    <section className="lm-candidates">
      <h3>
        {title} <span className="lm-muted">{candidates.length > 0 && candidates.length}</span>
      </h3>
      {candidates.length === 0 ? (
        <p className="lm-muted">{empty}</p>
      ) : (
        <ol>
          {candidates.map((candidate) => (
            <Row key={candidate.thingId} candidate={candidate} full={full} isLater={isLater} />
          ))}
        </ol>
      )}
    </section>
  );
}
