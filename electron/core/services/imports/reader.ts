import { AppError } from '#shared/contract/errors';
import type { ImportPlan } from '#shared/contract/imports';
import { thingPatchSchema } from '#shared/contract/things';
import { categoryFinder } from '#shared/domain/imports/category';
import { type PlannedRow, type PlanSheet, type RowReader, rowReader } from '#shared/domain/imports/plan';
import type { ValueWords } from '#shared/domain/imports/values';
import type { KindId } from '#shared/domain/kinds/index';
import { dynamicText, LANGUAGES } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import { peopleFinder } from '../../store/sqlite/queries/fields.ts';
import type { OpenedImport } from './desk.ts';

export type SheetOfImport = {
  readonly file: OpenedImport;
  readonly sheet: PlanSheet & { readonly name: string };
};

/** A sheet of an opened file. Errors: import.expired, input.invalid. */
export function sheetOf(ctx: Ctx, importId: string, index: number): SheetOfImport {
  const file = ctx.session().imports.get(importId);
  const sheet = file.sheets[index];
  if (!sheet) throw new AppError('input.invalid', { field: 'sheet' });
  return { file, sheet };
}

/** Words by which cells name choices and categories: all languages of the program, the categories of the map. */
export function wordsFor(ctx: Ctx, kind: KindId): ValueWords {
  const known = new Map<string, readonly string[]>();
  return {
    choiceWords: (key, choice) => {
      const path = `choice.${key}.${choice}`;
      let words = known.get(path);
      if (!words) {
        words = LANGUAGES.flatMap((language) => dynamicText(path, {}, language) ?? []);
        known.set(path, words);
      }
      return words;
    },
    findCategory: categoryFinder(kind, ctx.session().categories().values()),
    findPeople: peopleFinder(ctx.session().store),
  };
}

export type PreparedPlan = SheetOfImport & {
  readonly plan: ImportPlan;
  readonly read: RowReader;
  /** Every row of the plan in order, yielding to other work between chunks. */
  readonly rows: () => AsyncGenerator<PlannedRow>;
};

/** About ten milliseconds of rows. */
const ROWS_PER_TURN = 500;

/** Makes a plan ready to be read row by row. Errors: import.expired, import.noName, input.invalid. */
export function preparePlan(ctx: Ctx, plan: ImportPlan, breathe: () => Promise<void>): PreparedPlan {
  const { file, sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  if (!Object.values(plan.mapping).includes('name') && !plan.defaults.name)
    throw new AppError('import.noName');
  // Cells are checked one by one; what a caller puts in their place must fit too.
  const defaults = thingPatchSchema.partial().safeParse({ ...plan.defaults, attrs: plan.defaults });
  if (!defaults.success) throw new AppError('input.invalid', { field: 'defaults' });
  const positions = plan.crs !== 'none';
  const read = rowReader(sheet, { ...plan, positions }, wordsFor(ctx, plan.kind), ctx.session().fields());
  async function* rows(): AsyncGenerator<PlannedRow> {
    for (let index = plan.headerRow + 1; index < sheet.rows.length; index += 1) {
      if (index % ROWS_PER_TURN === 0) await breathe();
      const row = read(index);
      if (row) yield row;
    }
  }
  return { file, sheet, plan, read, rows };
}
