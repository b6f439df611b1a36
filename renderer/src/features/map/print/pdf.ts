import { MM_PER_INCH } from '#shared/domain/print/index';
import type { Packed } from './pixels.ts';
import { joined } from './png.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A text string of PDF in UTF-16 (ISO 32000-1, 7.9.2.2), as hexadecimal. */
const textString = (text: string): string => {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<feff${units.join('')}>`;
};

/** Points (1/72 inch) with what a printer can tell apart. */
const points = (mm: number): string => ((mm / MM_PER_INCH) * 72).toFixed(3);

/**
 * A PDF of one page of the paper's exact size, filled by the picture. Its rows keep their PNG filters, which a PDF reader
 * undoes by predictor 15 (ISO 32000-1, 7.4.4.4).
 */
export function pdfOf(
  { width, height, data }: Packed,
  paper: { readonly widthMm: number; readonly heightMm: number },
  title: string,
): Uint8Array<ArrayBuffer> {
  const [w, h] = [points(paper.widthMm), points(paper.heightMm)];
  const draw = `q ${w} 0 0 ${h} 0 0 cm /Map Do Q`;
  const filter = `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width} >>`;
  const objects: readonly (readonly Uint8Array[])[] = [
    [ascii('<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>')],
    [ascii('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      ascii(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R /Resources << /XObject << /Map 5 0 R >> >> >>`,
      ),
    ],
    [ascii(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`)],
    [
      ascii(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 ${filter} /Length ${data.length} >>\nstream\n`,
      ),
      data,
      ascii('\nendstream'),
    ],
    [ascii(`<< /Title ${textString(title)} >>`)],
  ];
  const parts: Uint8Array[] = [ascii('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')];
  const sizeOf = (pieces: readonly Uint8Array[]): number =>
    pieces.reduce((sum, { length }) => sum + length, 0);
  const offsets: number[] = [];
  let at = sizeOf(parts);
  objects.forEach((body, index) => {
    offsets.push(at);
    const pieces = [ascii(`${index + 1} 0 obj\n`), ...body, ascii('\nendobj\n')];
    parts.push(...pieces);
    at += sizeOf(pieces);
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(
    ascii(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return joined(parts);
}
