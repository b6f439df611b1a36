import { z } from 'zod';
import type { Thing, ThingPatch } from '#shared/contract/things';
import { buildingPart } from '#shared/domain/address/index';
import { maskAddress } from '#shared/domain/privacy';
import type { ThingRow } from '../store/schema.ts';
import { parseJson } from './json.ts';

/** What `things.orig_crs` says of a position that was found by an address, not surveyed or clicked. */
export const ADDRESS_CRS = 'address';

/** What `things.orig_geometry` then holds: what is written, down to the building; by what and how surely it was found. */
const originSchema = z.object({
  text: z.string(),
  how: z.enum(['building', 'alias', 'range', 'estate', 'road']),
  confidence: z.number(),
});

export type ByAddress = NonNullable<NonNullable<ThingPatch['position']>['byAddress']>;
/** Whose address it is: the name and the numbers of people are not kept with it. */
export type Addressed = {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
};

/** What may be kept of a written address: down to the building, without the person whom it is about. */
export function keepableText({ name, address, phone }: Addressed): string {
  let text = address ?? '';
  for (const word of [name.trim(), phone?.trim() ?? ''])
    if (word.length >= 2) text = text.replaceAll(word, ',');
  return buildingPart(text);
}

/** The columns that tell a position found by an address from a surveyed one. */
export function originColumns(by: ByAddress, about: Addressed) {
  const origin = {
    text: keepableText(about),
    how: by.how,
    confidence: Math.round(by.confidence * 100) / 100,
  };
  return { orig_crs: ADDRESS_CRS, orig_geometry: JSON.stringify(origin) };
}

/** How a thing was placed by its address; null when it was not. */
export function placedByOf(row: Pick<ThingRow, 'orig_crs' | 'orig_geometry'>): Thing['placedBy'] {
  if (row.orig_crs !== ADDRESS_CRS || row.orig_geometry === null) return null;
  // A damaged note costs the note, not the thing.
  const parsed = originSchema.safeParse(parseJson(row.orig_geometry).value);
  return parsed.success ? { ...parsed.data, text: maskAddress(parsed.data.text) } : null;
}
