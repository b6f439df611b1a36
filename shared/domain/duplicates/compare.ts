import { haversineM } from '../geo/distance.ts';
import { coreName, foldName, isOneSlip, numbersOf } from './names.ts';
import type { Comparable, DuplicateReason, Feature } from './types.ts';

/** A record made ready: its names folded once. */
export type Prepared = Comparable & {
  readonly folded: readonly string[];
  readonly core: string;
};

/** Folds a record's names. */
export function prepare(record: Comparable): Prepared {
  const folded = [record.name, ...record.aliases].map(foldName).filter(Boolean);
  return { ...record, folded, core: coreName(record.name) };
}

/** How often a value occurs among the compared records: agreement in a rare value says more. */
export type Frequencies = {
  readonly total: number;
  readonly of: (feature: Feature, value: string) => number;
};

type Agreement = DuplicateReason['agreement'];

/**
 * How likely each agreement is of two entries of one and the same record: the m-probabilities of Fellegi and Sunter (A
 * Theory for Record Linkage, 1969). Set by judgement for lists that offices keep by hand: names seldom differ, phones
 * change, people move.
 */
const SAME: Readonly<Record<Feature, Readonly<Record<Agreement, number>>>> = {
  name: { equal: 0.84, near: 0.1, slip: 0.055, differ: 0.005 },
  phone: { equal: 0.7, near: 0, slip: 0.05, differ: 0.25 },
  idNumber: { equal: 0.95, near: 0, slip: 0.04, differ: 0.01 },
  address: { equal: 0.6, near: 0.2, slip: 0, differ: 0.2 },
  place: { equal: 0.7, near: 0.22, slip: 0, differ: 0.08 },
};
/** How likely two different records agree so by chance; exact agreement is counted from the data itself. */
const CHANCE: Readonly<Record<Feature, Readonly<Record<'near' | 'slip', number>>>> = {
  name: { near: 0.001, slip: 0.006 },
  phone: { near: 1, slip: 0.001 },
  idNumber: { near: 1, slip: 0.0005 },
  address: { near: 0.01, slip: 1 },
  place: { near: 0.03, slip: 1 },
};

const NEAR_PLACE_M = 120;
const SAME_PLACE_M = 30;

function bitsOf(feature: Feature, agreement: Agreement, chanceEqual: number): number {
  const equal = Math.min(chanceEqual, 0.9);
  const chance = { ...CHANCE[feature], equal, differ: Math.max(0.05, 0.99 - equal) }[agreement];
  return Math.log2(SAME[feature][agreement] / chance);
}

/** How often a value is met by chance where the register is too small to tell: of so many records of a town. */
const TOWN = 500;
const IN_TOWN: Readonly<Record<Feature, number>> = {
  name: 0.25,
  phone: 0.02,
  idNumber: 0,
  address: 1,
  place: 2,
};

/** A value that occurs twice among many is what two entries of one record look like; more than that is chance. */
const chanceOf = (frequencies: Frequencies, feature: Feature, value: string): number =>
  (Math.max(1, frequencies.of(feature, value) - 1) + IN_TOWN[feature]) / (frequencies.total + TOWN);

function compareNames(a: Prepared, b: Prepared, frequencies: Frequencies): DuplicateReason {
  const shared = a.folded.find((name) => b.folded.includes(name));
  if (shared !== undefined)
    return {
      feature: 'name',
      agreement: 'equal',
      bits: bitsOf('name', 'equal', chanceOf(frequencies, 'name', shared)),
    };
  const [nameA = '', nameB = ''] = [a.folded[0], b.folded[0]];
  const sameNumbers = numbersOf(nameA) === numbersOf(nameB);
  const isNear =
    (a.core.length >= 3 && a.core === b.core) || (a.sound !== '' && nameA !== '' && a.sound === b.sound);
  const isSlip = Math.min(nameA.length, nameB.length) >= 3 && isOneSlip(nameA, nameB);
  const agreement = !sameNumbers ? 'differ' : isNear ? 'near' : isSlip ? 'slip' : 'differ';
  return { feature: 'name', agreement, bits: bitsOf('name', agreement, 0) };
}

