import { haversineM } from '../geo/distance.ts';
import type { LngLat } from '../geo/types.ts';
import { beforeFactor, betweenFactor, Region } from './around.ts';
import { foldAddress } from './fold.ts';
import { aliasKeys, type Reading, readNumbers } from './forms.ts';
import { type Entry, HeadBook, type HeadHit, middleOf } from './heads.ts';
import { type Located, locate } from './locate.ts';
import { cutAdmin } from './names.ts';
import { type ParsedAddress, parseFolded, type Segment } from './parse.ts';
import { type Registered, registerBuilding, unregisterBuilding } from './register.ts';
import type { AddressAlias, AddressAnswer, AddressBuilding, AddressGuess, FoundBy, Sound } from './types.ts';

/** What a part of the text leads to, with how surely and where it stands. */
type Candidate = Located & {
  readonly start: number;
  readonly end: number;
  readonly segment: number;
  /** The name stands as it is called, with nothing strange before or behind it. */
  readonly clean: boolean;
};

/** A place named in running text. */
export type Mention = {
  readonly thingId: string | null;
  readonly anchor: LngLat;
  readonly confidence: number;
  readonly how: FoundBy;
  /** Where it stands in `foldAddress(text)`. */
  readonly start: number;
  readonly end: number;
};

const NOTHING: AddressAnswer = { best: null, alternatives: [], unused: '' };
/** Below this a guess helps nobody. */
const LEAST = 0.15;
const MOST_ALTERNATIVES = 5;
/** Two records so near are one building, metres. */
const SAME_SPOT_M = 15;
/** Of two answers so close in score none is better. */
const TIE = 0.92;
const ALIAS_CONFIDENCE = 0.97;
const UNSURE_TIE = 0.5;
/** Buildings behind one gate number stand within this, metres. */
const ONE_ESTATE_M = 500;

/**
 * The building register as addresses name it: finds the building, the number between two others, the estate or the road
 * that an address means, and says how surely. The same buildings in any order give the same answers.
 */
export class AddressBook {
  readonly #heads = new HeadBook();
  readonly #registered = new Map<string, Registered>();
  /** Buildings by their bare number, for addresses that name no estate. */
  readonly #byNumber = new Map<string, readonly Entry[]>();
  readonly #aliases = new Map<string, AddressAlias>();
  readonly #aliasById = new Map<string, AddressAlias>();
  readonly #region = new Region();
  readonly #sound: Sound | undefined;
  #revision = 0;

  constructor(options: { readonly sound?: Sound } = {}) {
    this.#sound = options.sound;
  }

  /** Buildings in the book. */
  get size(): number {
    return this.#registered.size;
  }

  /** Another number after every change: answers given before may be others now. */
  get revision(): number {
    return this.#revision;
  }

