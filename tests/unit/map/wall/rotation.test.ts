import fc from 'fast-check';
import { expect, it } from 'vitest';
import { turned, viewsInTurn } from '#renderer/features/map/wall/rotation';
import type { SavedView } from '#shared/contract/views';

const views = ['甲', '乙', '丙'].map((name) => ({ id: name, name }) as unknown as SavedView);
const names = (chosen: readonly string[]): string[] => viewsInTurn(views, chosen).map(({ name }) => name);

it('the chosen views turn in the office’s order; without a choice, or when none of them is left, all do', () => {
  expect(names(['丙', '甲'])).toEqual(['甲', '丙']);
  expect(names([])).toEqual(['甲', '乙', '丙']);
  expect(names(['没有了'])).toEqual(['甲', '乙', '丙']);
});

it('going on visits every view once and comes home, going back undoes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(29), (count, start) => {
      const first = start % count;
      const seen = new Set<number>();
      let at = first;
      for (let step = 0; step < count; step += 1) {
        seen.add(at);
        expect(turned(turned(at, 1, count), -1, count)).toBe(at);
        at = turned(at, 1, count);
      }
      expect(seen.size).toBe(count);
      expect(at).toBe(first);
    }),
  );
  expect(turned(0, 1, 0)).toBe(0);
});
