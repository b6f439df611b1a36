import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import { categoryLines, compareSheet, type SheetKey } from '#shared/domain/categorySheet/index';
import { headerWord } from '#shared/domain/imports/text';
import { categoryColumns, categoryRow } from '#shared/domain/lists/index';
import type { Ctx } from '../../context.ts';
import { underJob } from '../../jobs.ts';
import { inAllLanguages } from '../imports/reader.ts';
import { lookupsOf } from '../lists/make.ts';
import { sheetText } from '../lists/xlsx.ts';
import { listedCategories } from './list.ts';
import { checkParent } from './parent.ts';
import { contentColumns, symbolText } from './rows.ts';

const ID_HEADING = 'id';

/** The headings of an export in all languages of the program. */
function headings(ctx: Ctx): (heading: string) => SheetKey | 'id' | undefined {
  const keys = categoryColumns(undefined, lookupsOf(ctx).text, 'sheet').map(({ key }) => key as SheetKey);
  const known = new Map<string, SheetKey | 'id'>([[ID_HEADING, 'id']]);
  for (const key of keys)
    for (const words of inAllLanguages(`print.category.${key}`)) known.set(headerWord(words), key);
  // 序号 and 备注 are no words of a category.
  return (heading) => known.get(headerWord(heading));
}

/** What an export of either edition writes into the cells of a category. */
function exportedCells(ctx: Ctx): (id: string, key: SheetKey) => readonly string[] {
  const lookups = lookupsOf(ctx);
  const columns = categoryColumns(undefined, lookups.text, 'sheet');
  const listed = listedCategories(ctx.session().categories());
  return (id, key) => {
    const at = columns.findIndex((column) => column.key === key);
    const [column, category] = [columns[at], listed.get(id)];
    if (!column || !category) return [];
    return (['internal', 'public'] as const).map((edition) => {
      const value = categoryRow(category, 0, columns, edition, lookups).values[at] ?? null;
      // A line of the sheet has '' where the sheet has the sign for nothing.
      return value === null ? '' : sheetText(column, value, lookups.text);
    });
  };
}

function levelOf(text: string): number | undefined {
  return [1, 2, 3, 4].find(
    (level) =>
      text === String(level) || inAllLanguages(`level.${level}`).some((word) => text.startsWith(word)),
  );
}

const readSheet: Handlers<Ctx>['categories']['readSheet'] = ({ fileName, bytes, jobId }, ctx) =>
  underJob(ctx, jobId, async (job) => {
    job.progress('importOpen', 0, 1);
    const { sheets } = await ctx.ports.parser({ fileName, bytes }, job.signal);
    const keyOf = headings(ctx);
    const lines = sheets.map(({ rows }) => categoryLines(rows, keyOf)).find((found) => found !== null);
    if (!lines) throw new AppError('category.noSheet');
    const known = [...ctx.session().categories().values()].filter(({ scope }) => scope === 'problem');
    const { proposals, ...rest } = compareSheet(lines, known, {
      exported: exportedCells(ctx),
      levelOf,
      newId: ctx.ports.newId,
    });
    return {
      ...rest,
      faults: [...rest.faults],
      proposals: proposals.map(({ draft, changes, ...proposal }) => ({
        ...proposal,
        draft: {
          name: draft.name,
          parentId: draft.parentId,
          responsible: [...draft.responsible],
          needs: [...draft.needs],
          keywords: [...draft.keywords],
          defaultLevel: draft.defaultLevel,
          deadlineHours: draft.deadlineHours,
        },
        changes: changes.map(({ key, removed, added }) => ({
          key,
          removed: [...removed],
          added: [...added],
        })),
      })),
    };
  });

const applySheet: Handlers<Ctx>['categories']['applySheet'] = async ({ proposals }, ctx) => {
  const session = ctx.session();
  const scope = 'problem' as const;
  const after = new Map<string, { readonly scope: string; readonly parentId: string | null }>(
    session.categories(),
  );
  for (const { id, draft } of proposals) after.set(id, { scope, parentId: draft.parentId });
  await session.write({ label: 'categoriesImport', actor: ctx.actor }, async (batch) => {
    let position = session.categories().size;
    for (const { id, version, draft } of proposals) {
      checkParent(after, id, scope, draft.parentId);
      const columns = { parent_id: draft.parentId, ...contentColumns(draft) };
      if (version !== null) await batch.update('categories', id, columns, version);
      else {
        const made = { scope, symbol: symbolText(null), builtin: 0, position };
        await batch.insert('categories', { id, ...columns, ...made });
        position += 1;
      }
    }
  });
  const added = proposals.filter(({ version }) => version === null).length;
  return { added, changed: proposals.length - added };
};

export const categorySheetHandlers = { readSheet, applySheet };
