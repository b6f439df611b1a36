/** So much of the shorter text must stand in the other, in pairs of characters. */
const LEAST_COMMON = 0.6;

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
}

/** Whether the words of a problem were only gone on with or put right, not replaced by another problem's. */
export function isSameProblem(before: string, now: string): boolean {
  const [a, b] = [pairsOf(before), pairsOf(now)];
  const [shorter, longer] = a.size < b.size ? [a, b] : [b, a];
  if (shorter.size === 0) return false;
  let common = 0;
  for (const pair of shorter) if (longer.has(pair)) common += 1;
  return common / shorter.size >= LEAST_COMMON;
}
