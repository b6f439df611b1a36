import { bboxCentre, bboxOfPositions, localProjection } from '../geo/distance.ts';
import type { BBox, LngLat } from '../geo/types.ts';

/** Positions `[lng0, lat0, lng1, lat1, …]` in WGS-84 degrees; a weight each, 1 when absent. */
export type DensityPoints = { readonly lngLat: Float64Array; readonly weights?: Float64Array };
/** The raster wanted: its box in WGS-84 degrees, its columns and rows, and the kernel's standard deviation in metres. */
export type DensityRaster = {
  readonly bbox: BBox;
  readonly width: number;
  readonly height: number;
  readonly bandwidthM: number;
};

/** The kernel is cut at this many standard deviations: 0.006 % of a normal distribution lies beyond. */
const KERNEL_REACH = 4;
/** At most this many bins of margin on each side, so that a huge bandwidth cannot ask for a huge raster. */
const MARGIN_LIMIT = 512;

/**
 * Kernel density with a Gaussian kernel, events per km², row-major from the north-west corner. Points are shared out
 * to the four nearest bin centres (linear binning) and the bins convolved along x, then y, in metres at the box's
 * middle latitude: M. P. Wand, "Fast Computation of Multivariate Kernel Estimators", JCGS 3 (1994). Points outside
 * the box still reach into it. The sum over all bins × bin area is the count, less what falls beyond the box.
 */
export function density(points: DensityPoints, raster: DensityRaster): Float32Array {
  const { bbox, width, height, bandwidthM } = raster;
  const [west, south, east, north] = bbox;
  const [mx, my] = localProjection(bboxCentre(bbox)).metresPerDegree;
  const stepX = (east - west) / width;
  const stepY = (north - south) / height;
  if (!(stepX > 0 && stepY > 0)) return new Float32Array(width * height);
  const kernelX = gaussian(bandwidthM / (stepX * mx));
  const kernelY = gaussian(bandwidthM / (stepY * my));
  const marginX = (kernelX.length - 1) / 2 + 1;
  const marginY = (kernelY.length - 1) / 2 + 1;
  const bins = binPoints(points, {
    west: west - marginX * stepX,
    north: north + marginY * stepY,
    stepX,
    stepY,
    columns: width + 2 * marginX,
    rows: height + 2 * marginY,
  });
  const across = convolveRows(
    bins,
    { columns: width + 2 * marginX, rows: height + 2 * marginY },
    kernelX,
    width,
  );
  const perKm2 = 1e6 / (stepX * mx * stepY * my);
  return convolveColumns(across, width, height, kernelY, perKm2);
}

/** Half-open weights of a normal distribution at whole steps, summing to 1; `sigma` in steps. */
function gaussian(sigma: number): Float64Array {
  const reach = Math.min(MARGIN_LIMIT, Math.ceil(sigma * KERNEL_REACH));
  const kernel = new Float64Array(2 * reach + 1);
  let sum = 0;
  for (let i = -reach; i <= reach; i++) {
    const weight = sigma > 0 ? Math.exp((-i * i) / (2 * sigma * sigma)) : 1;
    kernel[i + reach] = weight;
    sum += weight;
  }
  return kernel.map((weight) => weight / sum);
}

type Bins = { west: number; north: number; stepX: number; stepY: number; columns: number; rows: number };

function binPoints({ lngLat, weights }: DensityPoints, frame: Bins): Float64Array {
  const { columns, rows } = frame;
  const bins = new Float64Array(columns * rows);
  for (let i = 0; 2 * i + 1 < lngLat.length; i++) {
    const x = ((lngLat[2 * i] ?? NaN) - frame.west) / frame.stepX - 0.5;
    const y = (frame.north - (lngLat[2 * i + 1] ?? NaN)) / frame.stepY - 0.5;
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (!(column >= 0 && row >= 0 && column + 1 < columns && row + 1 < rows)) continue;
    const [right, down] = [x - column, y - row];
    const weight = weights ? (weights[i] ?? 0) : 1;
    const at = row * columns + column;
    bins[at] = (bins[at] ?? 0) + weight * (1 - right) * (1 - down);
    bins[at + 1] = (bins[at + 1] ?? 0) + weight * right * (1 - down);
    bins[at + columns] = (bins[at + columns] ?? 0) + weight * (1 - right) * down;
    bins[at + columns + 1] = (bins[at + columns + 1] ?? 0) + weight * right * down;
  }
  return bins;
}

