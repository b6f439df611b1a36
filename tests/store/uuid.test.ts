import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packUuid, unpackUuid } from '#core/store/markerCache';

it('ids go to 16 bytes and back', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(3), (id, slot) => {
      const bytes = new Uint8Array(64);
      packUuid(id, bytes, slot * 16);
      expect(unpackUuid(bytes, slot * 16)).toBe(id);
    }),
  );
});
