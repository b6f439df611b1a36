import { KIND_IDS, type KindId, kindOf } from '../../kinds/index.ts';
import { Able } from '../able.ts';
import { identityTerm } from '../docTerms.ts';
import { pickOf, situationReasons, topicReasons } from '../explain.ts';
import type { Explained } from '../explained.ts';
import { situationPoints } from '../measure.ts';
import { evidenceOf, type NeedPlan, planNeed, showsWhole } from '../needPlan.ts';
import { barredPick, ruledOutOf } from '../proof.ts';
import { fitOf, topicPoints, wantedProof } from '../situation.ts';
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
  /** Those of them who may not do it: the certificate that it demands is over on the day. */
  readonly barred: ReadonlySet<number>;
  /** The reasons of one of them; their points add up to its score. */
  readonly explain: (n: number) => Pick;
};

/** What speaks for somebody besides the situation. The same object for all who fit in the same way. */
type Found = {
  readonly evidence: number;
  readonly points: number;
  readonly reasons: (n: number) => MatchReason[];
};

const POST_POINTS: Readonly<Record<PostNearness, number>> = { own: 50, above: 40, neighbour: 20 };
/** A resource that is called what is asked for fits as well as one that offers it. */
const CALLED_SO = 1;
const ABLE_KINDS: Readonly<Record<DemandType, ReadonlySet<KindId>>> = {
  need: new Set(KIND_IDS),
  skill: new Set<KindId>(['person', 'unit', 'team', 'serviceProject']),
  post: new Set<KindId>(['person']),
  resource: new Set(KIND_IDS.filter((id) => kindOf(id).role === 'resource')),
};

/** How well the situation suits somebody, before it is scaled by the fit; remembered for all demands of a team. */
export type SituationOf = (n: number) => number;

export function rememberedSituation({ situation, candidates }: Explained): SituationOf {
  const known = new Map<number, number>();
  return (n) => {
    const points = known.get(n) ?? situationPoints(situation, candidates, n);
    known.set(n, points);
    return points;
  };
}

/** Everybody in the index who can fill a demand, each with its score as the answer would give it for that demand alone. */
export function fillersOf(
  wanted: WantedDemand,
  from: Explained,
  segment: Segmenter,
  situationOf: SituationOf,
): Fillers {
  const find = wanted.type === 'post' ? postFinder(wanted, from) : wordFinder(wanted, from, segment);
  const scores = new Map<number, number>();
  const barred = new Set<number>();
  for (const n of find.docs) {
    const found = find.found(n);
    if (found === null) continue;
    scores.set(n, found.points + fitOf(found.evidence) * situationOf(n));
    if (find.rule(n) !== null) barred.add(n);
  }
  const explain = (n: number): Pick => {
    const found = find.found(n);
    const reasons = found === null ? [] : [...found.reasons(n), ...situationReasons(n, found.evidence, from)];
    return barredPick(pickOf(n, reasons, from), find.rule(n));
  };
  return { scores, barred, explain };
}

type Finder = {
  readonly docs: Iterable<number>;
  readonly found: (n: number) => Found | null;
  /** The hard rule against somebody, see `ruledOut`. */
  readonly rule: (n: number) => MatchReason | null;
};

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
      const points = POST_POINTS[holder.nearness] * situation.weights.duty;
      return { evidence: 1, points, reasons: () => [{ code: 'teamPost', params, part: 'duty', points }] };
    },
    rule: () => null,
  };
}

function wordFinder(wanted: WantedDemand, from: Explained, segment: Segmenter): Finder {
  const plans = wanted.words.map((word) => planNeed(word, 1, true, segment));
  const names =
    wanted.type === 'resource'
      ? wanted.words.map((word) => wholeTerms(termsOf(word, segment)).map(identityTerm))
      : [];
  const kinds = ABLE_KINDS[wanted.type];
  const found = [
    ...plans.flatMap((plan) => [...new Able(plan, 'anyhow', from.postings)]),
    ...names.flatMap((terms) => showing(terms, from)),
  ];
  const docs = new Set(found.filter((n) => kinds.has(from.candidates.kindOf(n))));
  const ways = [
    ...plans.map((plan) => wayOfSkill(plan, from)),
    ...names.map((terms, i) => wayOfName(terms, wanted.words[i] as string, from)),
  ];
  return {
    docs,
    found: (n) =>
      ways.reduce<Found | null>((best, way) => {
        const found = way(n);
        return found !== null && (best === null || found.points > best.points) ? found : best;
      }, null),
    rule: ruleOf(wanted, plans, from),
  };
}

/** Of several needs of the problem another one may do; the words of a skill all name the one of the first. */
function ruleOf({ type, words }: WantedDemand, plans: readonly NeedPlan[], from: Explained): Finder['rule'] {
  const isAny = type === 'need';
  const proofs = (isAny ? words : words.slice(0, 1)).map((word) => wantedProof(word, from.candidates));
  if (!proofs.some((proof) => proof.demandsCertificate)) return () => null;
  return (n) => ruledOutOf(n, proofs, isAny ? plans : [], from);
}

/** One way in which somebody may show that they can fill a demand; null for who does not. */
type Way = (n: number) => Found | null;

/** By a skill or service: by all of its words, and the better the more surely they mean it (see NeedPlan). */
function wayOfSkill(plan: NeedPlan, from: Explained): Way {
  const { postings, situation } = from;
  return (n) => {
    const marks = postings.marksOf(n, plan.scored);
    if (!showsWhole(plan, 'anyhow', marks)) return null;
    const evidence = evidenceOf(plan, marks);
    const points = topicPoints(evidence) * situation.weights.topic;
    return {
      evidence,
      points,
      reasons: (who) => topicReasons(who, [], [plan], from).reasons,
    };
  };
}

/** By being called so. */
function wayOfName(terms: readonly string[], name: string, { postings, situation }: Explained): Way {
  const points = topicPoints(CALLED_SO) * situation.weights.topic;
  const found: Found = {
    evidence: CALLED_SO,
    points,
    reasons: () => [{ code: 'teamCalled', params: { name }, part: 'topic', points }],
  };
  return (n) => (terms.length > 0 && terms.every((term) => postings.has(n, term)) ? found : null);
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
