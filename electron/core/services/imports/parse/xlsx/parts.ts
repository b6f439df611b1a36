import { SSF } from '@e965/xlsx';
import { attribute, inside, startTags, textContent, Unusual } from './xmlScan.ts';

export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly path: string };

/** The workbook's sheets in order, with where their cells stand (ECMA-376 §18.2, and its relationships). */
export function sheetParts(workbook: string, relations: string): { sheets: SheetPart[]; date1904: boolean } {
  const targets = new Map(
    startTags(relations, 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      { type: attribute(tag, 'Type') ?? '', target: textContent(attribute(tag, 'Target') ?? '') },
    ]),
  );
  const sheets = startTags(workbook, 'sheet').flatMap((tag): SheetPart[] => {
    const relation = targets.get(attribute(tag, 'r:id'));
    if (!relation) throw new Unusual('relationship');
    // Chart and macro sheets have no cells.
    if (!relation.type.endsWith('/worksheet')) return [];
    const path = relation.target.startsWith('/') ? relation.target.slice(1) : `xl/${relation.target}`;
    const hidden = /^(hidden|veryHidden)$/.test(attribute(tag, 'state') ?? '');
    return [{ name: textContent(attribute(tag, 'name') ?? ''), hidden, path }];
  });
  if (sheets.length === 0) throw new Unusual('no sheets');
  const properties = startTags(workbook, 'workbookPr')[0] ?? '';
  return { sheets, date1904: /^(1|true)$/.test(attribute(properties, 'date1904') ?? '') };
}

/** The texts of all `<t>` elements, one after another; sounds (`<rPh>`) left out. */
export function runsText(content: string): string {
  const runs = content.includes('<rPh') ? content.replace(/<rPh[ >].*?<\/rPh>/gs, '') : content;
  let text = '';
  for (let at = runs.indexOf('<t'); at >= 0; at = runs.indexOf('<t', at)) {
    const after = runs.charAt(at + 2);
    const open = runs.indexOf('>', at);
    if (after !== '>' && after !== ' ' && after !== '/') {
      at += 2;
      continue;
    }
    if (runs.charAt(open - 1) === '/') {
      at = open;
      continue;
    }
    const end = runs.indexOf('</t>', open);
    if (end < 0) throw new Unusual('text');
    text += textContent(runs.slice(open + 1, end));
    at = end;
  }
  return text;
}

/** The shared strings in order (ECMA-376 §18.4). */
export function sharedStrings(part: string): string[] {
  const strings: string[] = [];
  for (let at = part.indexOf('<si'); at >= 0; at = part.indexOf('<si', at)) {
    const open = part.indexOf('>', at);
    if (part.charAt(open - 1) === '/') {
      strings.push('');
      at = open;
      continue;
    }
    const end = part.indexOf('</si>', open);
    if (end < 0) throw new Unusual('shared string');
    strings.push(runsText(part.slice(open + 1, end)));
    at = end;
  }
  return strings;
}

/** The number format of each cell style, by its index (ECMA-376 §18.8). */
export function cellFormats(styles: string): string[] {
  const own = new Map(
    startTags(inside(styles, 'numFmts') ?? '', 'numFmt').map((tag) => [
      Number(attribute(tag, 'numFmtId')),
      textContent(attribute(tag, 'formatCode') ?? ''),
    ]),
  );
  const builtin = SSF.get_table() as Readonly<Record<number, string>>;
  return startTags(inside(styles, 'cellXfs') ?? '', 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const format = own.get(id) ?? builtin[id];
    // Formats that differ from country to country: the other reader knows them.
    if (format === undefined) throw new Unusual('number format');
    return format;
  });
}
