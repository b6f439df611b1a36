/** The built-in lexicon alone on the labelled messages: no label is ever learnt from. */
import { readFileSync } from 'node:fs';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { normaliseText } from '#shared/domain/matching/normalise';
import type { ProblemCategory } from '#shared/domain/matching/types';
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
 * Tests the lexicon on full texts and on what a clerk would have typed. The evidence of a class is the Euclidean norm
 * of that of its families (a top category with its children): 城乡建设 has eleven families, 交通运输 one, and by the
 * plain sum the class of many families would win by small change.
 */
export function untrained(messages: readonly Message[]): Outcome {
  const lexicon = new CategoryLexicon(read());
  const given = (text: string): string => {
    const sums = new Map<string, Map<string, number>>();
    for (const [categoryId, points] of lexicon.evidence(normaliseText(text))) {
      const label = CLASS_OF.get(categoryId);
      if (label === undefined) continue;
      const family = lexicon.get(categoryId)?.parentId ?? categoryId;
      const ofClass = sums.get(label) ?? new Map<string, number>();
      sums.set(label, ofClass.set(family, (ofClass.get(family) ?? 0) + points));
    }
    const scores = [...sums].map(([label, families]) => [label, Math.hypot(...families.values())] as const);
    return scores.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? FALLBACK;
  };
  const outcome: Outcome = { full: new Confusion(), short: new Confusion() };
  for (const message of messages) {
    outcome.full.add(message.label, given(fullText(message)));
    outcome.short.add(message.label, given(shortText(message)));
  }
  return outcome;
}
