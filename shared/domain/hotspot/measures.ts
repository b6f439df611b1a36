import { KIND_IDS, type KindId, kindsWithRole } from '../kinds/index.ts';

/** Problems by how they stand: reported and closed ones count in a period, open and overdue ones as they are now. */
const PROBLEM_COUNTS = ['problem', 'problemOpen', 'problemOverdue', 'problemClosed'] as const;

/** What can be counted in a cell: each kind, all resources together, problems, households. */
export const COUNT_SOURCES = [...KIND_IDS, 'resource', ...PROBLEM_COUNTS, 'households'] as const;
export type CountSource = (typeof COUNT_SOURCES)[number];

/** A part of a whole, both counted in the cell; in percent. */
export const SHARE_SOURCES = ['closedOnTime', 'withPost', 'verified90', 'highRisk'] as const;
export type ShareSource = (typeof SHARE_SOURCES)[number];

export const MEASURE_SOURCES = [...COUNT_SOURCES, ...SHARE_SOURCES] as const;
export type MeasureSource = (typeof MEASURE_SOURCES)[number];

/** How a count is told: as it is, or by a base of the cell. */
export const MEASURE_RATES = [
  'count',
  'perKm2',
  'per100Households',
  'per100People',
  'per100Resources',
] as const;
export type MeasureRate = (typeof MEASURE_RATES)[number];

export const isShare = (source: MeasureSource): source is ShareSource =>
  (SHARE_SOURCES as readonly string[]).includes(source);

const KINDS: ReadonlySet<string> = new Set(KIND_IDS);
export const isKind = (source: MeasureSource): source is KindId => KINDS.has(source);

const RISKS: ReadonlySet<string> = new Set(kindsWithRole('risk'));
const PEOPLE: ReadonlySet<string> = new Set(kindsWithRole('person'));
const RESOURCES: ReadonlySet<string> = new Set(kindsWithRole('resource'));

/** Whether only what happened in a period counts (problems reported or closed, risks found, closing on time). */
export const isDated = (source: MeasureSource): boolean =>
  RISKS.has(source) || ['problem', 'problemClosed', 'closedOnTime'].includes(source);

/** Which further questions a source takes. */
export const takesCategory = (source: MeasureSource): boolean =>
  isKind(source) || (PROBLEM_COUNTS as readonly string[]).includes(source);
export const takesLevel = (source: MeasureSource): boolean => RISKS.has(source);
export const takesSkill = (source: MeasureSource): boolean => PEOPLE.has(source);

/** The rates that tell something of a source: a share is its own, households are the base of others. */
export function ratesOf(source: MeasureSource): readonly MeasureRate[] {
  if (isShare(source)) return ['count'];
  return MEASURE_RATES.filter(
    (rate) =>
      !(source === 'households' && rate === 'per100Households') &&
      !(PEOPLE.has(source) && rate === 'per100People') &&
      !((source === 'resource' || RESOURCES.has(source)) && rate === 'per100Resources'),
  );
}

/** Below this base a rate or share says little: one case more or less would change it by far. */
const FEWEST = { households: 30, cases: 10 } as const;

/** Whether a value stands on so small a base (its denominator) that it must be marked. */
export function isSmallBase(source: MeasureSource, rate: MeasureRate, denominator: number): boolean {
  if (isShare(source)) return denominator < FEWEST.cases;
  switch (rate) {
    case 'count':
    case 'perKm2':
      return false;
    case 'per100Households':
      return denominator < FEWEST.households;
    case 'per100People':
    case 'per100Resources':
      return denominator < FEWEST.cases;
  }
}

/** The smallest base that is not marked; null where none is needed. */
export function fewestOf(source: MeasureSource, rate: MeasureRate): number | null {
  if (!isSmallBase(source, rate, 0)) return null;
  return !isShare(source) && rate === 'per100Households' ? FEWEST.households : FEWEST.cases;
}

/**
 * The value of a cell: a count as it is, per km², per 100 of a base, or a share in percent. NaN when the base is not
 * known or zero.
 */
export function measureValue(
  source: MeasureSource,
  rate: MeasureRate,
  numerator: number,
  denominator: number,
): number {
  if (!isShare(source) && rate === 'count') return numerator;
  if (!(denominator > 0)) return Number.NaN;
  if (!isShare(source) && rate === 'perKm2') return numerator / denominator;
  return (numerator / denominator) * 100;
}
