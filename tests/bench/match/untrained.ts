/** The built-in lexicon and sayings on the labelled messages: no label is ever learnt from. */
import { readFileSync } from 'node:fs';
import { segmentChinese } from '#core/text/segmenter';
import type { CategoryLexicon } from '#shared/domain/matching/category';
import { normaliseText } from '#shared/domain/matching/normalise';
import { SayingsModel } from '#shared/domain/matching/sayings/model';
import type { ProblemCategory } from '#shared/domain/matching/types';
import { WordKnowledge } from '#shared/domain/matching/understand/wordKnowledge';
import { SAYINGS_MODEL } from '#tests/helpers/sayings';
import { CLASS_OF } from './boardClasses.ts';
import { fullText, type Message, shortText } from './data.ts';
import type { Outcome } from './learned.ts';
import { Confusion } from './scores.ts';

/** Where nothing speaks: the class with the most of the board's own tree. */
const FALLBACK = '城乡建设';

const read = (): ProblemCategory[] =>
  JSON.parse(
    readFileSync(new URL('../../../resources/categories/problem.json', import.meta.url), 'utf8'),
  ) as ProblemCategory[];

/**
 * Tests what the program knows by itself on full texts and on what a clerk would have typed: the lexicon and the sayings,
 * pooled half and half. By the lexicon, a class has the Euclidean norm of the evidence of its families (a top category
 * with its children): 城乡建设 has eleven families, 交通运输 one, and by the plain sum the class of many families would
 * win by small change. By the sayings, it has the shares of its categories.
 */
export function untrained(messages: readonly Message[]): Outcome {
  const model = SayingsModel.read(readFileSync(SAYINGS_MODEL));
  const words = new WordKnowledge(
    read(),
    { segment: segmentChinese, sayings: () => model },
    (judge) => judge,
  );
  const given = (text: string): string => {
    const plain = normaliseText(text);
    const shares = familyShares(words.lexicon, plain);
    for (const { categoryId, share } of words.judge.rank(words.inPlainWords(plain))) {
      const label = CLASS_OF.get(categoryId);
      if (label !== undefined) shares.set(label, (shares.get(label) ?? 0) + share);
    }
    return [...shares].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? FALLBACK;
  };
  const outcome: Outcome = { full: new Confusion(), short: new Confusion() };
  for (const message of messages) {
    outcome.full.add(message.label, given(fullText(message)));
    outcome.short.add(message.label, given(shortText(message)));
  }
  return outcome;
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
