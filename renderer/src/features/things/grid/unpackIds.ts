const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Ids as texts from their packed bytes, 16 each. */
export function unpackIds(bytes: Uint8Array): string[] {
  const hex = (from: number, to: number): string => {
    let text = '';
    for (let at = from; at < to; at += 1) text += HEX[bytes[at] ?? 0];
    return text;
  };
  return Array.from({ length: bytes.length / 16 }, (_, index) => {
    const at = index * 16;
    return `${hex(at, at + 4)}-${hex(at + 4, at + 6)}-${hex(at + 6, at + 8)}-${hex(at + 8, at + 10)}-${hex(at + 10, at + 16)}`;
  });
}