/** Spreads every filled bin along its row; empty bins, mostly the most, cost nothing. Keeps the margin rows. */
function convolveRows(
  bins: Float64Array,
  { columns, rows }: { columns: number; rows: number },
  kernel: Float64Array,
  width: number,
): Float64Array {
  const out = new Float64Array(width * rows);
  const reach = (kernel.length - 1) / 2;
  const margin = (columns - width) / 2;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const weight = bins[row * columns + column] ?? 0;
      if (weight === 0) continue;
      const centre = column - margin;
      const last = Math.min(width - 1, centre + reach);
      for (let x = Math.max(0, centre - reach); x <= last; x++) {
        const at = row * width + x;
        out[at] = (out[at] ?? 0) + weight * (kernel[x - centre + reach] ?? 0);
      }
    }
  return out;
}

/** Sums rows of the first pass into each row of the answer, a whole row at a time for the cache's sake. */
function convolveColumns(
  across: Float64Array,
  width: number,
  height: number,
  kernel: Float64Array,
  scale: number,
): Float32Array {
  const out = new Float32Array(width * height);
  const line = new Float64Array(width);
  for (let row = 0; row < height; row++) {
    line.fill(0);
    for (let tap = 0; tap < kernel.length; tap++) {
      const factor = (kernel[tap] ?? 0) * scale;
      // The margin is one row wider than the kernel's reach on each side.
      const from = (row + tap + 1) * width;
      for (let x = 0; x < width; x++) line[x] = (line[x] ?? 0) + factor * (across[from + x] ?? 0);
    }
    out.set(line, row * width);
  }
  return out;
}

const MIN_BANDWIDTH_M = 20;
const NO_DATA_BANDWIDTH_M = 200;

/**
 * A bandwidth in metres from the data: σ · n^(−1/6), the normal reference rule in two dimensions (B. W. Silverman,
 * Density Estimation, 1986, eq. 4.14 with d = 2), with the robust σ = min(standard distance / √2, median distance
 * to the mean centre / 1.1774), at least 20 m and at most a quarter of the data's diagonal.
 */
export function defaultBandwidthM(lngLat: Float64Array): number {
  const positions: LngLat[] = [];
  for (let i = 0; i + 1 < lngLat.length; i += 2) positions.push([lngLat[i] ?? NaN, lngLat[i + 1] ?? NaN]);
  const n = positions.length;
  if (n === 0) return NO_DATA_BANDWIDTH_M;
  const mean: LngLat = [
    positions.reduce((sum, [lng]) => sum + lng, 0) / n,
    positions.reduce((sum, [, lat]) => sum + lat, 0) / n,
  ];
  const local = localProjection(mean);
  const distances = positions.map((position) => Math.hypot(...local.toXY(position))).sort((a, b) => a - b);
  const standardM = Math.sqrt(distances.reduce((sum, distance) => sum + distance * distance, 0) / n);
  const medianM = ((distances[(n - 1) >> 1] ?? 0) + (distances[n >> 1] ?? 0)) / 2;
  const sigma = Math.min(standardM / Math.SQRT2, medianM / Math.sqrt(2 * Math.LN2));
  const [west, south, east, north] = bboxOfPositions(positions);
  const [mx, my] = local.metresPerDegree;
  const diagonalM = Math.hypot((east - west) * mx, (north - south) * my);
  return Math.max(MIN_BANDWIDTH_M, Math.min(sigma * n ** (-1 / 6), diagonalM / 4));
}
