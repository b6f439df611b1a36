/** Damaged copies of files, for showing that no file can make the import hang or crash. Seeded: the same at every run. */

import { seeded } from '#shared/domain/random';

export type NamedFile = { readonly file: string; readonly bytes: Uint8Array };

type Random = () => number;
type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const below = (random: Random, limit: number): number => Math.floor(random() * Math.max(1, limit));
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const flipBits: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const count = 1 + below(random, Math.max(4, bytes.length / 200));
  for (let i = 0; i < count; i += 1) {
    const at = below(random, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
  }
  return copy;
};
const truncate: Damage = (bytes, random) => bytes.slice(0, below(random, bytes.length));
const beheaded: Damage = (bytes, random) => bytes.slice(below(random, Math.min(bytes.length, 512)));
const swapChunks: Damage = (bytes, random) => {
  const [a, b, c] = [0, 0, 0].map(() => below(random, bytes.length)).sort((x, y) => x - y) as [
    number,
    number,
    number,
  ];
  return join(bytes.slice(0, a), bytes.slice(b, c), bytes.slice(a, b), bytes.slice(c));
};
const repeatChunk: Damage = (bytes, random) => {
  const at = below(random, bytes.length);
  const chunk = bytes.slice(at, at + 1 + below(random, 4_096));
  const times = 1 + below(random, 20);
  return join(bytes.slice(0, at), ...Array.from({ length: times }, () => chunk), bytes.slice(at));
};
/** A count or size somewhere becomes as large as it can be. */
const hugeNumber: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const at = below(random, Math.max(1, copy.length - 4));
  copy.set([0xff, 0xff, 0xff, random() < 0.5 ? 0x7f : 0xff].slice(0, copy.length - at), at);
  return copy;
};
const zeros: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const at = below(random, copy.length);
  copy.fill(0, at, at + 1 + below(random, 256));
  return copy;
};
/** A directory entry of a zip promises a thousand million bytes. */
const inflatedSize: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const entries: number[] = [];
  for (let at = 0; at + 46 <= copy.length; at += 1)
    if (copy[at] === 0x50 && copy[at + 1] === 0x4b && copy[at + 2] === 1 && copy[at + 3] === 2)
      entries.push(at);
  const entry = entries[below(random, entries.length)];
  if (entry === undefined) return flipBits(bytes, random);
  new DataView(copy.buffer).setUint32(entry + 24, 1_000_000_000, true);
  return copy;
};
const nested: Damage = (bytes, random) => {
  const at = below(random, bytes.length);
  const [text] = [['[', '<a>', '{"a":', '((('][below(random, 4)] ?? '['];
  return join(bytes.slice(0, at), encode(text.repeat(50_000)), bytes.slice(at));
};
const strangeText: Damage = (bytes, random) => {
  const at = below(random, bytes.length);
  const texts = [
    '\u0000\uFFFF',
    '"',
    "'",
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '\r\r\n',
    '1e999',
    'NaN',
    '\uFEFF',
  ];
  return join(bytes.slice(0, at), encode(texts[below(random, texts.length)] ?? ''), bytes.slice(at));
};

const DAMAGES: readonly Damage[] = [
  flipBits,
  truncate,
  beheaded,
  swapChunks,
  repeatChunk,
  hugeNumber,
  zeros,
  inflatedSize,
  nested,
  strangeText,
];

const endingOf = (file: string): string => /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** `count` damaged copies of each format (ending) among the files, named `…~n.ending`. */
export function* mutations(files: readonly NamedFile[], count: number, seed: number): Generator<NamedFile> {
  for (const format of new Set(files.map(({ file }) => endingOf(file)))) {
    const originals = files.filter(({ file }) => endingOf(file) === format);
    const random = seeded(seed + format.length * 7_919 + (format.charCodeAt(0) || 0));
    for (let n = 0; n < count; n += 1) {
      const original = originals[below(random, originals.length)];
      if (!original || original.bytes.length === 0) continue;
      let { bytes } = original;
      for (let times = 1 + below(random, 3); times > 0; times -= 1)
        bytes = (DAMAGES[below(random, DAMAGES.length)] ?? flipBits)(bytes, random);
      yield { file: `${original.file.replace(/\.[^./]+$/, '')}~${n}.${format}`, bytes };
    }
  }
}
