import type { LngLat } from '../geo/types.ts';
import type { KindId } from '../kinds/index.ts';
import type { DateException, SkillLevel, WeeklySlot } from '../kinds/values.ts';
import type { Habit } from './learn/habit.ts';
import type { Obstacle, Ring, Shortage, Widening } from './outcome.ts';
import type { ReasonCode } from './reasonCodes.ts';
import type {
  Corrections,
  CountRead,
  JudgedBy,
  Quantity,
  ReadAs,
  Urgency,
  VulnerableFound,
  VulnerableGroup,
  WhenRead,
} from './understand/types.ts';
import type { MatchWeights, ReasonPart } from './weights/weights.ts';

/** Cuts a text into words, longer words with their parts (search mode); injected, so that this folder stays pure. */
export type Segmenter = (text: string) => readonly string[];

export type { ReasonPart };

/** One reason of a pick: i18n key `reason.<code>` with params, and what it adds to the score. */
export type MatchReason = {
  code: ReasonCode;
  params: Record<string, string | number>;
  part: ReasonPart;
  points: number;
};

/** Somebody or something that may solve problems. Holds no phone and no address: those are fetched for the picks. */
export type MatchDoc = {
  readonly id: string;
  readonly kind: KindId;
  readonly name: string;
  /** Skills, capabilities and certificates, as the office wrote them. */
  readonly tags: readonly string[];
  /** What the tree of skills knows to be near these: who has it can do it too, if need be. */
  readonly kin?: readonly string[];
  /** What it is: name of its category, type of unit. */
  readonly category: string;
  /** Keywords of its category: they tell of the whole class, so they count little and make nobody responsible. */
  readonly keywords: string;
  readonly note: string;
  /** WGS-84, or null when it has no place. */
  readonly anchor: LngLat | null;
  readonly cellId: string | null;
  /** Null: not known. */
  readonly weekly: readonly WeeklySlot[] | null;
  /** Days that overrule the week; the last one that covers an instant decides. */
  readonly exceptions: readonly DateException[] | null;
  /** `YYYY-MM-DD` or null. */
  readonly notBefore: string | null;
  readonly closedOnHolidays: boolean;
  /** Null: not known. */
  readonly capacity: 'free' | 'none' | 'waiting' | 'assess' | null;
  readonly onCall: boolean;
  readonly serviceRange: 'cell' | 'community' | 'street' | 'district' | null;
  readonly maxCallsPerMonth: number | null;
  /** Days that must pass after a call before the next. */
  readonly minRestDays: number | null;
  /** How well skills are had: the skill with its other words in one text, and its level. */
  readonly levels?: readonly { readonly skill: string; readonly level: SkillLevel }[];
  /** `expiresOn`: the last day, `YYYY-MM-DD`, null when it does not end. */
  readonly certificates?: readonly { readonly name: string; readonly expiresOn: string | null }[];
  /** `YYYY-MM-DD` or null. */
  readonly verifiedOn: string | null;
  /** False: a person whose consent is missing or withdrawn; never proposed, not even kept in the index. */
  readonly mayBeAsked: boolean;
};

/** A category of problems with its lexicon. */
export type ProblemCategory = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly keywords: readonly string[];
  readonly needs: readonly string[];
  readonly responsible: readonly string[];
  readonly defaultLevel: number | null;
  readonly deadlineHours: number | null;
};

export type MatchCell = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Absent where nobody knows. */
  readonly tier?: 'community' | 'cell' | 'micro';
  readonly centre: LngLat;
  readonly leadId: string | null;
};

/** What the gazetteer knows a place by. */
export type NamedPlace = {
  readonly id: string;
  readonly type: PlaceType;
  readonly names: readonly string[];
  /** The estate of a building: `estate + name` is a name too. */
  readonly estate: string | null;
  readonly addresses: readonly string[];
  readonly anchor: LngLat;
};
/** A name that clerks gave a place: a thing, or a point where none is. */
export type LearnedName = {
  readonly id: string;
  readonly name: string;
  readonly thingId: string | null;
  readonly anchor: LngLat;
};
/** `alias`: what the office calls a place, learnt from clerks. */
export type PlaceType = 'building' | 'thing' | 'cell' | 'alias';

/** A closed problem. */
export type PastDoc = {
  readonly id: string;
  readonly text: string;
  readonly result: string;
  readonly categoryId: string | null;
  /** Ids of those who solved it. */
  readonly handlers?: readonly string[];
};

