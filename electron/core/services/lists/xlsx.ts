import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import {
  BLANK,
  type ListColumn,
  type ListHead,
  type ListRow,
  type ListText,
  type ListTotal,
} from '#shared/domain/lists/index';
import { CST_OFFSET_MS, DAY_MS } from '#shared/domain/workflow/calendar';

// ExcelJS's archive writer still calls Buffer(); the warning would only puzzle the office.
process.noDeprecation = true;

/** A choice is offered as a drop-down only while the list fits Excel's 255 characters. */
const DROP_DOWN_LIMIT = 255;
const HEADER_ROW = 3;
const SERIF = { name: '仿宋', family: 1 } as const;
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/**
 * Text that no spreadsheet runs as a formula, also when the sheet is saved as CSV and opened again or the cell is
 * edited: a leading `= + - @`, tab or line break (full width too) gets an apostrophe, as Excel itself would write it.
 * Control characters and halves of surrogate pairs, which XML cannot hold, are dropped. Source: OWASP, CSV Injection.
 */
export function safeText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const clean = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
  return /^\s*[=+\-@＝＋－＠\t\r\n]/u.test(clean) ? `'${clean}` : clean;
}

/** A typed cell: numbers and dates as such (dates as UTC so that no time zone moves them), everything else text. */
function cellValue(
  column: ListColumn,
  value: ListRow['values'][number],
  text: ListText,
): string | number | Date {
  if (value === null || value === '') return BLANK;
  if (column.type === 'number' && typeof value === 'number') return value;
  if (column.type === 'instant' && typeof value === 'number') return new Date(value + CST_OFFSET_MS);
  if (column.type === 'day') {
    const dayMs = Date.parse(`${value}T00:00:00Z`);
    return Number.isNaN(dayMs) ? safeText(String(value)) : new Date(Math.floor(dayMs / DAY_MS) * DAY_MS);
  }
  if (column.type === 'level' && typeof value === 'number')
    return value >= 1 && value <= 4 ? text(`level.${value}`) : BLANK;
  return safeText(String(value));
}

