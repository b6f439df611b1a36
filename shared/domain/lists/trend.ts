/** A bar of a small chart, in the chart's own units; y grows downwards. */
export type TrendBar = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: number;
};

export type Trend = {
  readonly bars: readonly TrendBar[];
  /** The line of averages as points `x,y x,y …` at the middle of each bar; empty when there are none. */
  readonly line: string;
  /** What the top of the chart stands for: at least 1, rounded up to 1, 2 or 5 times a power of ten. */
  readonly most: number;
};

const GAP = 0.28;

/** The smallest of 1, 2, 5, 10, 20 … that is not below a value. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

/** Lays out one value a month as bars and, where averages are known, a line over them. */
export function layTrend(
  values: readonly number[],
  averages: readonly (number | null)[],
  size: { readonly width: number; readonly height: number },
): Trend {
  const most = roundUp(Math.max(1, ...values, ...averages.map((value) => value ?? 0)));
  const step = size.width / Math.max(1, values.length);
  const y = (value: number): number => size.height * (1 - value / most);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    most,
    bars: values.map((value, i) => ({
      x: round(step * (i + GAP / 2)),
      y: round(y(value)),
      width: round(step * (1 - GAP)),
      height: round(size.height - y(value)),
      value,
    })),
    line: averages
      .map((value, i) => (value === null ? '' : `${round(step * (i + 0.5))},${round(y(value))}`))
      .filter(Boolean)
      .join(' '),
  };
}
