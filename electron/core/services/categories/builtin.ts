import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Category, categorySchema } from '#shared/contract/things';

const fileSchema = z.array(categorySchema.omit({ builtin: true, version: true }));

/** Where the built-in categories stand under the resources folder: problems and risks, one set a kind, the tree of skills. */
const FILES = ['categories/problem.json', 'categories/resource.json', 'categories/skill.json'];

/**
 * The categories that every new map begins with, parents before their children, ids the same in every map.
 * `resourcesDir` is `CorePorts.resourcesDir`. Throws when a file is missing, not of its schema, or names an unknown
 * parent: a fault of the program, not of the user.
 */
export function readBuiltinCategories(resourcesDir: string): readonly Category[] {
  const files = FILES.map((name) =>
    fileSchema.parse(JSON.parse(readFileSync(join(resourcesDir, name), 'utf8'))),
  );
  const known = new Set<string>();
  return files.flat().map((category) => {
    if (known.has(category.id)) throw new Error(`category ${category.id} twice`);
    if (category.parentId !== null && !known.has(category.parentId))
      throw new Error(`category ${category.id} before its parent`);
    known.add(category.id);
    return { ...category, builtin: true, version: 1 };
  });
}