export type MatchQuery = {
  readonly text: string;
  /** A place chosen by hand beats one read from the text. */
  readonly anchor: LngLat | null;
  /** A category corrected by hand beats the guess. */
  readonly categoryId: string | null;
  readonly nowMs: number;
  /** When it should be solved; otherwise read from the text, otherwise now. */
  readonly atMs: number | null;
  readonly limit: number;
  /** What else was put right by hand. */
  readonly corrections?: Corrections | undefined;
  /**
   * 就近优先: people and resources only from the rings that the search had to go to (see widen), who meets a need of the
   * problem from the innermost ring outward, who only touches on it after them. Otherwise by score alone.
   */
  readonly nearFirst?: boolean;
  /** How much each part of the score counts; otherwise as the engine was told. */
  readonly weights?: MatchWeights;
};

export type UnderstoodPlace = {
  text: string;
  anchor: LngLat;
  thingId: string | null;
  cellId: string | null;
  /** 0–1. */
  confidence: number;
};

/** A category that is offered instead. */
export type CategoryChoice = { categoryId: string; share: number; because: string[] };

/** What was read from the text. */
export type Understood = {
  terms: string[];
  /** 其他 when nothing spoke for another one; null when there is no such category either. */
  categoryId: string | null;
  /** Nothing in the text says surely what it is about: the alternatives are then the nearest there are. */
  unsure: boolean;
  /** 0–1. */
  confidence: number;
  /** Who decided the category; null: nobody. */
  by: JudgedBy | 'clerk' | null;
  /** The words that decided the category. */
  because: string[];
  /** How much of that is learnt from the office's own problems; null: nothing. */
  learned: { part: number; texts: number; ofClass: number; words: string[] } | null;
  /** What the text alone says, whatever the clerk chose; null: nothing. */
  guess: { categoryId: string; share: number; because: string[]; by: JudgedBy } | null;
  /** What else it may be about, the likeliest first, each with the words that speak for it. */
  alternatives: CategoryChoice[];
  /** Words written with a slip, and what they were read as. */
  readAs: ReadAs[];
  needs: string[];
  /** The needs that the text names itself. */
  namedNeeds: string[];
  /** Needs that only a rival of the category brought, before any correction by hand. */
  rivalNeeds: string[];
  /** How many of a need are asked for, where that is more than one. */
  needCounts: { need: string; count: number }[];
  responsible: string[];
  /** 1–4; raised above the usual one when it is urgent, or as corrected. */
  level: number | null;
  /** The level before any correction by hand. */
  readLevel: number | null;
  /** The category's own level. */
  usualLevel: number | null;
  /** Hours to solve it in; fewer than usual when the level is raised. */
  deadlineHours: number | null;
  usualDeadlineHours: number | null;
  urgency: Urgency;
  vulnerable: VulnerableFound[];
  /** Those of them that were read, before any correction by hand. */
  readVulnerable: VulnerableGroup[];
  /** What the office's corrections taught about such problems, as far as it concerns this one. */
  habits: Habit[];
  quantities: Quantity[];
  /** Numbers as they were read, before any correction by hand. */
  readCounts: CountRead[];
  place: UnderstoodPlace | null;
  /** Buildings that the text names, none before the others; the clerk says which (`Corrections.place`). */
  placeChoices: string[];
  /** Where the clerk chose another place than the words say: words that sound like its name, the likeliest first. */
  placeWords: string[];
  /** The time that the text or the clerk names, or that is usual, epoch ms; null: none is. */
  wantedAtMs: number | null;
  /** The time as it was read, before any correction by hand; null: nothing could be learnt from putting it right. */
  readWhen: WhenRead | null;
  /** The time it is wanted, epoch ms. */
  atMs: number;
};

export type Pick = {
  thingId: string;
  kind: KindId;
  anchor: LngLat | null;
  distanceM: number | null;
  available: 'yes' | 'no' | 'unknown';
  /** The sum of its reasons' points. */
  score: number;
  reasons: MatchReason[];
  /** How far out it is; null where the place's cell is not known. */
  ring: Ring | null;
};

/** Somebody or something that fits the problem and yet is not in its list, and why. */
export type WhyNot = Pick & {
  /** What takes from its score, the most first. */
  obstacles: Obstacle[];
  /** Its place in the list without all of them, from 1. */
  rankWithout: number;
};

export type MatchAnswer = {
  understood: Understood;
  duty: Pick[];
  resources: Pick[];
  people: Pick[];
  past: { problemId: string; similarity: number }[];
  /** Needs that nobody at hand can meet at the time, in the order of the needs. */
  shortages: Shortage[];
  /** How far the search had to go; null where the place's cell is not known. */
  widening: Widening | null;
  /** Who fits and is not in the lists, and why; the best placed first. */
  whyNot: WhyNot[];
  /** How many had topical evidence. */
  candidateCount: number;
};
