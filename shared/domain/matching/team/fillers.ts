import { KIND_IDS, type KindId, kindOf } from '../../kinds/index.ts';
import { type NeedPlan, planNeed } from '../analyse.ts';
import { identityTerm } from '../docTerms.ts';
import { pickOf, situationReasons, topicReasons } from '../explain.ts';
import type { Explained } from '../explained.ts';
import { topicPoints } from '../situation.ts';
import { termsOf, wholeTerms } from '../tokens.ts';
import type { MatchReason, Pick, Segmenter } from '../types.ts';
import type { DemandType } from './runCards.ts';

/** How near a post's holder stands to the problem. */
export type PostNearness = 'own' | 'above' | 'neighbour';
export type PostHolder = {
  readonly thingId: string;
  readonly cellName: string;
  readonly nearness: PostNearness;
};

/** A demand as it is looked up. */
export type WantedDemand = {
  readonly id: string;
  readonly type: DemandType;
  /** What shows that somebody can fill it, any one of these. */
  readonly words: readonly string[];
  /** Who holds the post, for demands of posts. */
  readonly holders: readonly PostHolder[];
  /** The post's name, for the reason. */
  readonly label: string;
};

/** Who can fill one demand: all of them, by their numbers in the index. */
export type Fillers = {
  readonly scores: ReadonlyMap<number, number>;
  /** The reasons of one of them; their points add up to its score. */
  readonly explain: (n: number) => Pick;
};

type Found = { readonly reasons: MatchReason[]; readonly evidence: number };

const POST_POINTS: Readonly<Record<PostNearness, number>> = { own: 50, above: 40, neighbour: 20 };
/** A resource that is called what is asked for fits as well as one that offers it. */
const CALLED_SO = 1;
const ABLE_KINDS: Readonly<Record<DemandType, ReadonlySet<KindId>>> = {
  need: new Set(KIND_IDS),
  skill: new Set<KindId>(['person', 'unit', 'team', 'serviceProject']),
  post: new Set<KindId>(['person']),
  resource: new Set(KIND_IDS.filter((id) => kindOf(id).role === 'resource')),
};

/** Everybody in the index who can fill a demand, each with its score as the answer would give it for that demand alone. */
export function fillersOf(wanted: WantedDemand, from: Explained, segment: Segmenter): Fillers {
  const find = wanted.type === 'post' ? postFinder(wanted, from) : wordFinder(wanted, from, segment);
  const reasonsOf = (n: number, { reasons, evidence }: Found): MatchReason[] => [
    ...reasons,
    ...situationReasons(n, evidence, from),
  ];
  const scores = new Map<number, number>();
  for (const n of find.docs) {
    const found = find.found(n);
    if (found === null) continue;
    scores.set(
      n,
      reasonsOf(n, found).reduce((sum, { points }) => sum + points, 0),
    );
  }
  const nothing: Found = { reasons: [], evidence: 0 };
  return { scores, explain: (n) => pickOf(n, reasonsOf(n, find.found(n) ?? nothing), from) };
}

type Finder = { readonly docs: Iterable<number>; readonly found: (n: number) => Found | null };

function postFinder({ holders, label }: WantedDemand, { candidates, situation }: Explained): Finder {
  const best = new Map<number, PostHolder>();
  for (const holder of holders) {
    const n = candidates.numberOf(holder.thingId);
    const known = n === undefined ? undefined : best.get(n);
    if (n === undefined || (known && POST_POINTS[known.nearness] >= POST_POINTS[holder.nearness])) continue;
    best.set(n, holder);
  }
  return {
    docs: best.keys(),
    found: (n) => {
      const holder = best.get(n);
      if (holder === undefined) return null;
      const params = { post: label, cell: holder.cellName };
      const points = situation.weights.duty * POST_POINTS[holder.nearness];
      return { reasons: [{ code: 'teamPost', params, part: 'duty', points }], evidence: 1 };
    },
  };
}

function wordFinder(wanted: WantedDemand, from: Explained, segment: Segmenter): Finder {
  const plans = wanted.words.map((word) => planNeed(word, 1, segment));
  const names =
    wanted.type === 'resource'
      ? wanted.words.map((word) => wholeTerms(termsOf(word, segment)).map(identityTerm))
      : [];
  const kinds = ABLE_KINDS[wanted.type];
  const docs = new Set(
    [...plans.map(({ terms }) => terms.map(({ term }) => term)), ...names].flatMap((terms) =>
      showing(terms, from).filter((n) => kinds.has(from.candidates.kindOf(n))),
    ),
  );
  return { docs, found: (n) => bestFound(n, plans, names, wanted.words, from) };
}

/** The best of the ways in which somebody shows a demand. */
function bestFound(
  n: number,
  plans: readonly NeedPlan[],
  names: readonly (readonly string[])[],
  words: readonly string[],
  from: Explained,
): Found | null {
  const { postings } = from;
  let best: Found | null = null;
  for (const plan of plans) {
    if (!plan.terms.every(({ term }) => postings.has(n, term))) continue;
    const found = topicReasons(n, { text: [], needs: [plan] }, from);
    if (best === null || found.evidence > best.evidence) best = found;
  }
  if (best !== null) return best;
  const called = names.findIndex((terms) => terms.length > 0 && terms.every((term) => postings.has(n, term)));
  if (called < 0) return null;
  const params = { name: words[called] as string };
  const points = from.situation.weights.topic * topicPoints(CALLED_SO);
  return { reasons: [{ code: 'teamCalled', params, part: 'topic', points }], evidence: CALLED_SO };
}

/** The live documents that show every one of some terms. */
function showing(terms: readonly string[], { postings }: Explained): number[] {
  const [rarest, ...others] = [...terms].sort((a, b) => postings.frequency(a) - postings.frequency(b));
  if (rarest === undefined) return [];
  return postings
    .docsOf(rarest)
    .flatMap((part) => [...part])
    .filter((n) => postings.isLive(n) && others.every((term) => postings.has(n, term)));
}
