import { haversineM } from '../geo/distance.ts';
import type { LngLat } from '../geo/types.ts';
import { type Form, formsOf, keyOf, type Reading } from './forms.ts';
import { type Entry, type Head, middleOf } from './heads.ts';
import type { FoundBy } from './types.ts';

/** What one name with its numbers leads to; several entries: they cannot be told apart by it. */
export type Located = {
  readonly entries: readonly Entry[];
  readonly anchor: LngLat;
  readonly score: number;
  readonly how: FoundBy;
};

const at = (entries: readonly Entry[], score: number, how: FoundBy = 'building'): Located => ({
  entries,
  anchor: entries.length === 1 ? (entries[0] as Entry).anchor : middleOf(entries),
  score,
  how,
});

function byKey(head: Head, forms: readonly Form[]): Located | null {
  for (const { key, factor } of forms) {
    const entries = head.keys.get(key);
    if (entries) return at(entries, factor);
  }
  return null;
}

function byRange(head: Head, { lane, house, bare }: Reading): Located | null {
  const numbers = (house ?? (bare?.length === 1 || head.isRoad ? bare?.slice(0, 1) : null) ?? []).map(
    (part) => Number.parseInt(part, 10),
  );
  const [first = Number.NaN, last = first] = numbers;
  const holds = head.ranges.filter(
    (range) =>
      range.lane === lane &&
      [first, last].every((n) => n >= range.from && n <= range.to && (range.side ?? n % 2) === n % 2),
  );
  const entries = [...new Set(holds.map((range) => range.entry))];
  if (entries.length === 0) return null;
  return at(entries, 0.92, 'range');
}

/** Neighbours so far apart tell little about what stands between them, metres. */
const NEAR_M = 90;
const FAR_M = 320;

/** Between two known numbers of the same side: in proportion. Beyond the last one: near it, hardly. */
function byNeighbours(head: Head, { lane, house, bare, building }: Reading): Located | null {
  if (building) return null;
  const n = Number.parseInt((house ?? (head.isRoad || lane !== '' ? bare : null))?.[0] ?? '', 10);
  const all = head.housesOf(lane);
  const side = all.filter(([number]) => number % 2 === n % 2);
  const known = side.length > 0 || lane === '' ? side : all;
  const below = known.findLast(([number]) => number < n);
  const above = known.find(([number]) => number > n);
  if (!below || !above) {
    const last = below ?? above;
    if (!last || Number.isNaN(n)) return null;
    return { entries: [], anchor: last[1], score: Math.abs(last[0] - n) <= 10 ? 0.4 : 0.25, how: 'road' };
  }
  const gapM = haversineM(below[1], above[1]);
  const share = (n - below[0]) / (above[0] - below[0]);
  const mix = (axis: 0 | 1): number => below[1][axis] + share * (above[1][axis] - below[1][axis]);
  const score = gapM <= NEAR_M ? 0.76 : gapM <= FAR_M ? 0.62 : 0.4;
  return { entries: [], anchor: [mix(0), mix(1)], score, how: 'road' };
}

/** The name leads somewhere, its number does not. */
function wholeHead(head: Head, reading: Reading, numbered: boolean): Located {
  if (reading.lane !== '') {
    const inLane = head.inLane(reading.lane);
    const named = head.keys.get(keyOf(reading.lane, '', ''));
    if (named && !reading.house && !reading.building) return at(named, 0.9);
    if (inLane.length > 0) {
      const distinct = [...new Set(inLane)];
      const single = distinct.length === 1 && !reading.house && !reading.building;
      return single
        ? at(distinct, 0.85)
        : { entries: [], anchor: middleOf(distinct), score: 0.5, how: 'road' };
    }
  }
  if (head.isRoad) return { entries: [], anchor: head.centre, score: numbered ? 0.2 : 0.15, how: 'road' };
  return { entries: [], anchor: head.centre, score: numbered ? 0.42 : 0.5, how: 'estate' };
}

/** A building that bears the bare name, with numbers that can only be rooms. */
function byName(head: Head, { building, house, lane, bare, storey }: Reading): Located | null {
  if (head.plain.length === 0) return null;
  const [first = ''] = bare ?? [];
  if ((building && !storey) || house || lane !== '') return at(head.plain, 0.55);
  return at(head.plain, bare && first.length <= 2 && bare.length === 1 ? 0.7 : 1);
}

/** What a known name with the numbers behind it leads to. */
export function locate(head: Head, reading: Reading, numbered: boolean): Located {
  return (
    byKey(head, formsOf(reading)) ??
    byRange(head, reading) ??
    byName(head, reading) ??
    (numbered ? byNeighbours(head, reading) : null) ??
    (head.only && !numbered && !head.isRoad ? at([head.only], 0.8) : null) ??
    wholeHead(head, reading, numbered)
  );
}
