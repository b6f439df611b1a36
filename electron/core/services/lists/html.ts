import {
  type ListColumn,
  type ListHead,
  type ListRow,
  type ListText,
  type ListTotal,
  valueText,
} from '#shared/domain/lists/index';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

/** Text as a quoted CSS string that cannot end the string or the style element. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>&\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;
}

const CLASS_OF_ALIGN: Record<ListColumn['align'], string> = { left: '', center: 'c', right: 'r' };
/** Enough marks to cover a sheet, two a line. */
const WATERMARKS = 10;

function pageRule(head: ListHead, text: ListText): string {
  const parts = [
    cssString(text('print.pageBefore')),
    'counter(page)',
    cssString(text('print.pageBetween')),
    'counter(pages)',
    cssString(text('print.pageAfter')),
  ];
  return `@page{size:A4 ${head.landscape ? 'landscape' : 'portrait'};@bottom-center{content:${parts.join(' ')};font:9pt "Noto Serif CJK SC",SimSun,serif}}`;
}

/** Widths on the sheet, mm: A4 less the margins of list.css; a character of 10.5 pt and of 9 pt; a cell's padding. */
const SHEET_MM = { portrait: 180, landscape: 267 } as const;
const CHARACTER_MM = { normal: 3.71, dense: 3.18 } as const;
const PADDING_MM = 2.3;
const FIXED: ReadonlySet<ListColumn['type']> = new Set(['code', 'day', 'instant', 'level']);

function columnWidths(head: ListHead): string {
  const characterMm = CHARACTER_MM[head.dense ? 'dense' : 'normal'];
  const isFixed = (column: ListColumn): boolean => FIXED.has(column.type) || column.key === 'no';
  const fixedMm = (column: ListColumn): number => column.weight * characterMm + PADDING_MM;
  const sum = (columns: readonly ListColumn[], of: (column: ListColumn) => number): number =>
    columns.reduce((total, column) => total + of(column), 0);
  const flexible = head.columns.filter((column) => !isFixed(column));
  const leftMm =
    SHEET_MM[head.landscape ? 'landscape' : 'portrait'] - sum(head.columns.filter(isFixed), fixedMm);
  // A list of very many fixed columns would leave nothing: the others then keep half of what they ask for.
  const shareMm = Math.max(leftMm / sum(flexible, (column) => column.weight), characterMm / 2);
  return head.columns
    .map((column) => (isFixed(column) ? fixedMm(column) : column.weight * shareMm))
    .map((widthMm) => `<col style="width:${widthMm.toFixed(2)}mm">`)
    .join('');
}

/** A page up to and with its heading: what every list and sheet begins with. `css` is trusted, all else is escaped. */
export function pageStart(
  head: Pick<ListHead, 'title' | 'fileName' | 'watermark'>,
  css: string,
  bodyClass: string,
): string {
  const mark = head.watermark
    ? `<div class="watermark" aria-hidden="true">${`<span>${escapeHtml(head.watermark)}</span>`.repeat(WATERMARKS)}</div>`
    : '';
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<title>${escapeHtml(head.fileName)}</title><style>${css.replace(/<\//g, '<\\/')}</style></head>`,
    `<body class="${bodyClass}">${mark}<h1>${escapeHtml(head.title)}</h1>`,
  ].join('');
}

/** The page up to and including the table's header row. `css` is resources/print/list.css; `summary` stands above the rows. */
export function htmlStart(head: ListHead, css: string, text: ListText, summary = ''): string {
  const classes = [head.landscape ? 'landscape' : '', head.dense ? 'dense' : ''].filter(Boolean).join(' ');
  return [
    pageStart(head, `${css}${pageRule(head, text)}`, classes),
    `<p class="line"><span>${escapeHtml(head.officeLine)}</span><span>${escapeHtml(head.dateLine)}</span></p>`,
    summary === '' ? '' : `<p class="summary">${escapeHtml(summary)}</p>`,
    `<table><colgroup>${columnWidths(head)}</colgroup><thead><tr>`,
    head.columns.map((column) => `<th scope="col">${escapeHtml(column.label)}</th>`).join(''),
    '</tr></thead><tbody>\n',
  ].join('');
}

/** A day and an hour may part only between them. */
function cellHtml(column: ListColumn, shown: string): string {
  if (column.type !== 'instant') return escapeHtml(shown);
  return shown
    .split(' ')
    .map((part) => `<span>${escapeHtml(part)}</span>`)
    .join(' ');
}

/** One row of the table. */
export function htmlRow(columns: readonly ListColumn[], row: ListRow, text: ListText): string {
  let html = '<tr>';
  for (const [index, column] of columns.entries()) {
    const value = row.values[index] ?? null;
    const special = FIXED.has(column.type) && value !== null ? ` ${column.type}` : '';
    const level = column.type === 'level' && typeof value === 'number' ? ` l${value}` : '';
    const align = value === null || value === '' ? 'c' : CLASS_OF_ALIGN[column.align];
    const words = column.type === 'text' && typeof value === 'string' && value.includes('、') ? ' words' : '';
    const name = (align + special + level + words).trim();
    html += `<td${name ? ` class="${name}"` : ''}>${cellHtml(column, valueText(column, value, text))}</td>`;
  }
  return `${html}</tr>\n`;
}

const wideRow = (columns: readonly ListColumn[], words: string): string =>
  `<tr><td class="c" colspan="${columns.length}">${escapeHtml(words)}</td></tr>`;

function totalRow(columns: readonly ListColumn[], total: ListTotal, leftOut: number, text: ListText): string {
  const firstSum = leftOut > 0 ? -1 : total.sums.findIndex((sum) => sum !== null);
  // The count spans up to the first summed column, so that it never has to wrap in a narrow one.
  const span = firstSum > 1 ? firstSum - 1 : columns.length - 1;
  const sums = total.sums.slice(span + 1).map((sum) => `<td class="r">${sum ?? ''}</td>`);
  const count = text('print.rows', { count: total.rows + leftOut });
  return `<tr class="total"><td class="c">${escapeHtml(text('print.total'))}</td><td colspan="${span}">${escapeHtml(count)}</td>${sums.join('')}</tr>`;
}

/**
 * The 合计 row, the end of the table and the foot that stands once, after the last row. `leftOut` rows exist that a
 * preview does not show.
 */
export function htmlEnd(head: ListHead, total: ListTotal, text: ListText, leftOut = 0): string {
  const { columns } = head;
  const foot = head.foot.map(({ label, value }, index) => {
    const signature = index === 2 ? ' class="signature"' : '';
    return `<span${signature}>${escapeHtml(`${label}：${value}`)}</span>`;
  });
  return [
    total.rows === 0 ? wideRow(columns, text('print.empty')) : '',
    leftOut > 0 ? wideRow(columns, text('print.more', { count: leftOut })) : '',
    totalRow(columns, total, leftOut, text),
    `</tbody></table><div class="foot">${foot.join('')}</div></body></html>`,
  ].join('');
}
