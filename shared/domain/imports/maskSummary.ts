import { maskAddress, maskFreeText, maskIdNumber, maskName, maskPhone } from '../privacy.ts';
import type { Look } from './looks.ts';
import { splitNamePhone } from './namePhone.ts';
import type { SheetSummary } from './sheet.ts';
import { headerWord } from './text.ts';

/** Headings over people's names and homes; a 名称 or 地址 is a place's. */
const NAME_HEADING = /姓名|名字|联系人|联络人|负责人|责任人|包干人|户主|业主|居民|党员$|志愿者$/;
const HOME_HEADING = /住址|居住地|家庭地址|户籍/;

/** Both parts of a cell of names with numbers, each by its own mask. */
function maskNamePhone(text: string): string {
  const { name, phone, rest } = splitNamePhone(text);
  return [maskName(name), maskPhone(phone), maskFreeText(rest)].filter(Boolean).join(' ');
}

function maskOf(header: string, look: Look): (text: string) => string {
  const word = headerWord(header);
  if (look === 'phone') return maskPhone;
  if (look === 'namePhone') return maskNamePhone;
  if (look === 'idNumber') return maskIdNumber;
  if (NAME_HEADING.test(word)) return (text) => maskName(maskFreeText(text));
  if (HOME_HEADING.test(word)) return maskAddress;
  return maskFreeText;
}

/** A summary that may leave the core: samples and first rows with personal values masked by heading and by look. */
export function maskSummary(summary: SheetSummary): SheetSummary {
  const masks = new Map(summary.columns.map((c) => [c.index, maskOf(c.header, c.looksLike)] as const));
  return {
    ...summary,
    columns: summary.columns.map((column) => ({
      ...column,
      samples: column.samples.map(masks.get(column.index) ?? maskFreeText),
    })),
    firstRows: summary.firstRows.map((row, index) =>
      index === summary.headerRow
        ? row
        : row.map((cell, at) => ((index > summary.headerRow && masks.get(at)) || maskFreeText)(cell)),
    ),
  };
}
