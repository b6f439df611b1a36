import { CLUSTERINGS, type Clustering } from './keeper.ts';

const KEY = 'lm.clustering';

/** The last choice on this PC. */
export function rememberedClustering(): Clustering {
  try {
    const kept = localStorage.getItem(KEY);
    return CLUSTERINGS.find((one) => one === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function rememberClustering(clustering: Clustering): void {
  try {
    localStorage.setItem(KEY, clustering);
  } catch {
    // Only a convenience; a full or closed storage must not stop the map.
  }
}
