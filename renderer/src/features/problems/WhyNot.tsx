import { Button } from 'antd';
import { useAppState } from '#renderer/state/index';
import { dynamic, KindSymbol, t } from '#renderer/ui/index';
import type { Answer, WhyNotCandidate } from '#shared/contract/problems';
import { awayText } from './shortageText.ts';

type Obstacle = WhyNotCandidate['obstacles'][number];

const obstacleText = ({ code, params }: Obstacle, { ring }: WhyNotCandidate): string =>
  code === 'outsideRing' ? t(`whyNot.outside.${ring ?? 'beyond'}`) : dynamic(`reason.${code}`, code, params);

function Obstacles({ candidate }: { candidate: WhyNotCandidate }) {
  const { obstacles, rankWithout } = candidate;
  const alone = obstacles.some(({ rank }) => rank !== null);
  return (
    <span className="lm-whynot-reasons">
      {obstacles.map((obstacle) => (
        <span key={`${obstacle.code}${JSON.stringify(obstacle.params)}`}>
          <em data-tone="against">{obstacleText(obstacle, candidate)}</em>
          <Rank obstacle={obstacle} />
        </span>
      ))}
      {!alone && <span>{t('whyNot.rankWithoutAll', { rank: rankWithout })}</span>}
    </span>
  );
}

/** The place that one would have without an obstacle; what the obstacle costs is told under the pointer. */
function Rank({ obstacle: { code, rank, points } }: { obstacle: Obstacle }) {
  if (rank === null) return null;
  if (code === 'outsideRing') return <span>{t('whyNot.rank', { rank })}</span>;
  return (
    <span title={t('whyNot.costs', { points: (-points).toFixed(1) })}>
      {t('whyNot.rankWithoutThis', { rank })}
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
      <button type="button" className="lm-bare lm-candidate-body" onClick={look}>
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
