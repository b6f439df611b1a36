/**
 * A value with typed arrays as one run of bytes, for HTTP: four bytes little-endian length of a JSON head,
 * the head, padding to 8, then the arrays' bytes one after another, each padded to 8.
 * In the JSON an array stands as `{"$bin": [type, offset, length]}` (offset in bytes from the end of the head).
 * A plain object with a `$bin` key of its own is refused, so the mark cannot be forged by data.
 */
const TYPES = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type TypeName = keyof typeof TYPES;
type AnyArray = InstanceType<(typeof TYPES)[TypeName]>;

const pad8 = (length: number): number => (length + 7) & ~7;

function typeOf(value: unknown): TypeName | undefined {
  for (const name of Object.keys(TYPES) as TypeName[]) if (value instanceof TYPES[name]) return name;
  return undefined;
}

/** UTF-8 in and out, injected because this module knows neither Node nor the DOM. */
export type Utf8 = { encode(text: string): Uint8Array; decode(bytes: Uint8Array): string };

/** Packs a value. Throws TypeError on a plain object with the key `$bin`. */
export function encodeEnvelope(value: unknown, utf8: Utf8): Uint8Array {
  const parts: { offset: number; bytes: Uint8Array }[] = [];
  let size = 0;
  const head = utf8.encode(JSON.stringify(walk(value), (_key, inner) => inner) ?? 'null');
  function walk(node: unknown): unknown {
    const type = typeOf(node);
    if (type) {
      const array = node as AnyArray;
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      parts.push({ offset: size, bytes });
      const mark = { $bin: [type, size, array.length] };
      size += pad8(bytes.length);
      return mark;
    }
    if (Array.isArray(node)) return node.map(walk);
    if (node !== null && typeof node === 'object') {
      if ('$bin' in node) throw new TypeError('reserved key');
      return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
    }
    return node;
  }
  const bodyStart = pad8(4 + head.length);
  const out = new Uint8Array(bodyStart + size);
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, 4);
  for (const part of parts) out.set(part.bytes, bodyStart + part.offset);
  return out;
}

/** Unpacks what `encodeEnvelope` made. Throws RangeError or SyntaxError on anything else. */
export function decodeEnvelope(bytes: Uint8Array, utf8: Utf8): unknown {
  // A copy when the view is not aligned: typed arrays need offsets that their size divides.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const headLength = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength).getUint32(0, true);
  if (4 + headLength > aligned.length) throw new RangeError('envelope too short');
  const bodyStart = aligned.byteOffset + pad8(4 + headLength);
  const revive = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(revive);
    if (node !== null && typeof node === 'object') {
      const mark = (node as { $bin?: unknown }).$bin;
      if (Array.isArray(mark)) {
        const [type, offset, length] = mark as [TypeName, number, number];
        const Constructor = TYPES[type];
        if (!Object.hasOwn(TYPES, type)) throw new RangeError('unknown array type');
        // The buffer under a view may hold more than this message, so its own bounds are not enough.
        const end = bodyStart + offset + length * Constructor.BYTES_PER_ELEMENT;
        if (!(offset >= 0 && length >= 0 && end <= aligned.byteOffset + aligned.byteLength))
          throw new RangeError('array outside the envelope');
        return new Constructor(aligned.buffer as ArrayBuffer, bodyStart + offset, length);
      }
      return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, revive(inner)]));
    }
    return node;
  };
  return revive(JSON.parse(utf8.decode(aligned.subarray(4, 4 + headLength))));
}
