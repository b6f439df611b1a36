/** Bytes of packed ids as four words a row, copied when they do not start on a word. */
function wordsOf(ids: Uint8Array): Uint32Array {
  const aligned = ids.byteOffset % 4 === 0 ? ids : ids.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The UUID text of row `row`. */
export function idAt(ids: Uint8Array, row: number): string {
  let text = '';
  for (let i = 0; i < 16; i += 1) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += HEX[ids[row * 16 + i] ?? 0];
  }
  return text;
}

/** Row of a UUID, or -1. */
export function rowOf(ids: Uint8Array, id: string): number {
  const hex = id.replaceAll('-', '');
  if (hex.length !== 32) return -1;
  const wanted = new Uint8Array(16);
  for (let i = 0; i < 16; i += 1) wanted[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  const rows = wordsOf(ids);
  const [a, b, c, d] = wordsOf(wanted);
  for (let at = 0; at < rows.length; at += 4) {
    if (rows[at + 3] === d && rows[at + 2] === c && rows[at + 1] === b && rows[at] === a) return at >> 2;
  }
  return -1;
}

/** Which rows of `ids` are in `wanted`: 1 or 0 a row. One open-addressed table, no texts: 100,000 ids in a few milliseconds. */
export function rowsIn(ids: Uint8Array, wanted: Uint8Array): Uint8Array {
  const rows = wordsOf(ids);
  const keys = wordsOf(wanted);
  const size = 2 ** Math.ceil(Math.log2(Math.max(8, keys.length / 2)));
  const table = new Int32Array(size).fill(-1);
  const slotOf = (words: Uint32Array, at: number): number =>
    (Math.imul(words[at + 3] ?? 0, 0x9e3779b1) ^ Math.imul(words[at + 1] ?? 0, 0x85ebca6b)) & (size - 1);
  for (let at = 0; at < keys.length; at += 4) {
    let slot = slotOf(keys, at);
    while (table[slot] !== -1) slot = (slot + 1) & (size - 1);
    table[slot] = at;
  }
  const found = new Uint8Array(rows.length >> 2);
  for (let at = 0; at < rows.length; at += 4) {
    let slot = slotOf(rows, at);
    for (let key = table[slot] ?? -1; key !== -1; key = table[slot] ?? -1) {
      if (sameWords(rows, at, keys, key)) {
        found[at >> 2] = 1;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return found;
}

function sameWords(a: Uint32Array, at: number, b: Uint32Array, bt: number): boolean {
  return a[at] === b[bt] && a[at + 1] === b[bt + 1] && a[at + 2] === b[bt + 2] && a[at + 3] === b[bt + 3];
}
