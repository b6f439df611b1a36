/** CIELAB (D65, 2°): lightness 0–100 and two colour axes; evenly spaced lightness looks evenly spaced. */
export type Lab = readonly [l: number, a: number, b: number];
/** sRGB, 0–255 each. */
export type Rgb = readonly [r: number, g: number, b: number];

const WHITE = [0.950_47, 1, 1.088_83] as const;
const DELTA = 6 / 29;

const toLinear = (value: number): number => {
  const share = value / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const fromLinear = (share: number): number =>
  255 * (share <= 0.003_130_8 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);

/** After IEC 61966-2-1 (sRGB) and CIE 15:2004 (L*a*b*). */
export function labOf([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const xyz = [
    0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b,
    0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b,
    0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b,
  ];
  const [fx = 0, fy = 0, fz = 0] = xyz.map((value, i) => {
    const t = value / (WHITE[i] ?? 1);
    return t > DELTA ** 3 ? Math.cbrt(t) : t / (3 * DELTA ** 2) + 4 / 29;
  });
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function linearOf([l, a, b]: Lab): readonly number[] {
  const fy = (l + 16) / 116;
  const [x = 0, y = 0, z = 0] = [fy + a / 500, fy, fy - b / 200].map(
    (f, i) => (WHITE[i] ?? 1) * (f > DELTA ? f ** 3 : 3 * DELTA ** 2 * (f - 4 / 29)),
  );
  return [
    3.240_454_2 * x - 1.537_138_5 * y - 0.498_531_4 * z,
    -0.969_266 * x + 1.876_010_8 * y + 0.041_556 * z,
    0.055_643_4 * x - 0.204_025_9 * y + 1.057_225_2 * z,
  ];
}

/** The colour of a lightness that a screen can show: less colour where it cannot show so much. */
export function rgbOf([l, a, b]: Lab): Rgb {
  for (let strength = 1; strength >= 0; strength -= 0.02) {
    const linear = linearOf([l, a * strength, b * strength]);
    if (strength > 0.02 && linear.some((value) => value < -1e-4 || value > 1 + 1e-4)) continue;
    const [red = 0, green = 0, blue = 0] = linear.map((value) =>
      Math.round(fromLinear(Math.min(1, Math.max(0, value)))),
    );
    return [red, green, blue];
  }
  return [0, 0, 0];
}

export const parseHex = (hex: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
};

export const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
