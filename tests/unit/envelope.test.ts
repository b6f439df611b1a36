import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEnvelope, encodeEnvelope } from '#shared/contract/envelope';

const utf8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};
const key = fc.string().filter((name) => name !== '$bin' && name !== '__proto__');
const leaf = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(key, tie('any'), { maxKeys: 4 }),
  ),
})).any;
/** JSON has no negative zero; everything else comes back as it was. */
const zeroless = (one: unknown): unknown => (Object.is(one, -0) ? 0 : one);

describe('the envelope', () => {
  it('brings every value back, typed arrays by their type, wherever it starts in its buffer', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 9 }), (given, shift) => {
        const packed = encodeEnvelope(given, utf8);
        const elsewhere = new Uint8Array(packed.length + shift);
        elsewhere.set(packed, shift);
        const plain = (one: unknown): unknown =>
          JSON.parse(
            JSON.stringify(one, (_key, inner) => (ArrayBuffer.isView(inner) ? undefined : zeroless(inner))) ??
              'null',
          );
        const back = decodeEnvelope(elsewhere.subarray(shift), utf8);
        expect(plain(back)).toEqual(plain(given));
        if (ArrayBuffer.isView(given)) expect(back).toEqual(given);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('never reads outside its own bytes', () => {
    const packed = encodeEnvelope({ a: new Uint8Array(8) }, utf8);
    const inside = new Uint8Array(packed.length + 64).fill(83);
    inside.set(packed);
    for (const [offset, length] of [
      [0, 9],
      [8, 1],
      [64, 1],
    ]) {
      const text = utf8.decode(packed.subarray(4)).replace('0,8', `${offset},${length}`);
      const forged = new Uint8Array(inside.buffer.slice(0), 0, packed.length);
      const head = utf8.encode(text.slice(0, text.indexOf('}') + 2).replaceAll('\0', ''));
      new DataView(forged.buffer).setUint32(0, head.length, true);
      forged.set(head, 4);
      expect(() => decodeEnvelope(forged, utf8)).toThrow(RangeError);
    }
  });

  it('refuses data that wears its own mark', () => {
    expect(() => encodeEnvelope({ a: { $bin: ['u8', 0, 1] } }, utf8)).toThrow(TypeError);
  });
});
