/** A block of cell texts, row by row; all rows of one length. */
export type Texts = readonly (readonly string[])[];

const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Texts as spreadsheets put them on the clipboard: tabs and line ends, quotes where a cell holds one of them. */
export const toTsv = (rows: Texts): string => rows.map((row) => row.map(quoted).join('\t')).join('\r\n');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\n', '<br>');

/**
 * The same as a table for spreadsheets and writing programs. Every cell is told to be text (`mso-number-format`), so
 * that a phone number keeps its zeros and nothing is run as a formula.
 */
export const toHtml = (rows: Texts): string =>
  `<table>${rows
    .map(
      (row) =>
        `<tr>${row.map((text) => `<td style="mso-number-format:'\\@'">${escaped(text)}</td>`).join('')}</tr>`,
    )
    .join('')}</table>`;

const END = /[\t\r\n]/g;

/** Makes all rows as long as the longest. */
function squared(rows: readonly string[][]): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/**
 * Reads what a spreadsheet put on the clipboard. A cell begun with a quote goes on to the closing one, over tabs and
 * line ends; a quote inside a cell is a letter. The line end behind the last row is no row.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const cell = (): string => {
    const close = text[at] === '"' ? closingQuote(text, at) : -1;
    if (close >= 0) {
      const inside = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      return inside;
    }
    END.lastIndex = at;
    const end = END.exec(text);
    const plain = end ? text.slice(at, end.index) : text.slice(at);
    at += plain.length;
    return plain;
  };
  while (at < text.length) {
    row.push(cell());
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return squared(rows);
}

/** Where a quoted cell ends: at a quote before a tab, a line end or the end; -1 when it is no quoted cell. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else return /^([\t\r\n]|$)/.test(text.slice(at + 1, at + 2)) ? at : -1;
  }
  return -1;
}

/** Rows of the first table in a piece of HTML: what there is when a program gives no plain text. */
export function parseHtmlTable(html: string): string[][] {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  const rows = [...(table?.rows ?? [])].map((row) =>
    [...row.cells].map((one) => (one.textContent ?? '').trim()),
  );
  return squared(rows.filter((row) => row.length > 0));
}

/** What the clipboard holds, as cells. */
export function readClipboard(data: Pick<DataTransfer, 'getData'>): string[][] {
  const plain = data.getData('text/plain');
  return plain === '' ? parseHtmlTable(data.getData('text/html')) : parseTsv(plain);
}
