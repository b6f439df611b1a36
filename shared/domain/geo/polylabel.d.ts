declare module 'polylabel' {
  /** Pole of inaccessibility of a polygon (Mapbox, ISC); `precision` in the unit of the coordinates. */
  // biome-ignore lint/style/noDefaultExport: it is what the package exports.
  export default function polylabel(
    polygon: readonly (readonly (readonly [number, number])[])[],
    precision?: number,
  ): [number, number] & { distance: number };
}