function comparePhones(a: Prepared, b: Prepared, frequencies: Frequencies): DuplicateReason | undefined {
  if (a.phones.length === 0 || b.phones.length === 0) return undefined;
  const shared = a.phones.find((phone) => b.phones.includes(phone));
  if (shared !== undefined)
    return {
      feature: 'phone',
      agreement: 'equal',
      bits: bitsOf('phone', 'equal', chanceOf(frequencies, 'phone', shared)),
    };
  const slip = a.phones.some(
    (phone) => phone.length >= 7 && b.phones.some((other) => isOneSlip(phone, other)),
  );
  const agreement = slip ? 'slip' : 'differ';
  return { feature: 'phone', agreement, bits: bitsOf('phone', agreement, 0) };
}

function compareIdNumbers(a: Prepared, b: Prepared): DuplicateReason | undefined {
  if (!a.idNumber || !b.idNumber) return undefined;
  const agreement =
    a.idNumber === b.idNumber ? 'equal' : isOneSlip(a.idNumber, b.idNumber) ? 'slip' : 'differ';
  return { feature: 'idNumber', agreement, bits: bitsOf('idNumber', agreement, 1e-6) };
}

function compareAddresses(a: Prepared, b: Prepared, frequencies: Frequencies): DuplicateReason | undefined {
  if (!a.address || !b.address) return undefined;
  const inside = a.address.includes(b.address) || b.address.includes(a.address);
  const agreement = a.address === b.address ? 'equal' : inside ? 'near' : 'differ';
  return {
    feature: 'address',
    agreement,
    bits: bitsOf('address', agreement, chanceOf(frequencies, 'address', a.address)),
  };
}

/** Squares of about 60 m, for counting how crowded a place is: `lat,lng` in units of 0.0006°. */
export function placeSquare(anchor: readonly [number, number]): string {
  return `${Math.round(anchor[1] / 0.0006)},${Math.round(anchor[0] / 0.0006)}`;
}

function comparePlaces(a: Prepared, b: Prepared, frequencies: Frequencies): DuplicateReason | undefined {
  if (!a.anchor || !b.anchor) return undefined;
  const distanceM = haversineM(a.anchor, b.anchor);
  const agreement = distanceM <= SAME_PLACE_M ? 'equal' : distanceM <= NEAR_PLACE_M ? 'near' : 'differ';
  const chance = chanceOf(frequencies, 'place', placeSquare(a.anchor));
  return { feature: 'place', agreement, bits: bitsOf('place', agreement, chance), distanceM };
}

/** Address and place say the same thing twice: only the stronger of the two counts. */
function strongerPlace(reasons: readonly DuplicateReason[]): readonly DuplicateReason[] {
  const where = reasons.filter(({ feature }) => feature === 'address' || feature === 'place');
  if (where.length < 2) return reasons;
  const [weaker] = [...where].sort((a, b) => a.bits - b.bits);
  return reasons.filter((reason) => reason !== weaker);
}

/** What a second agreement within one household or house adds to the first: most of it is said already. */
const SHARED_HOME = 0.25;

/**
 * People of one home share address and phone, firms of one house their number: with names that differ the two agreements
 * are one piece of evidence, so the weaker of them counts for a quarter.
 */
function dampHome(reasons: readonly DuplicateReason[]): readonly DuplicateReason[] {
  const name = reasons.find(({ feature }) => feature === 'name');
  if (name?.agreement === 'equal') return reasons;
  const home = reasons.filter(
    ({ feature, bits }) => feature !== 'name' && feature !== 'idNumber' && bits > 0,
  );
  if (home.length < 2) return reasons;
  const [weaker] = [...home].sort((a, b) => a.bits - b.bits);
  return reasons.map((reason) =>
    reason === weaker ? { ...reason, bits: reason.bits * SHARED_HOME } : reason,
  );
}

/**
 * Compares two records. The evidence of all features is added to the prior odds: of n records about one in fifty has a
 * double, among n²/2 pairs. Missing values say nothing.
 */
export function compareRecords(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): { readonly confidence: number; readonly reasons: readonly DuplicateReason[] } {
  const found = [
    compareNames(a, b, frequencies),
    comparePhones(a, b, frequencies),
    compareIdNumbers(a, b),
    compareAddresses(a, b, frequencies),
    comparePlaces(a, b, frequencies),
  ].filter((reason) => reason !== undefined);
  const reasons = dampHome(strongerPlace(found));
  const prior = Math.log2(0.04 / Math.max(50, frequencies.total));
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, prior);
  return { confidence: 1 / (1 + 2 ** -bits), reasons };
}
