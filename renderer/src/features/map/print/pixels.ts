/** Rows of a picture on their way into a file: compressed while they come, so that the whole never stands in memory. */
export class PixelPacker {
  readonly width: number;
  private readonly before: Uint8Array<ArrayBuffer>;
  private readonly writer: WritableStreamDefaultWriter<BufferSource>;
  private readonly packed: Promise<Uint8Array<ArrayBuffer>>;

  constructor(width: number) {
    this.width = width;
    this.before = new Uint8Array(width * 3);
    const stream = new CompressionStream('deflate');
    this.writer = stream.writable.getWriter();
    this.packed = new Response(stream.readable).arrayBuffer().then((buffer) => new Uint8Array(buffer));
    // Whoever ends asks for it; one that was given up must not end as an unheard error.
    this.packed.catch(() => undefined);
  }

  /** Takes the next rows, as ImageData has them; what is not opaque is taken for white. */
  async add(rgba: Uint8ClampedArray): Promise<void> {
    const { width, before } = this;
    const rows = rgba.length / (4 * width);
    const out = new Uint8Array(rows * (1 + 3 * width));
    let to = 0;
    let from = 0;
    for (let row = 0; row < rows; row += 1) {
      // Filter 2: each byte less the one above it (W3C PNG specification, §9.2). Flat ground becomes zeros.
      out[to++] = 2;
      for (let i = 0; i < 3 * width; i += 3) {
        for (let channel = 0; channel < 3; channel += 1) {
          const value = rgba[from + channel] as number;
          out[to++] = value - (before[i + channel] as number);
          before[i + channel] = value;
        }
        from += 4;
      }
    }
    await this.writer.write(out);
  }

  /** The zlib stream of all rows: what PNG keeps in IDAT, and PDF under FlateDecode with predictor 15. */
  async end(): Promise<Uint8Array<ArrayBuffer>> {
    await this.writer.close();
    return this.packed;
  }

  /** Gives up. */
  drop(): void {
    void this.writer.abort().catch(() => undefined);
  }
}

/** A packed picture. */
export type Packed = {
  readonly width: number;
  readonly height: number;
  /** Zlib stream of RGB rows with PNG filters. */
  readonly data: Uint8Array<ArrayBuffer>;
};
