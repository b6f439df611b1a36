import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packUuid } from '#core/store/markerCache';
import { idAt, rowOf, rowsIn } from '#renderer/features/map/points/ids';

const uuids = (texts: readonly string[]): Uint8Array => {
  const bytes = new Uint8Array(texts.length * 16);
  for (const [row, text] of texts.entries()) packUuid(text, bytes, row * 16);
  return bytes;
};

describe('packed ids', () => {
  it('come back as the core packed them, and are found again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 }), (texts) => {
        const ids = uuids(texts);
        for (const [row, text] of texts.entries()) {
          expect(idAt(ids, row)).toBe(text);
          expect(rowOf(ids, text)).toBe(row);
        }
      }),
    );
  });

  it('an id that is not there, or no id at all, has no row', () => {
    const ids = uuids(['01890000-0000-7000-8000-000000000001']);
    expect(rowOf(ids, '01890000-0000-7000-8000-000000000002')).toBe(-1);
    expect(rowOf(ids, 'x')).toBe(-1);
    expect(rowOf(new Uint8Array(0), '01890000-0000-7000-8000-000000000001')).toBe(-1);
  });

  it('rowsIn says the same as a set of texts, wherever the bytes start in their buffer', () => {
    // Few different values on purpose: ids that share words must not be taken for one another.
    const id = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5 }))
      .map(([a, b]) => `0189000${a}-0000-7000-8000-00000000000${b}`);
    fc.assert(
      fc.property(
        fc.array(id, { maxLength: 40 }),
        fc.array(id, { maxLength: 40 }),
        fc.integer({ min: 0, max: 3 }),
        (all, wanted, shift) => {
          const shifted = new Uint8Array(all.length * 16 + shift);
          shifted.set(uuids(all), shift);
          const found = rowsIn(shifted.subarray(shift), uuids(wanted));
          expect([...found]).toEqual(all.map((text) => (wanted.includes(text) ? 1 : 0)));
        },
      ),
    );
  });
});
