import { dynamic, formatDistance, t } from '#renderer/ui/index';
import type { PlanExchange, PlanLack, PlanRow, PlanTotals } from '#shared/contract/planning';
import type { Reason } from '#shared/contract/problems';
import { againstOf, inFavourOf } from '#shared/domain/matching/reasonCodes';

const MOST_REASONS = 3;

const SEPARATOR = ' · ';

const inWords = (reasons: readonly Reason[]): string =>
  reasons.map(({ code, params }) => dynamic(`reason.${code}`, '', params)).join(SEPARATOR);

/** The reasons in favour that weigh most, in one line; the distance has a place of its own. */
export const reasonLine = (reasons: readonly Reason[]): string => inWords(inFavourOf(reasons, MOST_REASONS));

/** Everything that speaks against somebody; '' where nothing does. */
export const againstLine = (reasons: readonly Reason[]): string => inWords(againstOf(reasons));

function namesOf({ names, count }: PlanLack): string {
  const said = names.join('、');
  return count > names.length && names.length > 0 ? t('plan.lackNames', { names: said, count }) : said;
}

/** Why somebody lacks: one reason with what to do about it, several each in short. */
export function lackText(lacks: readonly PlanLack[]): string {
  const [first, ...others] = lacks;
  if (first === undefined) return '';
  if (others.length === 0) return dynamic(`plan.why.${first.why}`, '', { names: namesOf(first) });
  return lacks.map((lack) => dynamic(`plan.lack.${lack.why}`, '', { names: namesOf(lack) })).join('；');
}

export const points = (value: number): string => String(Math.round(value));

/** +12 or −3; 0 for what rounds to nothing. */
export function signed(value: number): string {
  const round = Math.round(value);
  return round > 0 ? `+${round}` : round < 0 ? `−${-round}` : '0';
}

export function totalsText({ points: sum, distanceM, nobody }: PlanTotals): string {
  return t('plan.totals', { points: points(sum), distance: formatDistance(distanceM), nobody });
}

type Change = { readonly points: number; readonly distanceM: number; readonly sent: number };

const LEAST_POINTS = 0.5;
const LEAST_METRES = 10;

/** What a change brings in sum, the weightiest first; '' where nothing worth a word changes. */
export function changeText({ points: sum, distanceM, sent }: Change): string {
  const parts: string[] = [];
  if (sent > 0) parts.push(t('plan.moreSent', { count: sent }));
  if (sent < 0) parts.push(t('plan.fewerSent', { count: -sent }));
  if (Math.abs(sum) >= LEAST_POINTS) parts.push(t('plan.points', { points: signed(sum) }));
  if (distanceM >= LEAST_METRES) parts.push(t('plan.farther', { distance: formatDistance(distanceM) }));
  if (distanceM <= -LEAST_METRES) parts.push(t('plan.nearer', { distance: formatDistance(-distanceM) }));
  return parts.join(t('plan.comma'));
}

/** A unit may have been given several: the first by its number, the others counted. */
function placesText(numbers: readonly string[]): string {
  const [first = '', ...others] = numbers;
  return others.length === 0 ? first : t('plan.andOthers', { first, count: numbers.length });
}

/** With more problems in an exchange its sum is the same long line in many rows; the head has the sum of all. */
const MOST_SUMMED = 5;

type Instead = { readonly short: string; readonly full: string };

/** Why somebody else than one by one goes here, and what the exchange brings among all who take part. */
export function insteadText({ before }: PlanRow, exchange: PlanExchange | null): Instead | null {
  if (!before || !exchange) return null;
  const who =
    before.names.length === 0
      ? t('plan.beforeNobody')
      : before.goneTo.length > 0
        ? t('plan.beforeGone', { names: before.names.join('、'), to: placesText(before.goneTo) })
        : t('plan.before', { names: before.names.join('、') });
  const sum = changeText(exchange) || t('plan.sameSum');
  const count = exchange.problemIds.length;
  const full = t('plan.instead', { who, count, sum });
  return { short: count > MOST_SUMMED ? who : full, full };
}
