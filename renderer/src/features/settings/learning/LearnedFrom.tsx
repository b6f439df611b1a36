import { useCategories } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import type { LearningStatus } from '#shared/contract/learning';

/** Problems by category: those at hand, and those learnt. */
export function LearnedFrom({ status }: { status: LearningStatus }) {
  const { nameOf } = useCategories();
  if (status.perCategory.length === 0) return null;
  return (
    <>
      <h3>{t('learning.perCategory')}</h3>
      <p className="lm-muted">{t('learning.perCategoryHint')}</p>
      <table className="lm-plain-table lm-learning-counts">
        <thead>
          <tr>
            <th>{t('learning.category')}</th>
            <th>{t('learning.atHand')}</th>
            <th>{t('learning.learnt')}</th>
          </tr>
        </thead>
        <tbody>
          {status.perCategory.map(({ categoryId, texts, learnt }) => (
            <tr key={categoryId} data-category={categoryId}>
              <td>{nameOf(categoryId) ?? t('settings.goneCategory')}</td>
              <td>{texts}</td>
              <td>{learnt}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
