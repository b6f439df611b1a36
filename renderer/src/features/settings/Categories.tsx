import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { EmptyState, KindSymbol, kindName, LevelBadge, t } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { CategoryDialog } from './CategoryDialog.tsx';
import { kindOfScope } from './SymbolFields.tsx';

const SCOPES: readonly Category['scope'][] = [
  'problem',
  'skill',
  ...KIND_IDS.filter((kind) => kindOf(kind).role !== 'risk'),
];

const scopeName = (scope: Category['scope']): string =>
  scope === 'problem'
    ? t('categories.problemScope')
    : scope === 'skill'
      ? t('categories.skillScope')
      : kindName(scope);

const Head = ({ isProblem }: { isProblem: boolean }) => (
  <thead>
    <tr>
      <th>{t('field.name')}</th>
      <th>{t('categories.keywords')}</th>
      {isProblem && (
        <>
          <th>{t('categories.needs')}</th>
          <th>{t('categories.responsible')}</th>
          <th className="lm-nowrap">{t('field.level')}</th>
          <th className="lm-number lm-nowrap">{t('categories.deadline')}</th>
        </>
      )}
      <th />
    </tr>
  </thead>
);

const Row = ({ category, onEdit }: { category: Category; onEdit: () => void }) => {
  const kind = kindOfScope(category.scope);
  return (
    <tr>
      <td className="lm-nowrap" data-child={category.parentId !== null}>
        {kind && <KindSymbol kind={kind} categoryId={category.id} size={16} />} {category.name}
      </td>
      <td>{category.keywords.join('、')}</td>
      {category.scope === 'problem' && (
        <>
          <td>{category.needs.join('、')}</td>
          <td>{category.responsible.join('、')}</td>
          <td>
            <LevelBadge level={category.defaultLevel} />
          </td>
          <td className="lm-number">{category.deadlineHours ?? t('blank')}</td>
        </>
      )}
      <td className="lm-number">
        <Button
          size="small"
          type="text"
          icon={<EditOutlined />}
          aria-label={`${t('ui.edit')} ${category.name}`}
          onClick={onEdit}
        />
      </td>
    </tr>
  );
};

/** Each category with those under it right behind. */
function inTree(all: readonly Category[]): readonly Category[] {
  const ids = new Set(all.map(({ id }) => id));
  const below = (id: string): readonly Category[] =>
    all.filter(({ parentId }) => parentId === id).flatMap((child) => [child, ...below(child.id)]);
  return all
    .filter(({ parentId }) => parentId === null || !ids.has(parentId))
    .flatMap((root) => [root, ...below(root.id)]);
}

/** The categories of a scope: what a problem is known by, and how things are sorted. */
export function Categories() {
  const { list } = useCategories();
  const [scope, setScope] = useState<Category['scope']>('problem');
  const [edited, setEdited] = useState<Category | 'new' | null>(null);
  const rows = inTree(list.filter((category) => category.scope === scope));
  return (
    <>
      <div className="lm-settings-head">
        <Select
          value={scope}
          aria-label={t('categories.scope')}
          style={{ width: 160 }}
          options={SCOPES.map((value) => ({ value, label: scopeName(value) }))}
          onChange={setScope}
        />
        <Button icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          {t('categories.add')}
        </Button>
        <span className="lm-muted">{t('ui.total', { count: rows.length })}</span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('categories.empty')} />
      ) : (
        <table className="lm-plain-table">
          <Head isProblem={scope === 'problem'} />
          <tbody>
            {rows.map((category) => (
              <Row key={category.id} category={category} onEdit={() => setEdited(category)} />
            ))}
          </tbody>
        </table>
      )}
      {edited && (
        <CategoryDialog
          scope={scope}
          category={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
