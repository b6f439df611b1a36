import ExcelJS from 'exceljs';
import { CONSENT_KEYS, needsConsent } from '#shared/domain/consent';
import { categoryScope } from '#shared/domain/imports/category';
import { SAMPLE_MARK } from '#shared/domain/imports/header';
import { type FieldSpec, type KindId, kindOf, SHARED_FIELDS } from '#shared/domain/kinds/index';
import { fieldText, type ListLookups } from '#shared/domain/lists/index';
import { dynamicText } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import { lookupsOf } from '../lists/make.ts';
import { safeText, validations } from '../lists/xlsx.ts';

/** Rows that are ready to be filled in, under the heading and the sample. */
const ROWS = 1_000;
const LAST_ROW = ROWS + 2;
const POSITION_COLUMNS = ['lng', 'lat'] as const;
const SAMPLE_FONT = { color: { argb: 'FF8A8F98' }, italic: true };
const HEAD: Partial<ExcelJS.Style> = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  border: { bottom: { style: 'thin' } },
};

const t = (key: string, params: Record<string, string | number> = {}): string =>
  dynamicText(key, params) ?? '';

/** A column of the template: what to write, from what to choose, how it may look. */
type TemplateColumn = {
  readonly label: string;
  readonly required: boolean;
  readonly what: string;
  readonly options: readonly string[];
  readonly sample: string | number;
  readonly type: FieldSpec['type'];
};

const SHARED: ReadonlySet<string> = new Set(SHARED_FIELDS);

function optionsOf(ctx: Ctx, kind: KindId, field: FieldSpec): readonly string[] {
  if (field.type === 'category')
    return [...ctx.session().categories().values()]
      .filter(({ scope }) => scope === categoryScope(kind))
      .map(({ name }) => name);
  if (field.type === 'level') return [1, 2, 3, 4].map((level) => t(`level.${level}`));
  if (field.type === 'boolean') return [t('yes'), t('no')];
  return field.choices?.map((choice) => t(`choice.${field.key}.${choice}`)) ?? [];
}

/** The value of the kind's sample, else the first choice where one must be made. */
function sampleOf(kind: KindId, field: FieldSpec, options: readonly string[], lookups: ListLookups) {
  const { attrs, ...shared } = kindOf(kind).sample;
  const value: unknown = SHARED.has(field.key)
    ? (shared as Readonly<Record<string, unknown>>)[field.key]
    : (attrs as Readonly<Record<string, unknown>>)[field.key];
  const text = fieldText(field, value, lookups);
  return text ?? (field.required || field.type === 'category' ? (options[0] ?? '') : '');
}

function columnsOf(ctx: Ctx, kind: KindId): readonly TemplateColumn[] {
  const lookups = lookupsOf(ctx);
  const consent: readonly string[] = needsConsent(kind) ? CONSENT_KEYS : [];
  const fields = ctx
    .session()
    .fields()
    .of(kind)
    .filter(({ type }) => type !== 'file')
    .map((field): TemplateColumn => {
      const options = optionsOf(ctx, kind, field);
      return {
        label:
          field.label ??
          t(
            field.key === 'name' && kindOf(kind).role === 'person'
              ? 'field.personName'
              : `field.${field.key}`,
          ),
        required: field.required === true || consent.includes(field.key),
        what: t(`import.template.what.${field.type}`) || t('import.template.what.text'),
        options,
        sample: sampleOf(kind, field, options, lookups),
        type: field.type,
      };
    });
  const places = POSITION_COLUMNS.map(
    (key): TemplateColumn => ({
      label: t(`import.target.${key}`),
      required: false,
      what: t('import.template.what.position'),
      options: [],
      sample: '',
      type: 'number',
    }),
  );
  return [...fields, ...places];
}

const letterOf = (sheet: ExcelJS.Worksheet, column: number): string => sheet.getColumn(column).letter;

