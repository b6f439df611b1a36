import ExcelJS from 'exceljs';

const HEADER_ROW = 3;

/** An exported list with some cells of one row changed by their headers, as somebody in Excel would. */
export async function changeRow(
  bytes: Uint8Array,
  find: Readonly<Record<string, string>>,
  cells: Readonly<Record<string, string | number>>,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const labels = sheet.getRow(HEADER_ROW).values as string[];
  const cell = (row: ExcelJS.Row, label: string): ExcelJS.Cell => row.getCell(labels.indexOf(label));
  let done = false;
  sheet.eachRow((row, at) => {
    if (done || at <= HEADER_ROW) return;
    if (!Object.entries(find).every(([label, value]) => cell(row, label).value === value)) return;
    for (const [label, value] of Object.entries(cells)) cell(row, label).value = value;
    done = true;
  });
  if (!done) throw new Error(`no row ${JSON.stringify(find)}`);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The rows of an exported list, each value under its header; 合计 and the foot are not among them. */
export async function sheetRows(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  const labels = (sheet?.getRow(HEADER_ROW).values ?? []) as string[];
  const rows: Record<string, unknown>[] = [];
  for (let at = HEADER_ROW + 1; at <= (sheet?.rowCount ?? 0); at += 1) {
    const row = sheet?.getRow(at);
    const read = labels.map((label, i) => [label, row?.getCell(i).value] as const).slice(1);
    rows.push(Object.fromEntries(read));
  }
  return rows.filter((row) => row.ID);
}
