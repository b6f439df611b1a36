import type { ReactNode } from 'react';
import {
  type EditWay,
  fieldLabel,
  formatTime,
  type GridColumn,
  KindSymbol,
  kindName,
  LevelBadge,
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

/** A column of the register; `byDefault`: shown until the user chooses otherwise. */
export type ThingColumn = GridColumn<Thing> & {
  readonly field: FieldSpec | null;
  readonly byDefault: boolean;
};

/** Fields that all of these kinds have; one kind alone has all its own. */
export function tableFields(kinds: readonly KindId[], book: FieldBook): readonly FieldSpec[] {
  const [first, ...rest] = kinds;
  return first ? book.of(first).filter((field) => rest.every((kind) => book.field(kind, field.key))) : [];
}

/** Types whose text cannot be typed into a cell. */
const ELSEWHERE: ReadonlySet<FieldType> = new Set([
  'contacts',
  'certificates',
  'exceptions',
  'skillLevels',
  'person',
]);
/** Types that are chosen rather than written; a letter typed over them is read all the same. */
const CHOSEN: ReadonlySet<FieldType> = new Set([
  'choice',
  'choices',
  'boolean',
  'level',
  'category',
  'date',
  'skills',
]);

function wayOf(field: FieldSpec, thing: Thing): EditWay {
  if (field.byAct || field.type === 'file') return null;
  if (ELSEWHERE.has(field.type)) return 'elsewhere';
  return CHOSEN.has(field.type) || thing.masked.includes(field.key) ? 'input' : 'text';
}

function cellContent(thing: Thing, field: FieldSpec, lookups: Lookups): ReactNode {
  if (field.key === 'level') return <LevelBadge level={thing.level} />;
  const text = fieldText(field, fieldValue(thing, field.key), { ...lookups, names: thing.names });
  if (field.key !== 'name')
    return text ? <span title={text}>{text}</span> : <span className="lm-muted">{t('blank')}</span>;
  return (
    <span title={text}>
      <KindSymbol kind={thing.kind} categoryId={thing.categoryId} size={16} /> {text}
      {!mayBeAsked(thing.kind, thing.attrs) && (
        <em className="lm-mark">{t(`consent.mark.${consentOf(thing.attrs)}`)}</em>
      )}
      {thing.needsRepair && <em className="lm-mark">{t('things.needsRepair')}</em>}
    </span>
  );
}

function cellColumn(lookups: Lookups): ThingColumn {
  return {
    key: 'cell',
    title: t('field.cell'),
    width: 124,
    field: null,
    byDefault: true,
    text: (thing) =>
      thing.anchor === null ? t('things.unplaced') : (lookups.cellName(thing.cellId) ?? t('things.outside')),
    render: (thing) =>
      thing.anchor === null ? (
        <span className="lm-mark">{t('things.unplaced')}</span>
      ) : (
        (lookups.cellName(thing.cellId) ?? <span className="lm-muted">{t('things.outside')}</span>)
      ),
  };
}

const kindColumn = (): ThingColumn => ({
  key: 'kind',
  title: t('field.kind'),
  width: 84,
  field: null,
  byDefault: true,
  text: (thing) => kindName(thing.kind),
  render: (thing) => kindName(thing.kind),
});

const updatedColumn = (): ThingColumn => ({
  key: 'updatedAtMs',
  title: t('field.updatedAtMs'),
  width: 140,
  field: null,
  byDefault: true,
  text: (thing) => formatTime(thing.updatedAtMs),
  render: (thing) => <span className="lm-muted">{formatTime(thing.updatedAtMs)}</span>,
});

const ALIGN: Partial<Record<FieldType, 'right' | 'center'>> = { number: 'right', level: 'center' };

function fieldColumn(field: FieldSpec, kind: KindId | undefined, lookups: Lookups): ThingColumn {
  const align = ALIGN[field.type];
  return {
    key: field.key,
    title: field.key === 'level' ? t('things.levelShort') : fieldLabel(field, kind),
    width: widthOf(field),
    ...(align ? { align } : {}),
    field,
    byDefault: field.column,
    edit: (thing) => wayOf(field, thing),
    typed: !ELSEWHERE.has(field.type),
    text: (thing) => fieldText(field, fieldValue(thing, field.key), { ...lookups, names: thing.names }),
    render: (thing) => cellContent(thing, field, lookups),
  };
}

/** The columns of a table of these kinds: what it is and where stand first; the rest may lie beyond the pane's edge. */
export function thingColumns(
  kinds: readonly KindId[],
  lookups: Lookups,
  book: FieldBook,
): readonly ThingColumn[] {
  const one = kinds.length === 1 ? kinds[0] : undefined;
  const columns = tableFields(kinds, book).map((field) => fieldColumn(field, one, lookups));
  const isFirst = (column: ThingColumn): boolean => FIRST.has(column.key);
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
