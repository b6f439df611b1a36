import type { CategoryJudge } from '../judge.ts';

/** How often each way names the right category, 0–1, on texts that the model tested had not seen. */
export type SelfCheck = {
  /** Texts tested. */
  readonly tested: number;
  readonly lexicon: number;
  readonly learned: number;
  readonly blend: number;
};

export type Judges = {
  readonly lexicon: CategoryJudge;
  readonly learned: CategoryJudge;
  readonly blend: CategoryJudge;
};
export type Tested = { readonly text: string; readonly label: string };

const METHODS = ['lexicon', 'learned', 'blend'] as const;

/**
 * Cross-validation: each part of the texts is judged by what was learnt from the other parts. `judgesFrom` gives the
 * judges made of some texts; `isRight` says whether a category found stands for the true one. `texts` in an order that
 * hangs on nothing but their content and a seed, or the figures would.
 */
export function crossCheck<T extends Tested>(
  texts: readonly T[],
  folds: number,
  judgesFrom: (train: readonly T[]) => Judges,
  isRight: (found: string, label: string) => boolean,
): SelfCheck {
  const hits = { lexicon: 0, learned: 0, blend: 0 };
  for (let fold = 0; fold < folds; fold++) {
    const judges = judgesFrom(texts.filter((_, i) => i % folds !== fold));
    for (const { text, label } of texts.filter((_, i) => i % folds === fold))
      for (const method of METHODS) {
        const [best] = judges[method].rank(text);
        if (best !== undefined && isRight(best.categoryId, label)) hits[method] += 1;
      }
  }
  const share = (count: number): number => (texts.length === 0 ? 0 : count / texts.length);
  return {
    tested: texts.length,
    lexicon: share(hits.lexicon),
    learned: share(hits.learned),
    blend: share(hits.blend),
  };
}
