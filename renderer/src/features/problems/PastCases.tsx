import { Rate } from 'antd';
import { useAppState } from '#renderer/state/index';
import { formatDate, t } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';

/** 以前怎么办的: the most similar closed problems and how they ended. */
export function PastCases({ past }: { past: Answer['past'] }) {
  const open = (id: string): void => useAppState.getState().select({ type: 'problem', id });
  return (
    <section className="lm-candidates">
      <h3>{t('answer.past')}</h3>
      {past.length === 0 ? (
        <p className="lm-muted">{t('answer.noPast')}</p>
      ) : (
        <ol>
          {past.map((row) => (
            <li key={row.problemId} className="lm-past">
              <button type="button" className="lm-bare lm-candidate-body" onClick={() => open(row.problemId)}>
                <span className="lm-candidate-head">
                  <strong title={row.text}>{row.text}</strong>
                  <span>{formatDate(row.closedAtMs)}</span>
                </span>
                <span className="lm-candidate-detail">
                  {[
                    row.result,
                    row.solvedBy.length > 0 && t('answer.solvedBy', { names: row.solvedBy.join('、') }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {row.rating !== null && <Rate disabled value={row.rating} className="lm-past-rate" />}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
