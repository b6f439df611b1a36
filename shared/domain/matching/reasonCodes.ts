/** Everything that is said for or against a pick; each is i18n key `reason.<code>`. `teamSeat` is said by the window. */
export const REASON_CODES = [
  'matched',
  'need',
  'needKin',
  'needLapsed',
  'needResource',
  'related',
  'putForward',
  'level.basic',
  'level.skilled',
  'level.expert',
  'certified',
  'certExpired',
  'certMissing',
  'cellLead',
  'responsible',
  'solvedBefore',
  'teamPost',
  'teamCalled',
  'teamSeat',
  'distance',
  'distanceKm',
  'noPlace',
  'sameMicro',
  'sameCell',
  'sameParent',
  'neighbourCell',
  'sameCommunity',
  'sameStreet',
  'otherCell',
  'outOfRange',
  'outsideRing',
  'available',
  'unavailable',
  'availableAt',
  'unavailableAt',
  'onCall',
  'unknownTime',
  'noCapacity',
  'notYet',
  'awayThatDay',
  'thereThatDay',
  'holiday',
  'waiting',
  'assess',
  'recentCalls',
  'callsOf',
  'callsUsedUp',
  'weekCalls',
  'weekAndRecentCalls',
  'weekCallsOf',
  'weekCallsUsedUp',
  'resting',
  'turn',
  'neverAsked',
  'record',
  'recordRated',
  'verified',
  'stale',
  'unverified',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A reason as it may come from an older record: any code. */
type Said = { readonly code: string; readonly points: number };

const DISTANCE: ReadonlySet<string> = new Set<ReasonCode>(['distance', 'distanceKm']);

const CALLS: ReadonlySet<string> = new Set<ReasonCode>([
  'recentCalls',
  'callsOf',
  'callsUsedUp',
  'weekCalls',
  'weekAndRecentCalls',
  'weekCallsOf',
  'weekCallsUsedUp',
]);

/** Whether a reason tells how often somebody was called lately. */
export const tellsCalls = ({ code }: { readonly code: string }): boolean => CALLS.has(code);

/** The code of a reason; older records name the whole i18n key. */
export const reasonCodeOf = ({ code }: { readonly code: string }): string => code.replace(/^reason\./, '');

/** Whether a reason tells how far somebody is, which lists and sheets show in a place of its own. */
export const tellsDistance = (reason: { readonly code: string }): boolean =>
  DISTANCE.has(reasonCodeOf(reason));

/** The few reasons that weigh most, the distance not among them. */
export function weightiest<R extends Said>(reasons: readonly R[], most: number): readonly R[] {
  return reasons
    .filter((reason) => !tellsDistance(reason) && reason.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, most);
}

const SPENT: ReadonlySet<string> = new Set<ReasonCode>(['callsUsedUp', 'weekCallsUsedUp', 'resting']);
const OUTSIDE: ReasonCode = 'outOfRange';

/** Whether a reason says that somebody was called as often as agreed, or rests after a call. */
export const tellsSpent = (reason: { readonly code: string }): boolean => SPENT.has(reasonCodeOf(reason));

/** Whether a reason says that the place lies outside of the range that somebody serves. */
export const tellsOutside = (reason: { readonly code: string }): boolean => reasonCodeOf(reason) === OUTSIDE;

/** What the clerk must see of somebody who is sent, whatever its weight. */
const WARNINGS: ReadonlySet<string> = new Set<string>([
  ...SPENT,
  OUTSIDE,
  ...(['certExpired', 'needLapsed', 'certMissing'] satisfies ReasonCode[]),
]);
/** What takes less from a score is no reason against anybody. */
const LEAST_AGAINST = -1;

/** The reasons as they are said in words: that a certificate is over is said with the need that it is for, once. */
export function saidOnce<R extends { readonly code: string }>(reasons: readonly R[]): readonly R[] {
  const isLapsed = reasons.some((reason) => reasonCodeOf(reason) === 'needLapsed');
  return isLapsed ? reasons.filter((reason) => reasonCodeOf(reason) !== 'certExpired') : reasons;
}

/** Which reasons speak against sending somebody, each said once. */
export const againstOf = <R extends Said>(reasons: readonly R[]): readonly R[] =>
  saidOnce(reasons).filter((reason) => reason.points <= LEAST_AGAINST || WARNINGS.has(reasonCodeOf(reason)));

/** The few reasons in favour of somebody that weigh most. */
export function inFavourOf<R extends Said>(reasons: readonly R[], most: number): readonly R[] {
  const against = againstOf(reasons);
  return weightiest(
    reasons.filter((reason) => reason.points > 0 && !against.includes(reason)),
    most,
  );
}
