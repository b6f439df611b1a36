/** Which side's value the merged record gets. `both`: the union of two lists, or two notes one below the other. */
export type MergeChoice = 'keep' | 'other' | 'both';

/** One field of two records that are to become one. */
export type MergeField = {
  readonly key: string;
  readonly keep: unknown;
  readonly other: unknown;
  /** What is proposed: nothing that only one side knows gets lost. */
  readonly choice: MergeChoice;
  /** Both sides say something, and not the same. */
  readonly differs: boolean;
  readonly canBoth: boolean;
};

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two lists as one, each item once; two groups of values as one; two texts one below the other. */
export function unite(keep: unknown, other: unknown): unknown {
  if (isBlank(other)) return keep;
  if (isBlank(keep)) return other;
  if (Array.isArray(keep) && Array.isArray(other)) {
    const seen = new Set(keep.map((item) => JSON.stringify(item)));
    return [...keep, ...other.filter((item) => !seen.has(JSON.stringify(item)))];
  }
  if (isRecord(keep) && isRecord(other)) return { ...other, ...keep };
  if (typeof keep === 'string' && typeof other === 'string')
    return keep.includes(other) ? keep : other.includes(keep) ? other : `${keep}\n${other}`;
  return keep;
}

/** Keys of which the later day is the better one. */
const LATER_WINS: ReadonlySet<string> = new Set(['verifiedOn']);

/** Proposes field by field what a merged record says. `multiline` names keys whose texts may stand one below the other. */
export function proposeMerge(
  keys: readonly string[],
  keep: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  multiline: ReadonlySet<string>,
): readonly MergeField[] {
  return keys.flatMap((key): MergeField[] => {
    const [mine, theirs] = [keep[key], other[key]];
    if (isBlank(mine) && isBlank(theirs)) return [];
    const differs = !isBlank(mine) && !isBlank(theirs) && JSON.stringify(mine) !== JSON.stringify(theirs);
    const canBoth =
      differs &&
      ((Array.isArray(mine) && Array.isArray(theirs)) ||
        (isRecord(mine) && isRecord(theirs)) ||
        multiline.has(key));
    const theirsIsLater = LATER_WINS.has(key) && differs && String(theirs) > String(mine);
    const choice = canBoth ? 'both' : isBlank(mine) || theirsIsLater ? 'other' : 'keep';
    return [{ key, keep: mine, other: theirs, choice, differs, canBoth }];
  });
}

/** The values that the merged record gets: only those that change the kept one. */
export function mergedValues(
  fields: readonly MergeField[],
  choices: Readonly<Record<string, MergeChoice>>,
): ReadonlyMap<string, unknown> {
  const changed = new Map<string, unknown>();
  for (const field of fields) {
    const choice = choices[field.key] ?? field.choice;
    if (choice === 'keep') continue;
    const value = choice === 'both' && field.canBoth ? unite(field.keep, field.other) : field.other;
    if (JSON.stringify(value) !== JSON.stringify(field.keep)) changed.set(field.key, value);
  }
  return changed;
}
