import type { Sound } from '../../address/index.ts';
import { CategoryLexicon } from '../category.ts';
import { WordIndex } from '../heard.ts';
import { type CategoryJudge, lexiconJudge } from '../judge.ts';
import { sayingsJudge } from '../sayings/judge.ts';
import type { SayingsModel } from '../sayings/model.ts';
import type { ProblemCategory, Segmenter } from '../types.ts';
import { dialectReader } from './dialect.ts';
import { NearestCategories } from './nearest.ts';
import { SlipFinder } from './slips.ts';

/** What reads words: the office's segmenter, and where there are, a dictionary and the sound of characters. */
export type WordParts = {
  readonly segment: Segmenter;
  readonly dictionary?: Segmenter;
  readonly sound?: Sound;
  /** What residents say, by categories; without it, the lexicon alone judges. */
  readonly sayings?: () => SayingsModel;
};

/** What is known of words while the categories stay as they are; dear parts are made at the first need. */
export class WordKnowledge {
  readonly lexicon: CategoryLexicon;
  readonly judge: CategoryJudge;
  readonly #parts: WordParts;
  readonly #needs: WordIndex;
  readonly #shops: RegExp;
  #dialect: ((text: string) => string) | null = null;
  #slips: SlipFinder | null = null;
  #nearest: NearestCategories | null = null;

  constructor(
    categories: readonly ProblemCategory[],
    parts: WordParts,
    blend: (lexicon: CategoryJudge) => CategoryJudge,
  ) {
    this.#parts = parts;
    this.lexicon = new CategoryLexicon(categories);
    const lexicon = lexiconJudge(this.lexicon);
    const { sayings, segment } = parts;
    this.judge = blend(sayings ? sayingsJudge(this.lexicon, lexicon, sayings, segment) : lexicon);
    this.#needs = new WordIndex(this.lexicon.needs);
    this.#shops = shopsOf(this.lexicon.needs);
  }

  /** A normalised text with words of the dialect said in the standard language. */
  inPlainWords(text: string): string {
    this.#dialect ??= dialectReader([...this.lexicon.words, ...this.lexicon.needs]);
    return this.#dialect(text);
  }

  /** The needs that a normalised text names; a 理发店 asks for no 理发. */
  needsIn(text: string): string[] {
    const named = text.replace(this.#shops, ' ');
    return this.#needs.heardIn(named).map(({ word }) => word);
  }

  /** Whether residents write so, and it is no slip for something else. */
  isUsual(text: string): boolean {
    return this.#parts.sayings?.().isUsual(text) ?? false;
  }

  get slips(): SlipFinder {
    const { dictionary, segment, sound } = this.#parts;
    this.#slips ??= new SlipFinder([...this.lexicon.words, ...this.lexicon.needs], {
      dictionary: dictionary ?? segment,
      sound: sound ?? null,
    });
    return this.#slips;
  }

  get nearest(): NearestCategories {
    this.#nearest ??= new NearestCategories(this.lexicon.all);
    return this.#nearest;
  }
}

const SHOP = '(?:店|铺|馆|厅|站|所|行|摊|公司|中心|门市|机构|班)';

/** What does what a need names for a living. */
function shopsOf(needs: Iterable<string>): RegExp {
  const words = [...needs]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '.'));
  return words.length === 0 ? /(?!)/ : new RegExp(`(?:${words.join('|')})${SHOP}`, 'gu');
}
