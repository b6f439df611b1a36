import type { Category } from '#shared/contract/things';
import { type KnownSkill, skillBook } from '#shared/domain/written/index';

type Categories = ReadonlyMap<string, Category>;
type Tree = {
  readonly find: (word: string) => KnownSkill | undefined;
  /** What categories of problems ask for. */
  readonly needs: ReadonlySet<string>;
};

/** The tree of skills of each state of the categories, made ready once. */
const trees = new WeakMap<Categories, Tree>();

function treeOf(categories: Categories): Tree {
  const known = trees.get(categories);
  if (known) return known;
  const all = [...categories.values()];
  const made = {
    find: skillBook(all.filter(({ scope }) => scope === 'skill')),
    needs: new Set(all.flatMap(({ needs }) => needs)),
  };
  trees.set(categories, made);
  return made;
}

/**
 * A person's skills as written, by their names in the tree, and by those of their other words that problems ask for:
 * who can do 水管维修 is found when a 水暖工 is needed. Not by all other words: nobody wrote those.
 */
export function skillWords(skills: readonly string[], categories: Categories): readonly string[] {
  const { find, needs } = treeOf(categories);
  const words = skills.flatMap((skill) => {
    const found = find(skill);
    return found ? [skill, found.name, ...found.synonyms.filter((word) => needs.has(word))] : [skill];
  });
  return [...new Set(words)];
}
