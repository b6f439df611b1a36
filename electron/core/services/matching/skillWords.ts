import type { Category } from '#shared/contract/things';
import { SKILL_LEVELS } from '#shared/domain/kinds/values';
import type { MatchDoc } from '#shared/domain/matching/index';
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

/** Of the tree of skills what stands by the same name as skills as written, without these, as far as problems ask for it. */
export function kinOf(skills: readonly string[], categories: Categories): readonly string[] {
  const { find, needs } = treeOf(categories);
  const kin = skills.flatMap((skill) => {
    const found = find(skill);
    return found ? [found.name, ...found.synonyms].filter((word) => needs.has(word)) : [];
  });
  return [...new Set(kin)].filter((word) => !skills.includes(word));
}

/** How well each skill is had, with all the words by which it is known. What no program of ours wrote is left out. */
export function levelsOf(written: unknown, categories: Categories): NonNullable<MatchDoc['levels']> {
  if (written === null || typeof written !== 'object') return [];
  return Object.entries(written).flatMap(([skill, told]) => {
    const level = SKILL_LEVELS.find((one) => one === told);
    return level ? [{ skill: skillWords([skill], categories).join(' '), level }] : [];
  });
}
