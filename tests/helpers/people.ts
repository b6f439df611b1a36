import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';

/** Invented people as an office keeps them: a merged title, a note, starred headers, a date in words, one bad row. */
export const PEOPLE_ROWS: readonly (readonly string[])[] = [
  ['序号', '*姓名', '性别', '联系电话', '住址', '技能特长', '岗位', '同意日期', '经度', '纬度', '备注'],
  [
    '1',
    '王示例',
    '男',
    '13800000001',
    '示例路1号',
    '电工、水暖',
    '特长岗',
    '2026年1月5日',
    '121.5350',
    '29.8700',
    '',
  ],
  [
    '2',
    '李示例',
    '女',
    '13800000002',
    '示例路2号',
    '法律咨询，调解',
    '常态岗',
    '2026/1/6',
    '121.5360',
    '29.8710',
    '',
  ],
  [
    '3',
    '欧阳示例',
    '女',
    '13800000003',
    '示例路3号',
    '护理',
    '应急岗',
    '2026.1.7',
    '121.5370',
    '29.8720',
    '会急救',
  ],
  ['4', '', '男', '13800000004', '示例路4号', '木工', '特长岗', '20260108', '121.5380', '29.8730', '缺姓名'],
];

/** The list as a workbook with a merged title row and a note above the header. */
export async function peopleWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('名册');
  sheet.addRow(['党员人才登记表']);
  sheet.mergeCells(1, 1, 1, 11);
  sheet.addRow(['填报单位：示例社区党委']);
  for (const row of PEOPLE_ROWS) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Other people in a GBK .csv, as an old system exports it. */
export function peopleCsvGbk(): Uint8Array {
  const rows = PEOPLE_ROWS.slice(0, 4).map((row, i) =>
    row.map((cell) => (i === 0 ? cell : cell.replace('示例', '试用').replace('1380000000', '1390000000'))),
  );
  return new Uint8Array(iconv.encode(rows.map((row) => row.join(',')).join('\r\n'), 'gbk'));
}
