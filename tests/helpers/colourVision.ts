import { type Lab, labOf, type Rgb } from '#renderer/features/map/colours/lab';

export const DEFICIENCIES = ['protan', 'deutan', 'tritan'] as const;
export type Deficiency = (typeof DEFICIENCIES)[number];

/**
 * Full dichromacy on linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), table of severity 1.0.
 */
const MACHADO: Record<Deficiency, readonly (readonly number[])[]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const toLinear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const fromLinear = (share: number): number =>
  255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);

/** A colour as such an eye sees it, sRGB 0–255. */
export function seenBy(deficiency: Deficiency, rgb: Rgb): Rgb {
  const linear = rgb.map(toLinear);
  const [r = 0, g = 0, b = 0] = MACHADO[deficiency].map((row) => {
    const value = row.reduce((sum, factor, i) => sum + factor * (linear[i] ?? 0), 0);
    return fromLinear(Math.min(1, Math.max(0, value)));
  });
  return [r, g, b];
}

const difference = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** ΔE*ab (CIE 1976) of two colours as such an eye sees them, or as a normal one does. */
export function deltaE(a: Rgb, b: Rgb, deficiency?: Deficiency): number {
  const seen = (rgb: Rgb): Lab => labOf(deficiency ? seenBy(deficiency, rgb) : rgb);
  return difference(seen(a), seen(b));
}
