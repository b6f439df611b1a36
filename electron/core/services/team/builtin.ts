import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { levelSchema } from '#shared/contract/common';
import { MOST_DEMANDS, type RunCard, runDemandSchema } from '#shared/domain/matching/team/index';

const FILE = 'run-cards/standard.json';
const fileSchema = z.array(
  z.object({
    categoryId: z.string().nullable(),
    level: levelSchema,
    demands: z.array(runDemandSchema).max(MOST_DEMANDS),
  }),
);

/** The id of a built-in card, the same in every map. */
const builtinId = (categoryId: string | null, level: number): string =>
  `run-card-${categoryId ?? 'general'}-${level}`;

/**
 * The run cards that every map begins with. `resourcesDir` is `CorePorts.resourcesDir`. Throws when the file is missing
 * or not of its schema, or a card comes twice: a fault of the program, not of the user.
 */
export function readBuiltinCards(resourcesDir: string): readonly RunCard[] {
  const cards = fileSchema
    .parse(JSON.parse(readFileSync(join(resourcesDir, FILE), 'utf8')))
    .map((card) => ({ ...card, id: builtinId(card.categoryId, card.level) }));
  if (new Set(cards.map(({ id }) => id)).size < cards.length) throw new Error('a run card comes twice');
  return cards;
}
