/**
 * A function of a text that remembers what it made of the latest one: several readers of a problem ask for the same, one
 * after another. What it gives is shared and must not be changed.
 */
export function latestOf<T>(make: (text: string) => T): (text: string) => T {
  let latest: { readonly text: string; readonly made: T } | null = null;
  return (text) => {
    if (latest === null || latest.text !== text) latest = { text, made: make(text) };
    return latest.made;
  };
}
