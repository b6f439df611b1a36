import type { Category } from '#shared/contract/things';
import { inTree } from '#shared/domain/categoryTree';
import {
  categoryColumns,
  categoryRow,
  type ListCategory,
  type ListLookups,
  type ListMedium,
} from '#shared/domain/lists/index';
import type { Ctx } from '../../context.ts';
import { heldSource, type ListSource } from '../lists/listSource.ts';

/** The categories of problems by id, each with those under it right behind. */
export function listedCategories(
  categories: ReadonlyMap<string, Category>,
): ReadonlyMap<string, ListCategory> {
  const topOf = (category: Category): Category => {
    const parent = category.parentId === null ? undefined : categories.get(category.parentId);
    return parent ? topOf(parent) : category;
  };
  const problems = [...categories.values()].filter(({ scope }) => scope === 'problem');
  return new Map(
    inTree(problems).map((category): [string, ListCategory] => {
      const top = topOf(category);
      const { id, name, responsible, needs, keywords } = category;
      const duty = { level: category.defaultLevel, deadline: category.deadlineHours };
      const isOwn = !category.builtin;
      return [
        id,
        {
          id,
          group: top.name,
          name: top === category ? null : name,
          responsible,
          needs,
          keywords,
          ...duty,
          isOwn,
        },
      ];
    }),
  );
}

/** 权责清单. */
export function categorySource(
  ctx: Ctx,
  wanted: readonly string[] | undefined,
  lookups: ListLookups,
  medium: ListMedium,
): ListSource {
  const columns = categoryColumns(wanted, lookups.text, medium);
  return heldSource(columns, listedCategories(ctx.session().categories()), (category, index, edition) =>
    categoryRow(category, index, columns, edition, lookups),
  );
}
