function capacity(size: number): number {
  return Math.max(64, Math.ceil(size * 1.5));
}

/** The array itself when it has room for `size` items, otherwise a longer copy. */
export function growFloat32(array: Float32Array<ArrayBuffer>, size: number): Float32Array<ArrayBuffer> {
  if (array.length >= size) return array;
  const grown = new Float32Array(capacity(size));
  grown.set(array);
  return grown;
}

/** As `growFloat32`. */
export function growFloat64(array: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  if (array.length >= size) return array;
  const grown = new Float64Array(capacity(size));
  grown.set(array);
  return grown;
}

/** As `growFloat32`. */
export function growUint8(array: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  if (array.length >= size) return array;
  const grown = new Uint8Array(capacity(size));
  grown.set(array);
  return grown;
}

/** As `growFloat32`. */
export function growInt32(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (array.length >= size) return array;
  const grown = new Int32Array(capacity(size));
  grown.set(array);
  return grown;
}