  upsert(building: AddressBuilding): void {
    this.remove(building.id);
    this.#revision += 1;
    const made = registerBuilding(this.#heads, building);
    this.#registered.set(building.id, made);
    this.#region.count(made.units, 1);
    for (const number of made.numbers)
      this.#byNumber.set(number, [...(this.#byNumber.get(number) ?? []), made.entry]);
  }

  remove(id: string): void {
    const made = this.#registered.get(id);
    if (!made) return;
    this.#registered.delete(id);
    this.#revision += 1;
    this.#region.count(made.units, -1);
    unregisterBuilding(this.#heads, made);
    for (const number of made.numbers) {
      const left = (this.#byNumber.get(number) ?? []).filter((entry) => entry !== made.entry);
      if (left.length > 0) this.#byNumber.set(number, left);
      else this.#byNumber.delete(number);
    }
  }

  /** A learned way of writing; the latest of one key holds. */
  upsertAlias(alias: AddressAlias): void {
    this.removeAlias(alias.id);
    this.#revision += 1;
    this.#aliases.set(alias.key, alias);
    this.#aliasById.set(alias.id, alias);
  }

  removeAlias(id: string): void {
    const alias = this.#aliasById.get(id);
    if (!alias) return;
    this.#aliasById.delete(id);
    this.#revision += 1;
    if (this.#aliases.get(alias.key) === alias) this.#aliases.delete(alias.key);
  }

  /** The building that stands at an address, or the best guess at it. Never a place that nothing speaks for. */
  resolve(text: string): AddressAnswer {
    const folded = foldAddress(text);
    if (folded === '') return NOTHING;
    const parsed = parseFolded(folded);
    const learned = this.#learned(text, folded);
    if (learned) return learned;
    const fit = this.#region.fit(cutAdmin(folded).units, (name) => this.#heads.has(name));
    const candidates = this.#candidates(parsed, false);
    return this.#answer(parsed, candidates, fit * (parsed.near ? 0.72 : 1));
  }

  /**
   * The place that a running text names most clearly (only a name that stands nowhere as it is written is read with a
   * slip), and the buildings that it may be where it names several and none before the others.
   */
  mention(text: string): { readonly best: Mention | null; readonly rivals: readonly Mention[] } {
    const parsed = parseFolded(foldAddress(text));
    const found = this.#candidates(parsed, true);
    const slipped = (): Candidate[] =>
      parsed.segments.flatMap((segment, index) => this.#ofSlips(segment, index));
    const { best, others } = this.#rank(parsed, found.length > 0 ? found : slipped(), true);
    if (best !== null) return { best: mentionOf(best), rivals: [] };
    return { best: null, rivals: others.filter(isBuilding).slice(0, MOST_ALTERNATIVES).map(mentionOf) };
  }

  #learned(text: string, folded: string): AddressAnswer | null {
    if (this.#aliases.size === 0) return null;
    for (const key of aliasKeys(text)) {
      const alias = this.#aliases.get(key);
      if (!alias) continue;
      const entry = alias.thingId === null ? undefined : this.#registered.get(alias.thingId)?.entry;
      const anchor = entry?.anchor ?? alias.anchor;
      if (!anchor) continue;
      const best: AddressGuess = {
        thingId: entry?.id ?? null,
        anchor,
        confidence: ALIAS_CONFIDENCE,
        how: 'alias',
        matched: key,
      };
      return { best, alternatives: [], unused: unusedOf(folded, 0, Math.min(folded.length, key.length)) };
    }
    return null;
  }

  #candidates(parsed: ParsedAddress, running: boolean): Candidate[] {
    const found = parsed.segments.flatMap((segment, index) => this.#ofSegment(segment, index, running));
    const sure = found.some(({ score }) => score >= 0.75);
    const slipped =
      sure || running
        ? []
        : parsed.segments.flatMap((segment, index) =>
            found.some((one) => one.segment === index && one.clean) ? [] : this.#ofSlips(segment, index),
          );
    const all = [...found, ...slipped];
    return all.length > 0 || running ? all : this.#ofBareNumber(parsed);
  }

  #ofSegment(segment: Segment, index: number, running: boolean): Candidate[] {
    const reading = readNumbers(segment);
    return this.#heads
      .find(segment.head)
      .map((hit) => this.#candidate(segment, index, reading, hit, running));
  }

  #candidate(segment: Segment, index: number, reading: Reading, hit: HeadHit, running: boolean): Candidate {
    const numbered = segment.numbers.length > 0;
    const located = locate(hit.head, reading, numbered);
    const isKnown = (name: string): boolean => this.#heads.has(name);
    const before = running ? 1 : beforeFactor(segment.head, hit.start, this.#region, isKnown);
    const between = numbered ? betweenFactor(segment.head.slice(hit.end)) : 1;
    const several = reading.others.length > 0 ? 0.6 : 1;
    const [entry] = located.entries;
    const wrongUnit =
      located.entries.length === 1 && entry?.units && reading.unit !== null && reading.unit > entry.units
        ? 0.85
        : 1;
    const whole = located.how === 'building' || located.how === 'range' || located.entries.length > 0;
    return {
      ...located,
      score: located.score * hit.factor * before * between * several * wrongUnit,
      start: segment.start + hit.start,
      end:
        whole || located.how === 'road'
          ? Math.max(segment.start + hit.end, reading.end)
          : segment.start + hit.end,
      segment: index,
      clean: before * between > 0.9,
    };
  }

  /** Names with one slip count only where their number exists. */
  #ofSlips(segment: Segment, index: number): Candidate[] {
    if (segment.numbers.length === 0 || segment.head.length < 2) return [];
    const reading = readNumbers(segment);
    return this.#heads
      .findSlipped(segment.head, this.#sound)
      .slice(0, MOST_ALTERNATIVES)
      .map((hit) => this.#candidate(segment, index, reading, hit, false))
      .filter(({ entries }) => entries.length > 0);
  }

  /** 12幢 without an estate: a guess only where the register has one such building. */
  #ofBareNumber({ segments }: ParsedAddress): Candidate[] {
    return segments.flatMap((segment, index) => {
      const { building, house, bare, lane, end } = readNumbers(segment);
      const number = (building ?? (bare && bare.length > 1 ? bare.slice(0, 1) : house))?.join('-');
      const rest = cutAdmin(segment.head).rest.replace(/[,()]/g, '');
      if (number === undefined || lane !== '' || rest !== '') return [];
      const entries = [...(this.#byNumber.get(number) ?? [])]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, MOST_ALTERNATIVES + 1);
      if (entries.length === 0) return [];
      return [
        {
          entries,
          anchor: middleOf(entries),
          score: 0.55,
          how: 'building' as const,
          start: segment.start,
          end,
          segment: index,
          clean: true,
        },
      ];
    });
  }

  #answer(parsed: ParsedAddress, candidates: readonly Candidate[], factor: number): AddressAnswer {
    const { best, others } = this.#rank(parsed, candidates);
    const guess = (candidate: Candidate): AddressGuess => ({
      thingId: candidate.entries.length === 1 ? (candidate.entries[0]?.id ?? null) : null,
      anchor: candidate.anchor,
      confidence: Math.max(0, Math.min(1, candidate.score * factor)),
      how: candidate.how,
      matched: parsed.folded.slice(candidate.start, candidate.end),
    });
    const chosen = best && best.score * factor >= LEAST ? best : null;
    return {
      best: chosen ? guess(chosen) : null,
      alternatives: others
        .filter(({ score }) => score * factor >= LEAST)
        .slice(0, MOST_ALTERNATIVES)
        .map(guess),
      unused: chosen ? unusedOf(parsed.folded, chosen.start, chosen.end) : parsed.folded,
    };
  }

  /** Joins what the parts of a text say, and tells namesakes apart or leaves them undecided. */
  #rank(
    parsed: ParsedAddress,
    candidates: readonly Candidate[],
    running = false,
  ): { best: Candidate | null; others: Candidate[] } {
    const joined = joinParts(candidates, running ? parsed.folded : null).flatMap((candidate) =>
      oneEach(candidate, parsed.folded),
    );
    const distinct = dropRepeats(joined.sort((a, b) => b.score - a.score || (idOf(a) < idOf(b) ? -1 : 1)));
    const [first, ...others] = distinct;
    if (!first) return { best: null, others: [] };
    const rivals = others.filter(
      (other) =>
        isBuilding(other) && isBuilding(first) && other.score >= first.score * TIE && !sameSpot(first, other),
    );
    if (rivals.length === 0) return { best: first, others };
    const alike = [first, ...rivals];
    const estate = alike.every((rival) => rival.start === first.start && rival.segment === first.segment);
    const spread = Math.max(...rivals.map((rival) => haversineM(rival.anchor, first.anchor)));
    // Several houses behind one gate number stand together; namesakes far apart are left to the office.
    if (estate && spread <= ONE_ESTATE_M && alike.length > 2) {
      const entries = alike.flatMap((rival) => rival.entries);
      const gate: Candidate = {
        ...first,
        entries: [],
        anchor: middleOf(entries),
        score: UNSURE_TIE,
        how: 'estate',
      };
      return { best: gate, others: alike };
    }
    const dimmed = distinct.map((rival) => ({ ...rival, score: Math.min(rival.score, UNSURE_TIE) }));
    return { best: null, others: dimmed };
  }
}

const mentionOf = ({ entries, anchor, score, how, start, end }: Candidate): Mention => ({
  thingId: entries.length === 1 ? (entries[0]?.id ?? null) : null,
  anchor,
  confidence: score,
  how,
  start,
  end,
});

const idOf = ({ entries }: Candidate): string => entries[0]?.id ?? '';
const isBuilding = ({ entries }: Candidate): boolean => entries.length > 0;
const sameSpot = (a: Candidate, b: Candidate): boolean =>
  idOf(a) === idOf(b) || haversineM(a.anchor, b.anchor) <= SAME_SPOT_M;

/** What may stand between two parts of one address: 12号(安丰小区)3幢. */
const WITHIN_ADDRESS = /^[,()\s的在内里]*$/;

/** Where two parts that agree stand; in a running text, what was said between them is not the address. */
function spanOf(a: Candidate, b: Candidate, running: string | null): Pick<Candidate, 'start' | 'end'> {
  const [first, last] = a.start <= b.start ? [a, b] : [b, a];
  if (running !== null && !WITHIN_ADDRESS.test(running.slice(first.end, last.start)))
    return { start: a.start, end: a.end };
  return { start: first.start, end: Math.max(a.end, b.end) };
}

/**
 * Parts that agree on a building strengthen each other; parts that name two buildings weaken both. `running`: the folded
 * text, where it is more than an address.
 */
function joinParts(candidates: readonly Candidate[], running: string | null): Candidate[] {
  const [first, ...later] = candidates.filter(isBuilding).sort((a, b) => b.score - a.score);
  if (!first) return [...candidates];
  let joined = first;
  let contradicted = false;
  for (const next of later) {
    if (next.segment === joined.segment) continue;
    const both = joined.entries.filter((entry) => next.entries.includes(entry));
    if (both.length === 0) {
      contradicted = true;
      continue;
    }
    joined = {
      ...joined,
      entries: both,
      anchor: both.length === 1 ? (both[0] as Entry).anchor : middleOf(both),
      score: Math.max(joined.score, next.score, 1 - (1 - joined.score) * (1 - next.score)),
      ...spanOf(joined, next, running),
    };
  }
  const rest = candidates.filter((candidate) => candidate !== first);
  const weak = contradicted ? 0.72 : 1;
  // An earlier road or estate as a whole says nothing against the building that a later part names.
  return [joined, ...rest.filter((other) => !other.entries.some((e) => joined.entries.includes(e)))].map(
    (c) => (isBuilding(c) ? { ...c, score: c.score * weak } : c),
  );
}

/** One candidate a building; where several share a name, what else is written decides. */
function oneEach(candidate: Candidate, folded: string): Candidate[] {
  const { entries } = candidate;
  if (entries.length <= 1) return [candidate];
  const context = entries.map((entry) => contextScore(entry, folded));
  const most = Math.max(...context);
  return entries.map((entry, i) => ({
    ...candidate,
    entries: [entry],
    anchor: entry.anchor,
    score: candidate.score * (context[i] === most ? 1 : 0.8),
  }));
}

/** How many of a building's own administrative words stand in the text. */
function contextScore(entry: Entry, folded: string): number {
  const words = entry.context.match(/[\u4e00-\u9fff]{2,6}?(?:街道|社区|镇|乡|路|街|巷|小区)/g) ?? [];
  return new Set(words.filter((word) => folded.includes(word))).size;
}

function dropRepeats(sorted: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return sorted.filter((candidate) => {
    const mark = candidate.entries[0]?.id ?? `${candidate.how} ${candidate.anchor.join(' ')}`;
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}

/** What stands beside the part that was used, numbers of rooms left out. */
function unusedOf(folded: string, start: number, end: number): string {
  const after = folded
    .slice(end)
    .replace(/^[-,]?[\da-z-]*(?:幢|号|弄|单元|梯|门)?[\da-z-]*(?:室|房|户|号室|号房|层|楼)?/, '');
  return [cutAdmin(folded.slice(0, start)).rest, after]
    .map((part) => part.replace(/^[,()]+|[,()]+$/g, ''))
    .filter(Boolean)
    .join(' ');
}
