import { t } from '#renderer/ui/index';
import type { LearningStatus } from '#shared/contract/learning';

type Check = NonNullable<LearningStatus['learnt']>['check'];

const WAYS = ['lexicon', 'learned', 'blend'] as const;

/** How often each way names the right category, on the office's own problems. */
export function SelfCheckTable({ check }: { check: Check }) {
  return (
    <>
      <h3>{t('learning.check')}</h3>
      <p className="lm-muted">{t('learning.checkHint', { count: check.tested })}</p>
      <table className="lm-plain-table lm-learning-check">
        <tbody>
          {WAYS.map((way) => (
            <tr key={way} data-way={way}>
              <th scope="row">{t(`learning.way.${way}`)}</th>
              <td>
                <span className="lm-learning-bar" style={{ width: `${check[way] * 100}%` }} />
              </td>
              <td>{`${(check[way] * 100).toFixed(1)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {check.blend < check.lexicon && <p>{t('learning.worse')}</p>}
    </>
  );
}
