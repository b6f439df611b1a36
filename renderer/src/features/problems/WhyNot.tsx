import { Button } from 'antd';
import { useAppState } from '#renderer/state/index';
import { dynamic, KindSymbol, t } from '#renderer/ui/index';
import type { Answer, WhyNotCandidate } from '#shared/contract/problems';
import { awayText } from './shortageText.ts';

function Obstacles({ candidate }: { candidate: WhyNotCandidate }) {
  const { obstacles, rankWithout } = candidate;
  const alone = obstacles.some(({ rank }) => rank !== null);
  return (
    <span className="lm-whynot-reasons">
      {obstacles.map(({ code, params, rank, points }) => (
        <span key={code}>
          <em data-tone="against">{dynamic(`reason.${code}`, code, params)}</em>
          {rank !== null && (
            <span title={t('whyNot.costs', { points: (-points).toFixed(1) })}>
              {t(code === 'outsideRing' ? 'whyNot.rank' : 'whyNot.rankWithoutThis', { rank })}
            </span>
          )}
        </span>
      ))}
      {!alone && <span>{t('whyNot.rankWithoutAll', { rank: rankWithout })}</span>}
    </span>
  );
}

function Row({ candidate }: { candidate: WhyNotCandidate }) {
  const { thingId, name, detail, distanceM, anchor, reasons } = candidate;
  const picked = useAppState((state) => state.picks.some((pick) => pick.thingId === thingId));
  const look = (): void => {
    if (anchor) useAppState.getState().flyTo(anchor);
  };
  const toggle = (): void => {
    const { picks, setPicks } = useAppState.getState();
    setPicks(picked ? picks.filter((pick) => pick.thingId !== thingId) : [...picks, { thingId, reasons }]);
  };
  return (
    <li className="lm-whynot-row" data-why-not={thingId} data-picked={picked}>
      <button type="button" className="lm-candidate-body" onClick={look}>
        <span className="lm-candidate-head">
          <KindSymbol kind={candidate.kind} size={12} />
          <strong title={name}>{name}</strong>
          {distanceM !== null && <span>{awayText(distanceM)}</span>}
        </span>
        <span className="lm-candidate-detail" title={detail}>
          {detail}
        </span>
        <Obstacles candidate={candidate} />
      </button>
      <Button size="small" type="link" aria-pressed={picked} onClick={toggle}>
        {t(picked ? 'whyNot.drop' : 'whyNot.pick')}
      </Button>
    </li>
  );
}

/** 为什么不是他们: who fits and did not get into the lists, with what kept each out and what that cost. */
export function WhyNot({ candidates }: { candidates: Answer['whyNot'] }) {
  if (candidates.length === 0) return null;
  return (
    <details className="lm-whynot">
      <summary>
        {t('whyNot.title')} <span className="lm-muted">{candidates.length}</span>
      </summary>
      <ul>
        {candidates.map((candidate) => (
          <Row key={candidate.thingId} candidate={candidate} />
        ))}
      </ul>
    </details>
  );
}