/** What a cell of a column may hold; a category may also be a new one. */
function ruleOf(column: TemplateColumn, list: string | null): ExcelJS.DataValidation | null {
  if (list !== null)
    return {
      type: 'list',
      allowBlank: true,
      formulae: [list],
      showErrorMessage: column.type !== 'category',
      errorStyle: 'warning',
      errorTitle: column.label,
      error: t('import.template.fromList'),
    };
  if (column.type === 'date')
    return {
      type: 'date',
      operator: 'greaterThan',
      allowBlank: true,
      formulae: [new Date(Date.UTC(1900, 0, 1))],
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: column.label,
      error: t('import.template.what.date'),
    };
  return null;
}

function addDataSheet(book: ExcelJS.Workbook, name: string, columns: readonly TemplateColumn[]): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  const lists = book.addWorksheet(t('import.template.lists'), { state: 'hidden' });
  sheet.columns = [
    { width: 8 },
    ...columns.map(({ label, type }) => ({
      width: Math.max(10, Math.min(28, label.length * 2 + 4)),
      // Text keeps the zeros and digits of numbers that are no amounts; a day that is typed becomes one.
      style: { numFmt: type === 'number' ? 'General' : type === 'date' ? 'yyyy-mm-dd' : '@' },
    })),
  ];
  const head = sheet.getRow(1);
  head.height = 30;
  const labels = columns.map(({ label, required }) => (required ? `${label}*` : label));
  for (const [index, label] of [t('print.no'), ...labels].entries()) {
    head.getCell(index + 1).value = label;
    head.getCell(index + 1).style = HEAD;
  }
  const sample = sheet.getRow(2);
  for (const [index, value] of [SAMPLE_MARK, ...columns.map((column) => column.sample)].entries()) {
    const cell = sample.getCell(index + 1);
    cell.value = typeof value === 'number' ? value : safeText(value);
    cell.font = SAMPLE_FONT;
  }
  let used = 0;
  for (const [index, column] of columns.entries()) {
    let list: string | null = null;
    if (column.options.length > 0) {
      used += 1;
      for (const [at, option] of column.options.entries())
        lists.getCell(at + 1, used).value = safeText(option);
      const letter = letterOf(lists, used);
      list = `'${lists.name}'!$${letter}$1:$${letter}$${column.options.length}`;
    }
    const rule = ruleOf(column, list);
    const letter = letterOf(sheet, index + 2);
    if (rule) validations(sheet)?.add(`${letter}2:${letter}${LAST_ROW}`, rule);
  }
}

/** 填写说明: one row a column. */
function addGuide(book: ExcelJS.Workbook, columns: readonly TemplateColumn[]): void {
  const sheet = book.addWorksheet(t('import.template.guide'), { views: [{ state: 'frozen', ySplit: 4 }] });
  sheet.columns = [{ width: 18 }, { width: 10 }, { width: 52 }, { width: 46 }, { width: 28 }];
  for (const [index, line] of (['lineSample', 'lineRequired', 'lineRows'] as const).entries())
    sheet.getCell(index + 1, 1).value = t(`import.template.${line}`, { rows: ROWS });
  const heads = ['column', 'required', 'whatHead', 'allowed', 'example'];
  for (const [index, key] of heads.entries()) {
    const cell = sheet.getCell(4, index + 1);
    cell.value = t(`import.template.${key}`);
    cell.style = HEAD;
  }
  for (const [index, column] of columns.entries()) {
    const texts = [
      column.label,
      t(column.required ? 'yes' : 'no'),
      column.what,
      column.options.join('、'),
      String(column.sample),
    ];
    for (const [at, text] of texts.entries()) {
      const cell = sheet.getCell(index + 5, at + 1);
      cell.value = safeText(text);
      cell.alignment = { vertical: 'top', wrapText: true };
    }
  }
}

/** An empty list of a kind to fill in; what is filled in is imported without any choice. */
export async function makeTemplate(ctx: Ctx, kind: KindId): Promise<{ fileName: string; bytes: Uint8Array }> {
  const columns = columnsOf(ctx, kind);
  const book = new ExcelJS.Workbook();
  book.creator = 'Living Map';
  book.created = new Date(ctx.ports.now());
  const name = t(`kind.${kind}`);
  addDataSheet(book, name, columns);
  addGuide(book, columns);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return { fileName: t('import.template.fileName', { kind: name }), bytes };
}
