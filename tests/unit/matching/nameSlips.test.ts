import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameSlips } from '#shared/domain/matching/nameSlips';

const CHARACTERS = '甘荷里竹梅兰苑园';
const sound = (c: string): string =>
  ({ 荷: 'he', 里: 'li', 竹: 'zhu', 梅: 'mei', 苑: 'yuan', 园: 'yuan' })[c] ?? c;
const name = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 3, maxLength: 7 });
const text = fc.string({ unit: fc.constantFrom(...CHARACTERS, ','), maxLength: 24 });

/** The plain way: every name at every place. */
function plainly(names: readonly string[], said: string): string | null {
  const fits = (written: string, key: string): boolean => {
    const wrong = [...key].flatMap((c, i) => (c === written[i] ? [] : [i]));
    const [at] = wrong;
    if (wrong.length !== 1 || at === undefined || written[at] === ',') return false;
    return key.length >= 6 || sound(written[at] ?? '') === sound(key[at] ?? '');
  };
  for (let length = 7; length >= 4; length -= 1)
    for (let at = 0; at + length <= said.length; at += 1) {
      const written = said.slice(at, at + length);
      const found = names.filter((key) => key.length === length && fits(written, key)).sort();
      if (found[0] !== undefined) return found[0];
    }
  return null;
}

describe('names with one wrong character', () => {
  it('are found as by trying every name at every place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), text, (names, said) => {
        const slips = new NameSlips(sound);
        for (const one of names) slips.add(one);
        expect(slips.find(said)?.key ?? null).toBe(plainly(names, said));
      }),
      { numRuns: 500 },
    );
  });
  it('are forgotten when they are removed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), text, (names, said) => {
        const [gone = '', ...left] = names;
        const slips = new NameSlips(sound);
        for (const one of names) slips.add(one);
        slips.remove(gone);
        expect(slips.find(said)?.key ?? null).toBe(plainly(left, said));
      }),
    );
  });
});
