import { foldText } from '../search/fold.ts';

/** A skill of the tree: its name and other words for it. */
export type SkillNode = { readonly name: string; readonly keywords: readonly string[] };

/** What a word for a skill means: the name in the tree, and other words for the same. */
export type KnownSkill = { readonly name: string; readonly synonyms: readonly string[] };

/** Looks skills up by any of their words. A name counts before a synonym, the first of several before the others. */
export function skillBook(nodes: readonly SkillNode[]): (word: string) => KnownSkill | undefined {
  const byWord = new Map<string, SkillNode>();
  for (const words of [(node: SkillNode) => [node.name], (node: SkillNode) => node.keywords])
    for (const node of nodes)
      for (const word of words(node)) if (!byWord.has(foldText(word))) byWord.set(foldText(word), node);
  return (word) => {
    const node = byWord.get(foldText(word));
    return node && { name: node.name, synonyms: node.keywords };
  };
}
