import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfOf } from '#renderer/features/map/print/pdf';
import { PixelPacker } from '#renderer/features/map/print/pixels';
import { pngOf } from '#renderer/features/map/print/png';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Undoes filter 2 of a packed picture, as a reader of PNG or PDF does. */
function unpacked(data: Uint8Array, width: number): number[][] {
  const raw = inflateSync(data);
  const row = 1 + 3 * width;
  const out: number[][] = [];
  for (let at = 0; at < raw.length; at += row) {
    expect(raw[at]).toBe(2);
    const above = out.at(-1);
    out.push([...raw.subarray(at + 1, at + row)].map((value, i) => (value + (above?.[i] ?? 0)) & 255));
  }
  return out;
}

async function packed(width: number, strips: readonly Uint8ClampedArray[]): Promise<Uint8Array<ArrayBuffer>> {
  const packer = new PixelPacker(width);
  for (const strip of strips) await packer.add(strip);
  return packer.end();
}

describe('a printed picture', () => {
  it('keeps every pixel, whatever the strips it came in', async () => {
    const pixel = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    const picture = fc
      .tuple(
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      )
      .chain(([width, strips]) => {
        const count = width * strips.reduce((sum, rows) => sum + rows, 0);
        return fc.record({
          width: fc.constant(width),
          strips: fc.constant(strips),
          pixels: fc.array(pixel, { minLength: count, maxLength: count }),
        });
      });
    await fc.assert(
      fc.asyncProperty(picture, async ({ width, strips, pixels }) => {
        let at = 0;
        const pieces = strips.map((rows) => {
          const part = pixels.slice(at, at + rows * width);
          at += rows * width;
          return Uint8ClampedArray.from(part.flatMap(([r, g, b]) => [r, g, b, 255]));
        });
        const rows = unpacked(await packed(width, pieces), width);
        expect(rows.flat()).toEqual(pixels.flat());
      }),
      { numRuns: 40 },
    );
  });

  it('is a PNG that knows its size on paper', async () => {
    const data = await packed(2, [new Uint8ClampedArray(16).fill(200)]);
    const png = Buffer.from(pngOf({ width: 2, height: 2, data }, 200));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([2, 2, 8, 2]);
    // The checksum of an empty IEND is known to everybody.
    expect(png.subarray(-8).toString('hex')).toBe('49454e44ae426082');
    const phys = png.indexOf('pHYs');
    expect([png.readUInt32BE(phys + 4), png.readUInt32BE(phys + 8), png[phys + 12]]).toEqual([7874, 7874, 1]);
  });

  it('is a PDF of the exact paper, whose table finds every object', async () => {
    const data = await packed(1, [Uint8ClampedArray.of(1, 2, 3, 255)]);
    const pdf = latin(pdfOf({ width: 1, height: 1, data }, { widthMm: 841, heightMm: 594 }, '朝南埭网格图'));
    expect(pdf.startsWith('%PDF-1.4')).toBe(true);
    expect(pdf).toContain('/MediaBox [0 0 2383.937 1683.780]');
    expect(pdf).toContain('/Title <feff671d5357');
    const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const offsets = [...pdf.slice(start).matchAll(/(\d{10}) 00000 n/g)].map((found) => Number(found[1]));
    expect(offsets).toHaveLength(6);
    offsets.forEach((offset, index) => {
      expect(pdf.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true);
    });
    const length = Number(/\/Columns 1 >> \/Length (\d+)/.exec(pdf)?.[1]);
    expect(length).toBe(data.length);
  });
});
