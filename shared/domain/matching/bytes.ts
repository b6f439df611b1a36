type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;
type TypedArrayClass<T> = {
  new (buffer: ArrayBuffer, offset: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
};
type Section = { readonly name: string; readonly offset: number; readonly bytes: number };

const MAGIC = 0x494d4d4c; // "LMMI"
/** Separates texts in one section; no stored text holds it. */
const SEPARATOR = '\u0000';
const align = (n: number): number => Math.ceil(n / 8) * 8;

// This folder knows no Node and no DOM, but both have these.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/** Gathers named arrays and texts into one run of bytes (little-endian, as every machine that we run on). */
export class ByteWriter {
  readonly #sections: { name: string; bytes: Uint8Array }[] = [];

  array(name: string, array: TypedArray): void {
    this.#sections.push({ name, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
  }
  texts(name: string, texts: readonly string[]): void {
    this.array(name, new TextEncoder().encode([String(texts.length), ...texts].join(SEPARATOR)));
  }

  finish(version: number): Uint8Array {
    let offset = 0;
    const sections: Section[] = this.#sections.map(({ name, bytes }) => {
      const section = { name, offset, bytes: bytes.length };
      offset = align(offset + bytes.length);
      return section;
    });
    const header = new TextEncoder().encode(JSON.stringify(sections));
    const start = align(12 + header.length);
    const out = new Uint8Array(start + offset);
    const view = new DataView(out.buffer);
    view.setUint32(0, MAGIC, true);
    view.setUint32(4, version, true);
    view.setUint32(8, header.length, true);
    out.set(header, 12);
    for (const [i, { bytes }] of this.#sections.entries())
      out.set(bytes, start + (sections[i] as Section).offset);
    return out;
  }
}

/** Reads what a ByteWriter finished. Throws RangeError for bytes of another make or version. */
export class ByteReader {
  readonly #buffer: ArrayBuffer;
  readonly #sections: ReadonlyMap<string, Section>;
  readonly #start: number;

  constructor(bytes: Uint8Array, version: number) {
    const copy = new Uint8Array(bytes.length);
    copy.set(bytes); // aligned, and not shared with a pool
    this.#buffer = copy.buffer;
    if (copy.length < 12) throw new RangeError('not a saved index');
    const view = new DataView(this.#buffer);
    if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== version)
      throw new RangeError('not a saved index of this version');
    const length = view.getUint32(8, true);
    this.#start = align(12 + length);
    if (this.#start > copy.length) throw new RangeError('saved index is cut off');
    const sections = JSON.parse(new TextDecoder().decode(copy.subarray(12, 12 + length))) as Section[];
    this.#sections = new Map(sections.map((section) => [section.name, section]));
  }

  array<T extends TypedArray>(name: string, type: TypedArrayClass<T>): T {
    const section = this.#sections.get(name);
    if (section === undefined) throw new RangeError(`saved index lacks ${name}`);
    return new type(this.#buffer, this.#start + section.offset, section.bytes / type.BYTES_PER_ELEMENT);
  }
  texts(name: string): string[] {
    const [count = '0', ...texts] = new TextDecoder().decode(this.array(name, Uint8Array)).split(SEPARATOR);
    if (texts.length !== Number(count)) throw new RangeError(`saved index: ${name} is damaged`);
    return texts;
  }
}
