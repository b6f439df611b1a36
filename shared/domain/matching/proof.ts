import { KIND_IDS, kindOf } from '../kinds/index.ts';
import { SKILL_LEVELS } from '../kinds/values.ts';
import type { Candidates } from './candidates.ts';
import type { Explained } from './explained.ts';
import { type NeedPlan, showsWhole } from './needPlan.ts';
import type { NeedProofs, Proof } from './proofRows.ts';
import type { ReasonCode } from './reasonCodes.ts';
import { certificatePoints, levelPoints, provenOf, type WantedProof } from './situation.ts';
import type { MatchReason, Pick } from './types.ts';

const DAY_MS = 86_400_000;
const IS_PERSON = KIND_IDS.map((id) => kindOf(id).role === 'person');
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Level and certificate in words, before they are weighed and scaled by the fit. */
export function proofReasons(n: number, from: Explained): MatchReason[] {
  const { candidates, situation } = from;
  const { level, certificate, text, untilDay } = provenOf(situation, candidates, n);
  const reasons: MatchReason[] = [];
  const add = (code: ReasonCode, params: MatchReason['params'], points: number): void => {
    reasons.push({ code, params, part: 'topic', points });
  };
  const points = certificatePoints(certificate);
  const name = candidates.proofs.textOf(text);
  if (certificate === 'valid') add('certified', { name }, points);
  if (certificate === 'expired') add('certExpired', { name, date: dateOf(untilDay) }, points);
  if (certificate === 'none') {
    const need = missingCertificate(n, from);
    if (need !== undefined) add('certMissing', { need }, 0);
  }
  const known = SKILL_LEVELS[level];
  if (known !== undefined) add(`level.${known}`, {}, levelPoints(level));
  return reasons;
}

const meets = (n: number, need: NeedPlan, { postings }: Explained): boolean =>
  showsWhole(need, 'anyhow', postings.marksOf(n, need.scored));

/** A need that nobody may meet without a certificate, met by a person of whom none is known: empty means unknown. */
function missingCertificate(n: number, from: Explained): string | undefined {
  if (IS_PERSON[from.candidates.kindCode(n)] !== true) return undefined;
  const demanded = new Set(from.situation.proofs.flatMap((one) => (one.demandsCertificate ? one.need : [])));
  return from.needs.find((need) => demanded.has(need.need) && meets(n, need, from))?.need;
}

const proof: Proof = { level: -1, untilDay: -1, certificate: -1 };

/** Whether a candidate's certificate for a need is over on a day; not where none is known. */
export function isExpired(n: number, wanted: NeedProofs, candidates: Candidates, day: number): boolean {
  if (!candidates.hasProofs(n)) return false;
  candidates.proofs.read(n, wanted, proof);
  return proof.untilDay >= 0 && proof.untilDay < day;
}

/**
 * The hard rule: a need that demands a certificate is not met by somebody whose certificate for it is over on the wanted
 * day. Such a one is proposed only when it meets another need of the problem. Null: nothing against it. The reason's code
 * is `certExpired`; it takes no points, since whoever it holds for is in no list.
 */
export function ruledOut(n: number, from: Explained): MatchReason | null {
  return ruledOutOf(n, from.situation.proofs, from.needs, from);
}

/** The same rule for some needs in place of the problem's: `needs` are those by any of which one may come after all. */
export function ruledOutOf(
  n: number,
  proofs: readonly WantedProof[],
  needs: readonly NeedPlan[],
  from: Explained,
): MatchReason | null {
  const expired = expiredOf(n, proofs, from);
  const [first] = expired.values();
  return first === undefined || comesAnyhow(n, expired, needs, from) ? null : first;
}

type Expired = ReadonlyMap<string, MatchReason>;

/** Whether one meets some need for which its certificate is not over. */
const comesAnyhow = (n: number, expired: Expired, needs: readonly NeedPlan[], from: Explained): boolean =>
  needs.some((need) => !expired.has(need.need) && meets(n, need, from));

const NONE: Expired = new Map();

/** Needs that demand a certificate and of which a candidate's is over on the wanted day, with that as a reason. */
function expiredOf(n: number, proofs: readonly WantedProof[], { candidates, situation }: Explained): Expired {
  if (!candidates.hasProofs(n)) return NONE;
  const expired = new Map<string, MatchReason>();
  for (const wanted of proofs) {
    if (!wanted.demandsCertificate || !isExpired(n, wanted, candidates, situation.day)) continue;
    const params = { name: candidates.proofs.textOf(proof.certificate), date: dateOf(proof.untilDay) };
    expired.set(wanted.need, { code: 'certExpired', params, part: 'topic', points: 0 });
  }
  return expired;
}

/**
 * Needs that a candidate meets but for a certificate that is over, where another need brings it into the lists all the
 * same (who is ruled out says so first); with that as a reason.
 */
export function lapsedNeeds(n: number, from: Explained): Expired {
  const expired = expiredOf(n, from.situation.proofs, from);
  return expired.size === 0 || comesAnyhow(n, expired, from.needs, from) ? expired : NONE;
}

/** A pick with the rule against it as its first reason. */
export function barredPick(pick: Pick, rule: MatchReason | null): Pick {
  if (rule === null) return pick;
  const own = pick.reasons.find(({ code }) => code === rule.code);
  return { ...pick, reasons: [own ?? rule, ...pick.reasons.filter((reason) => reason !== own)] };
}
