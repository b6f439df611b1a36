import type { FoundAddress } from '#shared/contract/addresses';
import type { AddressAnswer, AddressGuess } from '#shared/domain/address/index';
import { maskAddress } from '#shared/domain/privacy';
import type { MapSession } from '../../session.ts';

type Shown = { readonly best: FoundAddress | null; readonly alternatives: FoundAddress[] };

/** Guesses as they leave the core: with the buildings' names, and never a room. */
export async function shownAnswers(session: MapSession, answers: readonly AddressAnswer[]): Promise<Shown[]> {
  const guesses = answers.flatMap(({ best, alternatives }) =>
    best ? [best, ...alternatives] : alternatives,
  );
  const ids = [...new Set(guesses.flatMap(({ thingId }) => thingId ?? []))];
  const rows =
    ids.length === 0
      ? []
      : await session.store.read.selectFrom('things').select(['id', 'name']).where('id', 'in', ids).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const shown = (guess: AddressGuess): FoundAddress => ({
    ...guess,
    anchor: [...guess.anchor],
    name: names.get(guess.thingId ?? '') ?? '',
    matched: maskAddress(guess.matched),
  });
  return answers.map(({ best, alternatives }) => ({
    best: best && shown(best),
    alternatives: alternatives.map(shown),
  }));
}
