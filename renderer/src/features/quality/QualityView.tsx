import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { EmptyState, errorText, formatCount, t } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { QualityRule } from '#shared/domain/quality/index';
import { FindingTable } from './FindingTable.tsx';
import { useScan } from './useScan.tsx';
import './quality.css';

/** 数据质量: what should be mended in the register, rule by rule, each record with its fix beside it. */
export function QualityView({ kinds }: { kinds: readonly KindId[] }) {
  const { jobId, progress } = useScan();
  const { data, error } = useApiQuery(
    'quality.summary',
    { kinds: [...kinds], jobId },
    { keepPrevious: true },
  );
  const [chosen, setChosen] = useState<QualityRule | null>(null);
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return <div className="lm-quality-wait">{progress}</div>;
  if (data.checked === 0) return <EmptyState title={t('quality.empty')} hint={t('quality.emptyHint')} />;
  const rule = chosen ?? data.rules.find(({ count }) => count > 0)?.rule ?? data.rules[0]?.rule;
  return (
    <section className="lm-quality">
      <nav className="lm-rules" aria-label={t('view.quality')}>
        {data.rules.map(({ rule: one, count }) => (
          <button
            key={one}
            type="button"
            className="lm-bare lm-rule"
            data-rule={one}
            data-count={count}
            aria-pressed={one === rule}
            onClick={() => setChosen(one)}
          >
            <span>{t(`quality.rule.${one}`)}</span>
            <b>{count === 0 ? '✓' : formatCount(count)}</b>
          </button>
        ))}
      </nav>
      {rule && <FindingTable key={rule} kinds={kinds} rule={rule} />}
    </section>
  );
}
