import type { ImportFile, ImportPlan, ImportSheet } from '#shared/contract/imports';
import { NAME_PHONE_TARGET, namePhoneFields } from '#shared/domain/imports/targets';

/** A column as the table shows it. */
export type ShownColumn = {
  readonly index: number;
  readonly header: string;
  readonly samples: readonly string[];
};

const SAMPLES = 3;

/** The columns under the chosen header row; the summary of the file only knows those under the row it found itself. */
export function shownColumns(sheet: ImportSheet, headerRow: number): readonly ShownColumn[] {
  if (headerRow === sheet.headerRow)
    return sheet.columns.filter((column) => column.header !== '' || column.looksLike !== 'empty');
  const header = sheet.firstRows[headerRow] ?? [];
  const below = sheet.firstRows.slice(headerRow + 1);
  return sheet.columns
    .map(({ index }) => ({
      index,
      header: header[index]?.trim() ?? '',
      samples: below
        .map((row) => row[index] ?? '')
        .filter((value) => value !== '')
        .slice(0, SAMPLES),
    }))
    .filter((column) => column.header !== '' || column.samples.length > 0);
}

/** A new proposal with what the user had chosen before it, where that still makes sense. */
export function keepChoices(next: ImportPlan, before: ImportPlan): ImportPlan {
  const sameKind = next.kind === before.kind;
  return {
    ...next,
    crs: before.crs === 'none' ? next.crs : before.crs,
    changed: before.changed,
    duplicates: before.duplicates,
    blankErases: before.blankErases,
    categoryId: sameKind ? before.categoryId : next.categoryId,
    defaults: sameKind ? before.defaults : next.defaults,
  };
}

/** The plan with the columns of longitude and latitude exchanged; null where there are no two columns to exchange. */
export function exchangePlace(plan: ImportPlan): ImportPlan | null {
  const targets = Object.values(plan.mapping);
  if (!targets.includes('@lng') || !targets.includes('@lat')) return null;
  const turned: Record<string, string> = { '@lng': '@lat', '@lat': '@lng' };
  return {
    ...plan,
    mapping: Object.fromEntries(
      Object.entries(plan.mapping).map(([column, target]) => [column, turned[target] ?? target]),
    ),
  };
}

/** The sheet that most likely holds the list: the first one in sight with rows. */
export function likelySheet(file: ImportFile): ImportSheet | undefined {
  return file.sheets.find((sheet) => !sheet.hidden && sheet.rowCount > 0) ?? file.sheets[0];
}

/** Whether the plan tells every row's name: by a column of its own, or by names with numbers. */
export function namesRows({ kind, mapping }: ImportPlan): boolean {
  const targets = Object.values(mapping);
  if (targets.includes('name')) return true;
  return targets.includes(NAME_PHONE_TARGET) && namePhoneFields(kind)?.name === 'name';
}
