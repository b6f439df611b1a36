import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { PrintListDialog, runCardList } from '#renderer/features/lists/index';
import { EmptyState, LevelBadge, t } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import { type CardBook, cardText, levelName, useCardBook, usePostNames } from './book.ts';
import { ReserveField } from './ReserveField.tsx';
import { RunCardDialog } from './RunCardDialog.tsx';
import './runCards.css';

/** From the mild base to the worst; each adds to those before it. */
export const LEVELS = [4, 3, 2, 1] as const;
type Level = (typeof LEVELS)[number];

type RowProps = {
  categoryId: string | null;
  name: string;
  isChild: boolean;
  book: CardBook;
  onEdit: (level: Level) => void;
};

function Row({ categoryId, name, isChild, book, onEdit }: RowProps) {
  const posts = usePostNames();
  return (
    <tr data-run-card={categoryId ?? 'general'}>
      <td className="lm-nowrap" data-child={isChild}>
        {name}
      </td>
      {LEVELS.map((level) => {
        const { card, isOwn } = book.holding(categoryId, level);
        const text = cardText(card?.demands ?? [], posts) || t('runCards.nothing');
        return (
          <td key={level}>
            <button
              type="button"
              className="lm-bare lm-run-card"
              data-own={isOwn}
              data-level={level}
              title={isOwn ? text : t('runCards.inherited', { text })}
              aria-label={t('runCards.editOne', { category: name, level: levelName(level) })}
              onClick={() => onEdit(level)}
            >
              {isOwn ? text : t('runCards.inheritedShort', { text })}
              {card?.edited && isOwn && <em>{t('runCards.edited')}</em>}
            </button>
          </td>
        );
      })}
    </tr>
  );
}

/** Parents with their children right behind; children only when asked for, or when they have a card of their own. */
function rowsOf(list: readonly Category[], book: CardBook, all: boolean, text: string): readonly Category[] {
  const problems = list.filter(({ scope }) => scope === 'problem');
  const fits = ({ name }: Category): boolean => name.includes(text);
  return problems
    .filter(({ parentId }) => parentId === null)
    .flatMap((root) => {
      const children = problems.filter(({ parentId }) => parentId === root.id);
      const shown = children.filter(
        (child) =>
          (all || book.hasOwn(child.id) || text !== '') && (text === '' || fits(child) || fits(root)),
      );
      return text === '' || fits(root) || shown.length > 0 ? [root, ...shown] : [];
    });
}

type Edited = { readonly categoryId: string | null; readonly name: string; readonly level: Level };

/** 预案: what must come for each category at each level. */
export function RunCards() {
  const { list } = useCategories();
  const book = useCardBook();
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Edited | null>(null);
  const [printing, setPrinting] = useState(false);
  if (!book.ready) return null;
  const rows = rowsOf(list, book, all, text.trim());
  const row = (categoryId: string | null, name: string, isChild: boolean) => (
    <Row
      key={categoryId ?? 'general'}
      categoryId={categoryId}
      name={name}
      isChild={isChild}
      book={book}
      onEdit={(level) => setEdited({ categoryId, name, level })}
    />
  );
  return (
    <>
      <p className="lm-muted">{t('runCards.hint')}</p>
      <ReserveField />
      <div className="lm-settings-head">
        <Input
          allowClear
          value={text}
          style={{ width: 200 }}
          placeholder={t('runCards.find')}
          aria-label={t('runCards.find')}
          onChange={(event) => setText(event.target.value)}
        />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('runCards.all')}
        </Checkbox>
        <span className="lm-grow" />
        <Button icon={<PrinterOutlined />} data-action="run-cards-print" onClick={() => setPrinting(true)}>
          {t('runCards.print')}
        </Button>
      </div>
      <table className="lm-plain-table lm-run-cards">
        <thead>
          <tr>
            <th>{t('field.categoryId')}</th>
            {LEVELS.map((level) => (
              <th key={level}>
                <LevelBadge level={level} /> {t(level === 4 ? 'runCards.base' : 'runCards.adds')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {text.trim() === '' && row(null, t('runCards.general'), false)}
          {rows.map(({ id, name, parentId }) => row(id, name, parentId !== null))}
        </tbody>
      </table>
      {rows.length === 0 && <EmptyState title={t('runCards.noneFound')} />}
      {printing && <PrintListDialog open spec={runCardList()} onClose={() => setPrinting(false)} />}
      {edited && (
        <RunCardDialog
          key={`${edited.categoryId}/${edited.level}`}
          {...edited}
          book={book}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
