/** Up to so many stand on a circle; more on a spiral. */
const ON_CIRCLE = 9;
/** From so many on there is no room around a point: a list instead. */
export const LIST_FROM = 100;
/** From the middle of one symbol to the next, CSS pixels. */
const STEP = 30;
const SMALLEST = 38;

export type Offset = readonly [dx: number, dy: number];

/** Where things of one spot are spread to, from the spot in CSS pixels; the first at the top, clockwise. */
export function spiderLayout(count: number): readonly Offset[] {
  if (count <= ON_CIRCLE) {
    const radius = Math.max(SMALLEST, (count * STEP) / (2 * Math.PI));
    return Array.from({ length: count }, (_, index) => turned(radius, (index / count) * 2 * Math.PI));
  }
  const offsets: Offset[] = [];
  let angle = 0;
  for (let index = 0; index < count; index += 1) {
    // Archimedes' spiral, one step farther out at each turn, one step along it at each symbol.
    const radius = SMALLEST + (STEP * angle) / (2 * Math.PI);
    offsets.push(turned(radius, angle));
    angle += STEP / radius;
  }
  return offsets;
}

const turned = (radius: number, angle: number): Offset => [
  Math.sin(angle) * radius,
  -Math.cos(angle) * radius,
];
