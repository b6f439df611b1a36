/** The built-in judgement in the seven classes of the petition board: no label is ever learnt from. */
import { readFileSync } from 'node:fs';
import { segmentChinese } from '#core/text/segmenter';
import type { CategoryLexicon } from '#shared/domain/matching/category';
import type { CategoryJudge } from '#shared/domain/matching/judge';
import { blendJudge } from '#shared/domain/matching/learn/blend';
import type { TextModel } from '#shared/domain/matching/learn/model';
import { normaliseText } from '#shared/domain/matching/normalise';
import { SayingsModel } from '#shared/domain/matching/sayings/model';
import type { ProblemCategory } from '#shared/domain/matching/types';
import { WordKnowledge } from '#shared/domain/matching/understand/wordKnowledge';
import { SAYINGS_MODEL } from '#tests/helpers/sayings';
import { CLASS_OF } from './boardClasses.ts';

/** How much of a guess an office's own cases may be, as the program sets it at first. */
const STRENGTH = 0.8;

const categories = (): ProblemCategory[] =>
  JSON.parse(
    readFileSync(new URL('../../../resources/categories/problem.json', import.meta.url), 'utf8'),
  ) as ProblemCategory[];

/**
 * The lexicon and the sayings, pooled half and half. By the lexicon, a class has the Euclidean norm of the evidence of its
 * families (a top category with its children): 城乡建设 has eleven families, 交通运输 one, and by the plain sum the class of
 * many families would win by small change. By the sayings, it has the shares of its categories.
 */
export function boardJudge(): CategoryJudge {
  const model = SayingsModel.read(readFileSync(SAYINGS_MODEL));
  const ways = { segment: segmentChinese, sayings: () => model };
  const words = new WordKnowledge(categories(), ways, (judge) => judge);
  return {
    rank: (text) => {
      const plain = normaliseText(text);
      const points = familyShares(words.lexicon, plain);
      for (const { categoryId, share } of words.judge.rank(words.inPlainWords(plain))) {
        const label = CLASS_OF.get(categoryId);
        if (label !== undefined) points.set(label, (points.get(label) ?? 0) + share);
      }
      return [...points]
        .map(([categoryId, sum]) => ({ categoryId, share: sum / 2, because: [], by: 'lexicon' as const }))
        .sort((a, b) => b.share - a.share || (a.categoryId < b.categoryId ? -1 : 1));
    },
  };
}

function familyShares(lexicon: CategoryLexicon, text: string): Map<string, number> {
  const sums = new Map<string, Map<string, number>>();
  for (const [categoryId, points] of lexicon.evidence(text)) {
    const label = CLASS_OF.get(categoryId);
    if (label === undefined) continue;
    const family = lexicon.get(categoryId)?.parentId ?? categoryId;
    const ofClass = sums.get(label) ?? new Map<string, number>();
    sums.set(label, ofClass.set(family, (ofClass.get(family) ?? 0) + points));
  }
  const norms = [...sums].map(([label, families]) => [label, Math.hypot(...families.values())] as const);
  const all = norms.reduce((sum, [, norm]) => sum + norm, 0);
  return new Map(norms.map(([label, norm]) => [label, norm / all]));
}

/** A judgement and what an office taught as one, as in the program. */
export function withLearned(builtIn: CategoryJudge, model: TextModel, texts: number): CategoryJudge {
  const parentOf = (): null => null;
  const exists = (): boolean => true;
  return blendJudge(builtIn, { model, strength: STRENGTH, segment: segmentChinese, parentOf, exists, texts });
}
