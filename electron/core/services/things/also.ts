const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const nameOf = (item: unknown): unknown => (isRecord(item) ? item.name : item);

/**
 * What a cell says of another field (a level, a certificate behind a skill) beside what that field holds: levels by
 * their skill, certificates by their name; nothing that was there is lost.
 */
export function joinAlso(before: unknown, said: unknown): unknown {
  if (isRecord(before) && isRecord(said)) return { ...before, ...said };
  if (!Array.isArray(before) || !Array.isArray(said)) return said;
  const names = new Set(said.map(nameOf));
  return [...before.filter((item) => !names.has(nameOf(item))), ...said];
}
