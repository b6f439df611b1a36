import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { EmptyState, KindSymbol, kindName, LevelBadge, t } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import { inTree } from '#shared/domain/categoryTree';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { CategoryDialog } from './CategoryDialog.tsx';
import { CategoryOutputs } from './CategoryOutputs.tsx';
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
      <th className="lm-category-name">{t('field.name')}</th>
      <th>{t('categories.keywords')}</th>
      {isProblem && (
        <>
          <th className="lm-category-words">{t('categories.needs')}</th>
          <th className="lm-category-words">{t('categories.responsible')}</th>
          <th className="lm-category-level">{t('field.level')}</th>
          <th className="lm-number lm-category-hours">{t('categories.deadline')}</th>
        </>
      )}
      <th className="lm-category-edit" />
    </tr>
  </thead>
);

/** The first words; those that were looked for come first. All of them stand in the dialog. */
const Keywords = ({ words, find }: { words: readonly string[]; find: string }) => {
  const found = find ? words.filter((word) => word.includes(find)) : [];
  const shown = [...found, ...words.filter((word) => !found.includes(word))].slice(0, MOST_WORDS);
  return (
    <>
      {shown.join('、')}
      {words.length > MOST_WORDS && (
        <span className="lm-muted">… {t('categories.wordCount', { count: words.length })}</span>
      )}
    </>
  );
};
const MOST_WORDS = 8;

const Row = ({ category, find, onEdit }: { category: Category; find: string; onEdit: () => void }) => {
  const kind = kindOfScope(category.scope);
  return (
    <tr>
      <td data-child={category.parentId !== null}>
        {kind && <KindSymbol kind={kind} categoryId={category.id} size={20} />} {category.name}
      </td>
      <td>
        <Keywords words={category.keywords} find={find} />
      </td>
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

/** The categories of a scope: what a problem is known by, and how things are sorted. */
export function Categories() {
  const { list } = useCategories();
  const [scope, setScope] = useState<Category['scope']>('problem');
  const [edited, setEdited] = useState<Category | 'new' | null>(null);
  const [find, setFind] = useState('');
  const sought = find.trim();
  const all = inTree(list.filter((category) => category.scope === scope));
  const rows = all.filter(
    ({ name, keywords }) => name.includes(sought) || keywords.some((word) => word.includes(sought)),
  );
  return (
    <>
      <div className="lm-settings-head">
        <Select
          value={scope}
          aria-label={t('categories.scope')}
          style={{ width: 190 }}
          options={SCOPES.map((value) => ({ value, label: scopeName(value) }))}
          onChange={setScope}
        />
        <Input
          value={find}
          allowClear
          aria-label={t('categories.find')}
          placeholder={t('categories.find')}
          style={{ width: 220 }}
          onChange={(event) => setFind(event.target.value)}
        />
        <Button icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          {t('categories.add')}
        </Button>
        <span className="lm-muted">{t('ui.total', { count: rows.length })}</span>
        <span className="lm-grow" />
        {scope === 'problem' && <CategoryOutputs />}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t(all.length === 0 ? 'categories.empty' : 'categories.notFound')} />
      ) : (
        <table className="lm-plain-table lm-categories">
          <Head isProblem={scope === 'problem'} />
          <tbody>
            {rows.map((category) => (
              <Row key={category.id} category={category} find={sought} onEdit={() => setEdited(category)} />
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
