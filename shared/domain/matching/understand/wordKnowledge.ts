import type { Sound } from '../../address/index.ts';
import { CategoryLexicon } from '../category.ts';
import { WordIndex } from '../heard.ts';
import { type CategoryJudge, lexiconJudge } from '../judge.ts';
import type { ProblemCategory, Segmenter } from '../types.ts';
import { dialectReader } from './dialect.ts';
import { NearestCategories } from './nearest.ts';
import { SlipFinder } from './slips.ts';

/** What reads words: the office's segmenter, and where there are, a dictionary and the sound of characters. */
export type WordParts = {
  readonly segment: Segmenter;
  readonly dictionary?: Segmenter;
  readonly sound?: Sound;
};

/** What is known of words while the categories stay as they are; dear parts are made at the first need. */
export class WordKnowledge {
  readonly lexicon: CategoryLexicon;
  readonly judge: CategoryJudge;
  readonly #parts: WordParts;
  readonly #needs: WordIndex;
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
    this.judge = blend(lexiconJudge(this.lexicon));
    this.#needs = new WordIndex(this.lexicon.needs);
  }

  /** A normalised text with words of the dialect said in the standard language. */
  inPlainWords(text: string): string {
    this.#dialect ??= dialectReader([...this.lexicon.words, ...this.lexicon.needs]);
    return this.#dialect(text);
  }

  /** The needs that a normalised text names. */
  needsIn(text: string): string[] {
    return this.#needs.heardIn(text).map(({ word }) => word);
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
