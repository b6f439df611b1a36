/** The built-in lexicon alone on the labelled messages: no label is ever learnt from. */
import { readFileSync } from 'node:fs';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { normaliseText } from '#shared/domain/matching/normalise';
import type { ProblemCategory } from '#shared/domain/matching/types';
import { fullText, type Message, shortText } from './data.ts';
import type { Outcome } from './learned.ts';
import { Confusion } from './scores.ts';

/**
 * Which class of the petition board a category belongs to, by the board's own tree (二级, 三级分类) and general
 * knowledge; written before any label was looked at. A category that is not here has no class there.
 */
const CLASS_OF: Readonly<Record<string, string>> = {
  property: '城乡建设',
  environment: '城乡建设',
  parking: '城乡建设',
  fire: '城乡建设',
  'illegal-build': '城乡建设',
  utilities: '城乡建设',
  lift: '城乡建设',
  flood: '城乡建设',
  rental: '城乡建设',
  'street-order': '城乡建设',
  'street-order-fumes': '环境保护',
  noise: '环境保护',
  pollution: '环境保护',
  'environment-sewage': '环境保护',
  traffic: '交通运输',
  education: '教育文体',
  minor: '教育文体',
  culture: '教育文体',
  labour: '劳动和社会保障',
  employment: '劳动和社会保障',
  'policy-insurance': '劳动和社会保障',
  policy: '劳动和社会保障',
  medical: '卫生计生',
  'policy-birth': '卫生计生',
  food: '卫生计生',
  'food-market': '商贸旅游',
  market: '商贸旅游',
};
/** Where nothing speaks: the class with the most of the board's own tree. */
const FALLBACK = '城乡建设';

const read = (): ProblemCategory[] =>
  JSON.parse(
    readFileSync(new URL('../../../resources/categories/problem.json', import.meta.url), 'utf8'),
  ) as ProblemCategory[];

function classOf(category: ProblemCategory): string | undefined {
  const short = (id: string | null): string => (id ?? '').replace(/^problem-/, '');
  return CLASS_OF[short(category.id)] ?? CLASS_OF[short(category.parentId)];
}

/** Tests the lexicon on full texts and on what a clerk would have typed. */
export function untrained(messages: readonly Message[]): Outcome {
  const categories = read();
  const lexicon = new CategoryLexicon(categories);
  const classes = new Map(categories.map((category) => [category.id, classOf(category)]));
  const given = (text: string): string => {
    const sums = new Map<string, number>();
    for (const [categoryId, points] of lexicon.evidence(normaliseText(text))) {
      const label = classes.get(categoryId);
      if (label !== undefined) sums.set(label, (sums.get(label) ?? 0) + points);
    }
    return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? FALLBACK;
  };
  const outcome: Outcome = { full: new Confusion(), short: new Confusion() };
  for (const message of messages) {
    outcome.full.add(message.label, given(fullText(message)));
    outcome.short.add(message.label, given(shortText(message)));
  }
  return outcome;
}
