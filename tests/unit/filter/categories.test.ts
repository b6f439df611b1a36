import { expect, it } from 'vitest';
import { withSubCategories } from '#core/services/categories/tree';
import type { Category } from '#shared/contract/things';

const category = (id: string, parentId: string | null): [string, Category] => [
  id,
  {
    id,
    parentId,
    scope: 'place',
    name: id,
    keywords: [],
    needs: [],
    responsible: [],
    defaultLevel: null,
    deadlineHours: null,
    symbol: null,
    builtin: false,
    version: 1,
  },
];

it('a category stands for all below it, in whatever order they come', () => {
  const all = new Map([
    category('leaf', 'mid'),
    category('mid', 'top'),
    category('top', null),
    category('x', null),
  ]);
  expect([...withSubCategories(all, ['top'])].sort()).toEqual(['leaf', 'mid', 'top']);
  expect(withSubCategories(all, ['leaf'])).toEqual(['leaf']);
});
