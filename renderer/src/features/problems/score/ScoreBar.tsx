import { DownOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useId } from 'react';
import { t } from '#renderer/ui/index';
import type { Candidate, Reason } from '#shared/contract/problems';
import { PARTS, shownTenths } from '#shared/domain/matching/index';
import { reasonText } from './reasonText.ts';
import './score.css';

type Part = Reason['part'];

const tenths = (value: number): string => (value / 10).toFixed(1);
const signed = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${tenths(Math.abs(value))}`;

/** The points for a candidate, part by part, and what is taken off again. */
function sumsOf(reasons: readonly Reason[]) {
  const gains = PARTS.map((part) => ({ part, points: gainOf(reasons, part) })).filter(
    ({ points }) => points > 0,
  );
  const lost = reasons.reduce((sum, { points }) => sum - Math.min(0, points), 0);
  return { gains, gained: gains.reduce((sum, { points }) => sum + points, 0), lost };
}
const gainOf = (reasons: readonly Reason[], part: Part): number =>
  reasons.reduce((sum, reason) => sum + (reason.part === part ? Math.max(0, reason.points) : 0), 0);

/** All points that speak for a candidate: the longest bar of a list is as long as the row. */
export const gainedBy = ({ reasons }: Pick<Candidate, 'reasons'>): number => sumsOf(reasons).gained;

function Bar({ reasons, full }: { reasons: readonly Reason[]; full: number }) {
  const { gains, gained, lost } = sumsOf(reasons);
  const percent = (points: number): string => `${(100 * points) / Math.max(full, 1)}%`;
  return (
    <span className="lm-score-bar" aria-hidden="true">
      {gains.map(({ part, points }) => (
        <i key={part} data-part={part} style={{ width: percent(points) }} />
      ))}
      {lost > 0 && (
        <i
          data-part="lost"
          style={{
            width: percent(Math.min(lost, gained)),
            marginInlineStart: `-${percent(Math.min(lost, gained))}`,
          }}
        />
      )}
    </span>
  );
}

function Reasons({ id, reasons }: { id: string; reasons: readonly Reason[] }) {
  const shown = shownTenths(reasons.map(({ points }) => points));
  const rows = reasons.map((reason, i) => ({ reason, points: shown[i] ?? 0 }));
  const byPart = PARTS.flatMap((part) => rows.filter(({ reason }) => reason.part === part));
  return (
    <table className="lm-score-reasons" id={id}>
      <tbody>
        {byPart.map(({ reason, points }) => (
          <tr key={`${reason.code}${JSON.stringify(reason.params)}`}>
            <td>
              <i data-part={reason.part} aria-hidden="true" />
              {t(`score.part.${reason.part}`)}
            </td>
            <td>{reasonText(reason)}</td>
            <td data-tone={points > 0 ? 'for' : points < 0 ? 'against' : 'fact'}>{signed(points)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th colSpan={2}>{t('score.sum')}</th>
          <td>{tenths(shown.reduce((sum, points) => sum + points, 0))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

type ScoreBarProps = {
  candidate: Candidate;
  /** So many points are as long as the whole bar. */
  full: number;
  isOpen: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A candidate's score as a bar of its parts; a click (or Enter) shows every reason with its points, which add up. */
export function ScoreBar({ candidate, full, isOpen, onToggle, onKeyDown }: ScoreBarProps) {
  const id = useId();
  const { reasons } = candidate;
  const total = shownTenths(reasons.map(({ points }) => points)).reduce((sum, points) => sum + points, 0);
  const parts = sumsOf(reasons).gains.map(
    ({ part, points }) => `${t(`score.part.${part}`)} ${points.toFixed(1)}`,
  );
  return (
    <>
      <button
        type="button"
        className="lm-bare lm-score"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t('score.of', { name: candidate.name, points: tenths(total) })}
        title={parts.join(' · ')}
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <Bar reasons={reasons} full={full} />
        <b>{tenths(total)}</b>
        <DownOutlined className="lm-score-arrow" />
      </button>
      {isOpen && <Reasons id={id} reasons={reasons} />}
    </>
  );
}
