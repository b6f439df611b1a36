import type { FoundAddress } from '#shared/contract/addresses';
import type { AddressAnswer, AddressGuess } from '#shared/domain/address/index';
import { maskAddress } from '#shared/domain/privacy';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';

type Shown = { readonly best: FoundAddress | null; readonly alternatives: FoundAddress[] };

/** A building's name as one says it: with its estate, where the name alone is 3幢. */
export function buildingName(row: { readonly name: string; readonly attrs: string }): string {
  const { estate } = parseJson(row.attrs).value;
  return typeof estate === 'string' && !row.name.includes(estate) ? `${estate}${row.name}` : row.name;
}

/** Guesses as they leave the core: with the buildings' names, and never a room. */
export async function shownAnswers(session: MapSession, answers: readonly AddressAnswer[]): Promise<Shown[]> {
  const guesses = answers.flatMap(({ best, alternatives }) =>
    best ? [best, ...alternatives] : alternatives,
  );
  const ids = [...new Set(guesses.flatMap(({ thingId }) => thingId ?? []))];
  const rows =
    ids.length === 0
      ? []
      : await session.store.read
          .selectFrom('things')
          .select(['id', 'name', 'attrs'])
          .where('id', 'in', ids)
          .execute();
  const names = new Map(rows.map((row) => [row.id, buildingName(row)]));
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
