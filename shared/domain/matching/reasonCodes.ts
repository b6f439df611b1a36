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

/** What whoever sends somebody must know, however little it weighs. */
const WARNINGS: ReadonlySet<string> = new Set<ReasonCode>(['certExpired', 'certMissing', 'outOfRange']);

/** The reasons that are told on paper: of those in favour the few that weigh most, then every warning. */
export const toldOnPaper = <R extends Said>(reasons: readonly R[], most: number): readonly R[] => [
  ...weightiest(
    reasons.filter(({ points }) => points > 0),
    most,
  ),
  ...reasons.filter((reason) => WARNINGS.has(reasonCodeOf(reason))),
];