/** What a cell of an exported list says when it is read back as text. */
export function sheetText(column: ListColumn, value: ListRow['values'][number], text: ListText): string {
  const cell = cellValue(column, value, text);
  if (!(cell instanceof Date)) return String(cell);
  const iso = cell.toISOString();
  return column.type === 'day' ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

const NUMBER_FORMATS: Record<ListColumn['type'], string> = {
  text: '@',
  code: '@',
  level: '@',
  number: 'General',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
};

function columnWidth(column: ListColumn): number {
  const least = column.type === 'instant' ? 17 : column.type === 'day' ? 12 : column.type === 'code' ? 14 : 6;
  return Math.max(least, Math.min(60, column.weight * 2 + 1));
}

/** Writes a list as .xlsx row by row; memory stays small because finished rows leave at once. */
export class ListWorkbook {
  readonly #head: ListHead;
  readonly #text: ListText;
  readonly #book: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly #sheet: ExcelJS.Worksheet;
  readonly #chunks: Uint8Array[] = [];
  #rows = 0;

  constructor(head: ListHead, text: ListText, nowMs: number) {
    this.#head = head;
    this.#text = text;
    const stream = new PassThrough();
    stream.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    // The writer waits for 'finish' of its stream; the words are shared, which Excel and WPS expect of a normal file.
    this.#book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
    this.#book.creator = 'Living Map';
    this.#book.created = new Date(nowMs);
    this.#sheet = this.#addSheet();
    this.#writeHead();
  }

  get #idColumn(): number {
    return this.#head.columns.length + 1;
  }

  #addSheet(): ExcelJS.Worksheet {
    const { columns, landscape, title, watermark } = this.#head;
    const before = this.#text('print.pageBefore');
    const page = `${before}&P${this.#text('print.pageBetween')}&N${this.#text('print.pageAfter')}`;
    const mark = watermark?.replace(/&/g, '&&') ?? '';
    const sheet = this.#book.addWorksheet(title.replace(/[\\/?*[\]:']/g, '_').slice(0, 31) || 'Sheet1', {
      views: [{ state: 'frozen', ySplit: HEADER_ROW }],
      pageSetup: {
        paperSize: 9,
        orientation: landscape ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
        horizontalCentered: true,
        margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: `&C${page}`, ...(mark ? { oddHeader: `&C&9${mark}` } : {}) },
    });
    sheet.columns = [
      ...columns.map((column) => ({ key: column.key, width: columnWidth(column) })),
      { key: '$id', width: 38, hidden: true },
    ];
    sheet.autoFilter = {
      from: { row: HEADER_ROW, column: 1 },
      to: { row: HEADER_ROW, column: columns.length },
    };
    return sheet;
  }

  #writeHead(): void {
    const { title, officeLine, dateLine, columns } = this.#head;
    const title1 = this.#sheet.getRow(1);
    title1.height = 30;
    const cell = title1.getCell(1);
    cell.value = safeText(title);
    cell.font = { name: '方正小标宋简体', size: 18 };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    this.#sheet.mergeCells(1, 1, 1, columns.length);
    title1.commit();

    const line = this.#sheet.getRow(2);
    const middle = Math.max(1, Math.ceil(columns.length / 2));
    line.getCell(1).value = safeText(officeLine);
    line.getCell(1).font = { ...SERIF, size: 11 };
    if (middle < columns.length) {
      const right = line.getCell(middle + 1);
      right.value = safeText(dateLine);
      right.font = { ...SERIF, size: 11 };
      right.alignment = { horizontal: 'right' };
      this.#sheet.mergeCells(2, 1, 2, middle);
      this.#sheet.mergeCells(2, middle + 1, 2, columns.length);
    }
    line.commit();

    const header = this.#sheet.getRow(HEADER_ROW);
    for (const [index, label] of [...columns.map((column) => column.label), 'ID'].entries()) {
      const labelled = header.getCell(index + 1);
      labelled.value = safeText(label);
      labelled.font = { ...SERIF, size: 11, bold: true };
      labelled.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      labelled.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
      labelled.border = BORDER;
    }
    header.commit();
  }

  add(row: ListRow): void {
    this.#rows += 1;
    const target = this.#sheet.getRow(HEADER_ROW + this.#rows);
    for (const [index, column] of this.#head.columns.entries()) {
      const cell = target.getCell(index + 1);
      const value = cellValue(column, row.values[index] ?? null, this.#text);
      cell.value = value;
      cell.style = STYLES[column.align][typeof value === 'string' ? 'text' : column.type];
    }
    const id = target.getCell(this.#idColumn);
    id.value = safeText(row.id);
    id.style = ID_STYLE;
    target.commit();
  }

  /** The 合计 row with what `summary` says below it, drop-downs and the finished file. */
  async finish(total: ListTotal, summary = ''): Promise<Uint8Array> {
    const { columns } = this.#head;
    const sums = this.#sheet.getRow(HEADER_ROW + this.#rows + 1);
    for (const index of columns.keys()) {
      const cell = sums.getCell(index + 1);
      cell.font = { ...SERIF_BODY, bold: true };
      cell.border = BORDER;
      const sum = total.sums[index];
      if (index === 0) cell.value = this.#text('print.total');
      else if (typeof sum === 'number') cell.value = sum;
      else if (index === 1) cell.value = safeText(this.#text('print.rows', { count: total.rows }));
    }
    sums.commit();
    if (summary !== '') {
      const said = this.#sheet.getRow(HEADER_ROW + this.#rows + 2);
      said.getCell(1).value = safeText(summary);
      said.getCell(1).font = SERIF_BODY;
      said.commit();
    }
    const foot = this.#sheet.getRow(HEADER_ROW + this.#rows + 3);
    const step = Math.max(1, Math.floor(columns.length / this.#head.foot.length));
    for (const [index, { label, value }] of this.#head.foot.entries()) {
      const cell = foot.getCell(Math.min(columns.length, 1 + index * step));
      cell.value = safeText(`${label}：${value}`);
      cell.font = SERIF_BODY;
    }
    foot.commit();
    this.#addDropDowns();
    this.#sheet.commit();
    await this.#book.commit();
    return Buffer.concat(this.#chunks);
  }

  #addDropDowns(): void {
    if (this.#rows === 0) return;
    for (const [index, column] of this.#head.columns.entries()) {
      const joined = column.options?.join(',') ?? '';
      const plain = column.options?.every((option) => !/[",]/.test(option)) ?? false;
      if (!plain || joined.length === 0 || joined.length > DROP_DOWN_LIMIT) continue;
      const letter = this.#sheet.getColumn(index + 1).letter;
      const range = `${letter}${HEADER_ROW + 1}:${letter}${HEADER_ROW + this.#rows}`;
      validations(this.#sheet)?.add(range, {
        type: 'list',
        allowBlank: true,
        formulae: [`"${joined}"`],
        showErrorMessage: false,
      });
    }
  }
}

type Validations = { add: (range: string, rule: ExcelJS.DataValidation) => void };

/** exceljs keeps a sheet's drop-downs here; its types leave it out. */
export function validations(sheet: ExcelJS.Worksheet): Validations | undefined {
  return (sheet as unknown as { dataValidations?: Validations }).dataValidations;
}

const SERIF_BODY = { ...SERIF, size: 11 } as const;
const ID_STYLE = { numFmt: '@' };

/** One object for each look: exceljs finds a style it has seen at once, and writes it once. */
const stylesOf = (alignment: Partial<ExcelJS.Alignment>) =>
  Object.fromEntries(
    Object.entries(NUMBER_FORMATS).map(([type, numFmt]) => [
      type,
      { numFmt, font: SERIF_BODY, border: BORDER, alignment: { vertical: 'middle', ...alignment } },
    ]),
  ) as Record<ListColumn['type'], Partial<ExcelJS.Style>>;
const STYLES: Record<ListColumn['align'], Record<ListColumn['type'], Partial<ExcelJS.Style>>> = {
  left: stylesOf({ horizontal: 'left', wrapText: true }),
  center: stylesOf({ horizontal: 'center', wrapText: true }),
  right: stylesOf({ horizontal: 'right' }),
};
