import { describe, expect, it } from 'vitest';
import { AddressBook } from '#shared/domain/address/index';
import { makeCases, makeTown } from '#tests/helpers/addressCases';
import { precision, recall, scoreCases } from '#tests/helpers/addressScore';
import { sound } from './fixture.ts';

describe.each([
  [3, 900],
  [21, 300],
])('a made town (seed %i, %i buildings) and office lists about it', (seed, size) => {
  const town = makeTown(seed, size);
  const book = new AddressBook({ sound });
  for (const building of town.buildings) book.upsert(building);
  const { all, ways } = scoreCases(book, makeCases(town, seed + 1, 1500));

  it('are written in at least forty ways, ten of which must lead nowhere', () => {
    expect(ways.length).toBeGreaterThanOrEqual(40);
    expect(ways.filter(({ resolvable }) => resolvable === 0).length).toBeGreaterThanOrEqual(10);
  });
  it('land right: precision ≥ 0.98, recall ≥ 0.95 of all that may be placed', () => {
    expect(precision(all)).toBeGreaterThanOrEqual(0.98);
    expect(recall(all)).toBeGreaterThanOrEqual(0.95);
  });
  it('no way of writing is placed wrong more than once in ten', () => {
    for (const way of ways)
      expect(`${way.way} ${way.accepted - way.right <= way.cases / 10}`).toContain('true');
  });
});
