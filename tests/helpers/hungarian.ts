const NEVER = Number.POSITIVE_INFINITY;

/**
 * The least cost of giving every row a column of its own (no more rows than columns), by the O(n³) Hungarian method in its
 * shortest known form: a reference that shares no line with the product.
 */
export function hungarian(cost: readonly ArrayLike<number>[]): number {
  const n = cost.length;
  const m = cost[0]?.length ?? 0;
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const mate = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i += 1) {
    mate[0] = i;
    let j0 = 0;
    const least = new Float64Array(m + 1).fill(NEVER);
    const used = new Uint8Array(m + 1);
    do {
      used[j0] = 1;
      const i0 = mate[j0] as number;
      let delta = NEVER;
      let j1 = 0;
      for (let j = 1; j <= m; j += 1) {
        if (used[j]) continue;
        const at = (cost[i0 - 1]?.[j - 1] as number) - (u[i0] as number) - (v[j] as number);
        if (at < (least[j] as number)) {
          least[j] = at;
          way[j] = j0;
        }
        if ((least[j] as number) < delta) {
          delta = least[j] as number;
          j1 = j;
        }
      }
      for (let j = 0; j <= m; j += 1)
        if (used[j]) {
          u[mate[j] as number] = (u[mate[j] as number] as number) + delta;
          v[j] = (v[j] as number) - delta;
        } else least[j] = (least[j] as number) - delta;
      j0 = j1;
    } while (mate[j0] !== 0);
    do {
      const j1 = way[j0] as number;
      mate[j0] = mate[j1] as number;
      j0 = j1;
    } while (j0 !== 0);
  }
  return 0 - (v[0] as number);
}
