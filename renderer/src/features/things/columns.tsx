import type { ReactNode } from 'react';
import {
  fieldLabel,
  formatTime,
  KindSymbol,
  kindName,
  LevelBadge,
  type TableColumn,
  t,
} from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { consentOf, mayBeAsked } from '#shared/domain/consent';
import type { FieldBook } from '#shared/domain/fields/index';
import type { FieldSpec, FieldType, KindId } from '#shared/domain/kinds/index';
import { fieldText, fieldValue, type Lookups } from './values.ts';

const WIDTHS: Record<FieldType, number> = {
  text: 120,
  longText: 200,
  number: 72,
  date: 100,
  choice: 80,
  tags: 180,
  phone: 116,
  boolean: 56,
  level: 64,
  category: 112,
  weekly: 150,
  skills: 180,
  skillLevels: 160,
  certificates: 180,
  contacts: 180,
  exceptions: 170,
  choices: 150,
  person: 84,
  file: 140,
};
const WIDER: Readonly<Record<string, number>> = { name: 170, address: 190 };
/** People's names are short; there is room for a mark beside. */
const NAME_WIDTH = 112;
const widthOf = (field: FieldSpec): number =>
  field.privacy === 'name' ? NAME_WIDTH : (WIDER[field.key] ?? WIDTHS[field.type]);
const FIRST: ReadonlySet<string> = new Set(['name', 'level', 'categoryId', 'status', 'skills']);
const SORTABLE: ReadonlySet<string> = new Set(['name', 'categoryId', 'address', 'level', 'recheckOn']);

/** Fields that a table of these kinds shows: those that all of them have; one kind alone shows all its own. */
export function tableFields(kinds: readonly KindId[], book: FieldBook): readonly FieldSpec[] {
  const [first, ...rest] = kinds;
  if (!first) return [];
  return book
    .of(first)
    .filter((field) => field.column && rest.every((kind) => book.field(kind, field.key)?.column));
}

function cellContent(thing: Thing, field: FieldSpec, lookups: Lookups): ReactNode {
  if (field.key === 'level') return <LevelBadge level={thing.level} />;
  const text = fieldText(field, fieldValue(thing, field.key), { ...lookups, names: thing.names });
  if (field.key !== 'name')
    return text ? <span title={text}>{text}</span> : <span className="lm-muted">{t('blank')}</span>;
  return (
    <span title={text}>
      <KindSymbol kind={thing.kind} /> {text}
      {!mayBeAsked(thing.kind, thing.attrs) && (
        <em className="lm-mark">{t(`consent.mark.${consentOf(thing.attrs)}`)}</em>
      )}
      {thing.needsRepair && <em className="lm-mark">{t('things.needsRepair')}</em>}
    </span>
  );
}

function cellColumn(lookups: Lookups): TableColumn<Thing> {
  return {
    key: 'cell',
    title: t('field.cell'),
    width: 124,
    sortable: true,
    render: (thing) =>
      thing.anchor === null ? (
        <span className="lm-mark">{t('things.unplaced')}</span>
      ) : (
        (lookups.cellName(thing.cellId) ?? <span className="lm-muted">{t('things.outside')}</span>)
      ),
  };
}

const kindColumn = (): TableColumn<Thing> => ({
  key: 'kind',
  title: t('field.kind'),
  width: 84,
  sortable: true,
  render: (thing) => kindName(thing.kind),
});

const updatedColumn = (): TableColumn<Thing> => ({
  key: 'updatedAtMs',
  title: t('field.updatedAtMs'),
  width: 140,
  sortable: true,
  render: (thing) => <span className="lm-muted">{formatTime(thing.updatedAtMs)}</span>,
});

const ALIGN: Partial<Record<FieldType, 'right' | 'center'>> = { number: 'right', level: 'center' };

function fieldColumn(field: FieldSpec, kind: KindId | undefined, lookups: Lookups): TableColumn<Thing> {
  const align = ALIGN[field.type];
  return {
    key: field.key,
    title: field.key === 'level' ? t('things.levelShort') : fieldLabel(field, kind),
    width: widthOf(field),
    sortable: SORTABLE.has(field.key),
    ...(align ? { align } : {}),
    render: (thing) => cellContent(thing, field, lookups),
  };
}

/** The columns of a table of these kinds: what it is and where stand first; the rest may lie beyond the pane's edge. */
export function thingColumns(
  kinds: readonly KindId[],
  lookups: Lookups,
  book: FieldBook,
): readonly TableColumn<Thing>[] {
  const one = kinds.length === 1 ? kinds[0] : undefined;
  const columns = tableFields(kinds, book).map((field) => fieldColumn(field, one, lookups));
  const isFirst = (column: TableColumn<Thing>): boolean => FIRST.has(column.key);
  const [name, ...first] = columns.filter(isFirst);
  return [
    ...(name ? [name] : []),
    ...(one ? [] : [kindColumn()]),
    ...first,
    cellColumn(lookups),
    ...columns.filter((column) => !isFirst(column)),
    updatedColumn(),
  ];
}
