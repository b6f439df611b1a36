import { weekMoment } from './availability/index.ts';
import type { ShortageReason } from './matching/index.ts';

/** Parts of the day at which help was wanted: from 6, 12, 18 and 22 o'clock, China Standard Time. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** A noted gap. */
export type NotedShortage = {
  readonly id: string;
  readonly need: string;
  readonly cellId: string | null;
  readonly reason: ShortageReason;
  /** How many are lacking. */
  readonly count: number;
  /** Epoch ms; null: at no special time. */
  readonly wantedAtMs: number | null;
  readonly notedAtMs: number;
  readonly note: string | null;
};

/** All that is noted of one need in one cell. */
export type ShortageSum<T extends NotedShortage> = {
  readonly key: string;
  readonly need: string;
  readonly cellId: string | null;
  /** How many are lacking: the most that one entry says. */
  readonly count: number;
  readonly lastAtMs: number;
  /** Of the latest entry. */
  readonly reason: ShortageReason;
  readonly note: string | null;
  /** Each once, in the order of the day; none where no entry names a time. */
  readonly parts: readonly DayPart[];
  /** The latest first. */
  readonly entries: readonly T[];
};

const HOUR_MIN = 60;

/** The part of the day of an instant, epoch ms. */
export function dayPartOf(atMs: number): DayPart {
  const hour = weekMoment(atMs).minute / HOUR_MIN;
  if (hour < 6 || hour >= 22) return 'night';
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** One need written in several ways is one: width, case and blanks do not matter. */
const keyOf = ({ need, cellId }: NotedShortage): string =>
  `${need.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')}\n${cellId ?? ''}`;

/** Noted gaps by need and cell: the most often noted first, then the latest, then by need. */
export function sumShortages<T extends NotedShortage>(noted: readonly T[]): ShortageSum<T>[] {
  const groups = new Map<string, T[]>();
  for (const one of noted) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups].map(([key, group]) => sumOf(key, group)).sort(byWeight);
}

function sumOf<T extends NotedShortage>(key: string, group: readonly T[]): ShortageSum<T> {
  const entries = [...group].sort((a, b) => b.notedAtMs - a.notedAtMs || (a.id < b.id ? -1 : 1));
  const [latest] = entries as [T, ...T[]];
  const parts = new Set(
    group.flatMap(({ wantedAtMs }) => (wantedAtMs === null ? [] : [dayPartOf(wantedAtMs)])),
  );
  return {
    key,
    need: latest.need,
    cellId: latest.cellId,
    count: Math.max(...group.map(({ count }) => count)),
    lastAtMs: latest.notedAtMs,
    reason: latest.reason,
    note: entries.find(({ note }) => note !== null && note !== '')?.note ?? null,
    parts: DAY_PARTS.filter((part) => parts.has(part)),
    entries,
  };
}

const byWeight = <T extends NotedShortage>(a: ShortageSum<T>, b: ShortageSum<T>): number =>
  b.entries.length - a.entries.length || b.lastAtMs - a.lastAtMs || (a.key < b.key ? -1 : 1);
