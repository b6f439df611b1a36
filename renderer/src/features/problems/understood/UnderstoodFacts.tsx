import { Descriptions, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, formatTime, t } from '#renderer/ui/index';
import type { ProblemDetail } from '#shared/contract/problems';
import { CORRECTABLE, type Correctable, type SavedUnderstood } from '#shared/contract/understood';
import type { Quantity } from '#shared/domain/matching/understand/types';
import './understood.css';

export const quantityText = ({ text, count, sort }: Quantity): string =>
  text || t(`quantity.${sort}`, { count });

/** What was put right at registering, and from what where that is known. */
function Corrected({ understood, problem }: { understood: SavedUnderstood; problem: ProblemDetail }) {
  const { nameOf } = useCategories();
  const { guess, corrected, addedNeeds, removedNeeds } = understood;
  const change = (from: string | null, to: string | null): string =>
    t('problem.understood.change', { from: from ?? t('blank'), to: to ?? t('blank') });
  const level = (value: number | null): string | null => (value === null ? null : dynamic(`level.${value}`));
  const detail: Partial<Record<Correctable, string>> = {
    category: change(nameOf(guess.categoryId), nameOf(problem.categoryId)),
    level: change(level(guess.level), level(problem.level)),
    needs: [...addedNeeds.map((need) => `+${need}`), ...removedNeeds.map((need) => `−${need}`)].join(' '),
  };
  return CORRECTABLE.filter((one) => corrected[one] === true).map((one) => (
    <Tag key={one} className="lm-need" data-corrected="true" data-fact={one}>
      {t(`problem.understood.${one}`)}
      {detail[one] === undefined ? '' : ` ${detail[one]}`}
    </Tag>
  ));
}

/** What was understood when the problem was registered, and what the clerk put right: the office learns from it. */
export function UnderstoodFacts({ problem }: { problem: ProblemDetail }) {
  const { understood } = problem;
  if (understood === null) return null;
  const { wantedAtMs, quantities, vulnerable, needs, urgency, corrected } = understood;
  const signs = urgency.because
    .filter(({ sign }) => sign !== 'vulnerable')
    .map(({ sign, words }) => t(`urgency.${sign}`, { words: words.join('、') }));
  const rows: [string, ReactNode][] = [
    [t('answer.chip.wanted'), wantedAtMs === null ? null : formatTime(wantedAtMs)],
    [t('answer.chip.quantity'), quantities.map(quantityText).join('、')],
    [t('answer.chip.vulnerable'), vulnerable.map((group) => t(`vulnerable.${group}`)).join('、')],
    [t('answer.chip.level'), signs.join(t('urgency.and'))],
    [t('answer.chip.needs'), needs.join('、')],
    [
      t('problem.understood.title'),
      Object.values(corrected).some(Boolean) && <Corrected understood={understood} problem={problem} />,
    ],
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      className="lm-understood-facts"
      items={rows
        .filter(([, value]) => value)
        .map(([label, value]) => ({ key: label, label, children: value }))}
    />
  );
}
