import ExcelJS from 'exceljs';

const HEADER_ROW = 3;

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
