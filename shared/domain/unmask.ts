import type { FieldSpec, PrivacyClass } from './kinds/index.ts';
import { ITEM_PRIVACY, maskItem, maskValue } from './privacy.ts';

type Item = Readonly<Record<string, unknown>>;
type Parts = Readonly<Record<string, PrivacyClass>>;

const isItem = (value: unknown): value is Item => value !== null && typeof value === 'object';

/** How many of an item's personal parts are just the masks of a stored item's. */
const masksOf = (parts: Parts, given: Item, stored: Item): number =>
  Object.entries(parts).filter(
    ([key, privacy]) => stored[key] !== undefined && given[key] === maskValue(privacy, stored[key]),
  ).length;

function unmaskItem(parts: Parts, given: Item, stored: readonly unknown[]): Item {
  const best = stored
    .filter(isItem)
    .map((item) => ({ item, masks: masksOf(parts, given, item) }))
    .reduce((a, b) => (b.masks > a.masks ? b : a), { item: {} as Item, masks: 0 });
  if (best.masks === 0) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const privacy = parts[key];
      const was = best.item[key];
      return [key, privacy && was !== undefined && value === maskValue(privacy, was) ? was : value];
    }),
  );
}

/**
 * A list of contacts or certificates as it was meant: the personal parts of an item that come back as they went out,
 * masked, are the stored ones again, also when the rest of the item, or of the list, has changed.
 */
export function unmaskItems(field: FieldSpec, stored: unknown, given: unknown): unknown {
  const parts = ITEM_PRIVACY[field.type];
  if (!parts || !Array.isArray(stored) || !Array.isArray(given)) return given;
  return given.map((item, index) => {
    if (!isItem(item)) return item;
    // The same place in the list first: two people may have the same mask.
    const same = stored[index];
    if (isItem(same) && JSON.stringify(maskItem(parts, same)) === JSON.stringify(item)) return same;
    return unmaskItem(parts, item, stored);
  });
}
