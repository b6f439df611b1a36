import type { LngLat } from '../geo/types.ts';

/** A building of the register as addresses name it. */
export type AddressBuilding = {
  readonly id: string;
  /** The name and all aliases. */
  readonly names: readonly string[];
  readonly estate: string | null;
  /** Road and number; also a range of them (`白云路8-16号`). */
  readonly addresses: readonly string[];
  /** How many 单元 it has, when known. */
  readonly units?: number | null;
  /** WGS-84. */
  readonly anchor: LngLat;
};

/** A way of writing that somebody taught: it stands for a building, or for a point where no building is. */
export type AddressAlias = {
  readonly id: string;
  /** See `aliasKey`. */
  readonly key: string;
  readonly thingId: string | null;
  /** WGS-84; the building's own anchor comes first. */
  readonly anchor: LngLat | null;
};

/** What an answer rests on: a building of the register, a learned writing, a road's range of numbers, an estate or road as a whole. */
export type FoundBy = 'building' | 'alias' | 'range' | 'estate' | 'road';

/** One place that an address may mean. */
export type AddressGuess = {
  /** The building; null for an estate or a road as a whole, and for a learned point. */
  readonly thingId: string | null;
  /** WGS-84. */
  readonly anchor: LngLat;
  /** 0–1; from `PLACE_CONFIDENCE` on a record may be placed without asking. */
  readonly confidence: number;
  readonly how: FoundBy;
  /** The part of the folded text that was understood: name and number, never a room. */
  readonly matched: string;
};

export type AddressAnswer = {
  /** Null when nothing fits, or when several places fit as well as each other. */
  readonly best: AddressGuess | null;
  /** Others that it may mean, best first, at most five. */
  readonly alternatives: readonly AddressGuess[];
  /** What of the folded text could not be used. */
  readonly unused: string;
};

/** How a character sounds (its pinyin without tone); injected, so that this folder stays pure. */
export type Sound = (character: string) => string;

/** From here on a record is placed without a question; below, it waits with a guess. */
export const PLACE_CONFIDENCE = 0.75;
