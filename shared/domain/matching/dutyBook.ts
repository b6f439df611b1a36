import { KIND_IDS, type KindId } from '../kinds/index.ts';
import { EPSILON } from './band.ts';
import { blockStarts, ORDER_SLACK } from './blocks.ts';
import { identityTerm } from './docTerms.ts';
import type { Explained } from './explained.ts';
import { situationPoints } from './measure.ts';
import { situationBound } from './situation.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import { TopK } from './topK.ts';
import type { Segmenter } from './types.ts';

const RESPONSIBLE_KINDS: readonly KindId[] = ['unit', 'team', 'place'];
const RESPONSIBLE = KIND_IDS.map((id) => RESPONSIBLE_KINDS.includes(id));

/** Whether a kind (its index in KIND_IDS) can be responsible for anything. */
export const canBeResponsible = (kindCode: number): boolean => RESPONSIBLE[kindCode] === true;

const UNIT = KIND_IDS.indexOf('unit');
/** A company is known by what it deals in: 燃气公司 may be on record as 燃气服务点. Of offices that says too little. */
const COMPANY = /^(.{2,})公司$/;

/** Who goes by a name. */
type Listed = {
  readonly words: readonly string[];
  readonly canBe: (kindCode: number) => boolean;
  docs: Uint32Array;
  /** Where those of each block begin among them; one more than blocks. */
  starts: Uint32Array;
  /** Documents with a number below this were looked at. */
  seen: number;
};

/** Before a trade in the keys of the lists; in no name. */
const TRADE = '\n';

/** Who goes by a name like 物业公司. Categories name the same few again and again, so lists are kept and carried on. */
export class DutyBook {
  readonly #segment: Segmenter;
  readonly #lists = new Map<string, Listed>();

  constructor(segment: Segmenter) {
    this.#segment = segment;
  }

  /** Forgets all lists: the candidates have other numbers now. */
  clear(): void {
    this.#lists.clear();
  }

  /**
   * The live units, teams and places that show every word of a name; where a company has none, the units that deal in the
   * same. Of them those best placed here and now, best first.
   */
  best(name: string, limit: number, from: Explained): readonly number[] {
    const { candidates, postings, situation } = from;
    const { docs, starts } = this.#known(name, from);
    const best = new TopK(limit, (n) => candidates.ids[n] as string);
    // The best placed first: with them in the list, most others are passed over, block by block.
    const slack = ORDER_SLACK * situation.most;
    for (const block of situation.bestPlaced) {
      const most = (situation.mostAt[block] as number) + EPSILON;
      if (most + slack < best.threshold) break;
      if (most < best.threshold || block + 1 >= starts.length) continue;
      const end = starts[block + 1] as number;
      for (let i = starts[block] as number; i < end; i += 1) {
        const n = docs[i] as number;
        if (situationBound(situation, candidates.glance, n) + EPSILON < best.threshold) continue;
        if (postings.isLive(n)) best.offer(n, situationPoints(situation, candidates, n));
      }
    }
    return best.docs();
  }

  /** Who is meant by a name. */
  #known(name: string, from: Explained): Listed {
    const listed = this.#listed(name, name, canBeResponsible, from);
    const [, trade] = COMPANY.exec(name) ?? [];
    if (trade === undefined || listed.docs.some((n) => from.postings.isLive(n))) return listed;
    return this.#listed(`${TRADE}${trade}`, trade, (kindCode) => kindCode === UNIT, from);
  }

  #listed(key: string, name: string, canBe: Listed['canBe'], from: Explained): Listed {
    const listed = this.#lists.get(key) ?? {
      canBe,
      words: wholeTerms(termsOf(name, this.#segment)).map(identityTerm),
      docs: new Uint32Array(0),
      starts: new Uint32Array(0),
      seen: 0,
    };
    this.#lists.set(key, listed);
    const later = called(listed, from);
    listed.seen = from.postings.size;
    if (later.length === 0) return listed;
    listed.docs = Uint32Array.from([...listed.docs, ...later]);
    listed.starts = blockStarts(listed.docs, from.postings.size);
    return listed;
  }
}

/** Numbers of those not looked at yet who can be responsible and show every word. */
function called({ words, canBe, seen }: Listed, { postings, candidates }: Explained): number[] {
  const [rarest, ...others] = [...words].sort((a, b) => postings.frequency(a) - postings.frequency(b));
  if (rarest === undefined) return [];
  const found: number[] = [];
  for (const docs of postings.docsOf(rarest))
    for (let i = docs.length - 1; i >= 0 && (docs[i] as number) >= seen; i -= 1) {
      const n = docs[i] as number;
      if (canBe(candidates.kindCode(n)) && others.every((word) => postings.has(n, word))) found.push(n);
    }
  return found.reverse();
}
