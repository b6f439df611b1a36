import { type AddressAnswer, type AddressBook, PLACE_CONFIDENCE } from '#shared/domain/address/index';
import { haversineM } from '#shared/domain/geo/distance';
import type { AddressCase } from './addressCases.ts';

/** How the answers to one way of writing (or to all) stand to the truth. */
export type Score = {
  readonly way: string;
  readonly cases: number;
  /** Must lead somewhere. */
  readonly resolvable: number;
  /** Answers sure enough to place a record without asking. */
  readonly accepted: number;
  readonly right: number;
  /** The best guess is right, however sure. */
  readonly rightGuess: number;
};

const isRight = ({ truth }: AddressCase, { best }: AddressAnswer): boolean => {
  if (best === null || truth.type === 'none') return false;
  return truth.type === 'building'
    ? best.thingId === truth.id
    : haversineM(best.anchor, truth.at) <= truth.withinM;
};

function scoreOf(way: string, asked: readonly (readonly [AddressCase, AddressAnswer])[]): Score {
  const accepted = asked.filter(([, { best }]) => best !== null && best.confidence >= PLACE_CONFIDENCE);
  return {
    way,
    cases: asked.length,
    resolvable: asked.filter(([{ truth }]) => truth.type !== 'none').length,
    accepted: accepted.length,
    right: accepted.filter(([one, answer]) => isRight(one, answer)).length,
    rightGuess: asked.filter(([one, answer]) => isRight(one, answer)).length,
  };
}

/** Asks every case; the score of each way of writing, and of all together. */
export function scoreCases(
  book: AddressBook,
  cases: readonly AddressCase[],
): { all: Score; ways: readonly Score[] } {
  const asked = cases.map((one) => [one, book.resolve(one.text)] as const);
  const ways = [...new Set(cases.map(({ way }) => way))].sort();
  return {
    all: scoreOf('all', asked),
    ways: ways.map((way) =>
      scoreOf(
        way,
        asked.filter(([one]) => one.way === way),
      ),
    ),
  };
}

/** Of what is placed without asking, how much is right. */
export const precision = ({ right, accepted }: Score): number => (accepted === 0 ? 1 : right / accepted);
/** Of what must lead somewhere, how much is placed right without asking. */
export const recall = ({ right, resolvable }: Score): number => (resolvable === 0 ? 1 : right / resolvable);
