import { AppError } from '#shared/contract/errors';
import type { ImportPlan } from '#shared/contract/imports';
import { thingPatchSchema } from '#shared/contract/things';
import {
  categoryFinder,
  categoryWordKey,
  MAKE_CATEGORY,
  newCategoryId,
} from '#shared/domain/imports/category';
import { type PlannedRow, type PlanSheet, type PlanWords, rowReader } from '#shared/domain/imports/plan';
import { kindFinder, NAME_PHONE_TARGET, namePhoneFields } from '#shared/domain/imports/targets';
import type { ValueWords } from '#shared/domain/imports/values';
import type { KindId } from '#shared/domain/kinds/index';
import { dynamicText, LANGUAGES } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import { peopleFinder } from '../../store/sqlite/queries/fields.ts';
import type { OpenedImport } from './desk.ts';
import type { Pace } from './pace.ts';

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

/**
 * Words by which cells name choices, categories and people: all languages of the program, what the map knows.
 * `categoryWords`: what a plan says of words that name no category.
 */
export function wordsFor(
  ctx: Ctx,
  kind: KindId,
  categoryWords: ImportPlan['categoryWords'] = {},
): ValueWords {
  const find = categoryFinder(kind, ctx.session().categories().values());
  const known = new Map<string, readonly string[]>();
  return {
    choiceWords: (key, choice) => {
      const path = `choice.${key}.${choice}`;
      const words = known.get(path) ?? inAllLanguages(path);
      known.set(path, words);
      return words;
    },
    findCategory: (text) => {
      const chosen = categoryWords[categoryWordKey(kind, text)];
      if (chosen === undefined) return find(text);
      return chosen === MAKE_CATEGORY ? newCategoryId(text) : chosen;
    },
    findPeople: peopleFinder(ctx.session().store),
  };
}

/** A text in all languages of the program. */
export const inAllLanguages = (key: string): string[] =>
  LANGUAGES.flatMap((language) => dynamicText(key, {}, language) ?? []);

const planWords = (ctx: Ctx, plan: ImportPlan): PlanWords => ({
  findKind: kindFinder((kind) => inAllLanguages(`kind.${kind}`)),
  ofKind: (kind) => wordsFor(ctx, kind, plan.categoryWords),
});

export type PreparedPlan = SheetOfImport & {
  readonly plan: ImportPlan;
  /** Every row of the plan in order, yielding to other work. */
  readonly rows: () => AsyncGenerator<PlannedRow>;
};

/** Makes a plan ready to be read row by row. Errors: import.expired, import.noName, input.invalid. */
export function preparePlan(ctx: Ctx, plan: ImportPlan, pace: Pace): PreparedPlan {
  const { file, sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  if (!hasName(plan)) throw new AppError('import.noName');
  // Cells are checked one by one; what a caller puts in their place must fit too.
  const defaults = thingPatchSchema.partial().safeParse({ ...plan.defaults, attrs: plan.defaults });
  if (!defaults.success) throw new AppError('input.invalid', { field: 'defaults' });
  const read = rowReader(
    sheet,
    { ...plan, positions: plan.crs !== 'none' },
    planWords(ctx, plan),
    ctx.session().fields(),
  );
  async function* rows(): AsyncGenerator<PlannedRow> {
    for (let index = plan.headerRow + 1; index < sheet.rows.length; index += 1) {
      if (pace.isDue()) await pace.breathe();
      const row = read(index);
      if (row) yield row;
    }
  }
  return { file, sheet, plan, rows };
}

/** A name comes from a column of its own, from names with numbers, or from the plan. */
function hasName({ kind, mapping, defaults }: ImportPlan): boolean {
  const targets = Object.values(mapping);
  if (targets.includes('name') || defaults.name) return true;
  return targets.includes(NAME_PHONE_TARGET) && namePhoneFields(kind)?.name === 'name';
}
