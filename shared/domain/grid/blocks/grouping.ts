import type { Atoms } from './atoms.ts';

/** A block in the making: its atoms and how much of the measure they have. */
type Block = { atoms: number[]; weight: number; m2: number };

/** Below this share of the target a block joins a neighbour, above this one it is split. */
const SMALL = 0.5;
const LARGE = 1.6;
/** A block of less than this share of the mean block's area is a traffic island, not a block. */
const ISLAND = 0.02;

const sum = (values: readonly number[], atoms: readonly number[]): number =>
  atoms.reduce((total, atom) => total + (values[atom] ?? 0), 0);

/**
 * Puts the atoms between roads together to blocks, joins those that are too small to the neighbour with which they share
 * most of their border, and splits those that are too large into connected parts of about the same measure.
 */
export function groupAtoms(atoms: Atoms, target: number): number[][] {
  const atomOf = new Map(atoms.faces.map((face, atom) => [face, atom]));
  const blocks = atoms.laid.group(atoms.faces, true).map((faces) =>
    blockOf(
      atoms,
      faces.flatMap((face) => atomOf.get(face) ?? []),
    ),
  );
  return joinSmall(atoms, blocks, target).flatMap((block) => split(atoms, block, target));
}

function blockOf(atoms: Atoms, members: number[]): Block {
  return { atoms: members, weight: sum(atoms.weights, members), m2: sum(atoms.sizesM2, members) };
}

/** The smallest first; one that has grown waits for its next turn. */
function joinSmall(atoms: Atoms, blocks: readonly Block[], target: number): Block[] {
  const blockOfAtom = new Map<number, Block>();
  for (const block of blocks) for (const atom of block.atoms) blockOfAtom.set(atom, block);
  const left = new Set(blocks);
  const islandM2 =
    (ISLAND * blocks.reduce((total, block) => total + block.m2, 0)) / Math.max(1, blocks.length);
  const isSmall = (block: Block): boolean => block.weight < target * SMALL || block.m2 < islandM2;
  for (let queue = [...left].filter(isSmall); queue.length > 0; queue = [...left].filter(isSmall)) {
    queue.sort((a, b) => a.weight - b.weight || a.m2 - b.m2);
    let joined = false;
    for (const block of queue) {
      if (!left.has(block) || !isSmall(block)) continue;
      const host = bestHost(atoms, block, blockOfAtom, target);
      if (!host) continue;
      host.atoms.push(...block.atoms);
      host.weight += block.weight;
      host.m2 += block.m2;
      for (const atom of block.atoms) blockOfAtom.set(atom, host);
      left.delete(block);
      joined = true;
    }
    if (!joined) break;
  }
  return [...left];
}

/** The neighbour with the longest common border; one that would become too large only when there is no other. */
function bestHost(
  atoms: Atoms,
  block: Block,
  blockOfAtom: ReadonlyMap<number, Block>,
  target: number,
): Block | undefined {
  const lengths = new Map<Block, number>();
  for (const atom of block.atoms)
    for (const [other, length] of atoms.beside[atom] ?? []) {
      const host = blockOfAtom.get(other);
      if (host && host !== block) lengths.set(host, (lengths.get(host) ?? 0) + length);
    }
  const score = ([host, length]: [Block, number]): number =>
    host.weight + block.weight > target * LARGE ? length / 1e6 : length;
  return [...lengths].sort((a, b) => score(b) - score(a))[0]?.[0];
}

/** Cuts a block across its longer axis until each part is about as large as wanted. */
function split(atoms: Atoms, block: Block, target: number): number[][] {
  const parts = Math.round(block.weight / target);
  if (parts < 2 || block.weight <= target * LARGE || block.atoms.length < 2) return [block.atoms];
  const first = Math.floor(parts / 2);
  const [a, b] = bisect(atoms, block, first / parts);
  if (a.length === 0 || b.length === 0) return [block.atoms];
  return [...split(atoms, blockOf(atoms, a), target), ...split(atoms, blockOf(atoms, b), target)];
}

/** Grows one part from one end of the block until it has its share; what it cuts off from the rest joins it. */
function bisect(atoms: Atoms, block: Block, share: number): [number[], number[]] {
  const along = axis(atoms, block.atoms);
  const sorted = [...block.atoms].sort((a, b) => along(a) - along(b));
  const open = new Set(block.atoms);
  const taken: number[] = [];
  const fringe = new Set<number>();
  let weight = 0;
  const start = sorted[0];
  if (start !== undefined) fringe.add(start);
  while (fringe.size > 0 && weight < block.weight * share) {
    const atom = [...fringe].reduce((best, one) => (along(one) < along(best) ? one : best));
    fringe.delete(atom);
    open.delete(atom);
    taken.push(atom);
    weight += atoms.weights[atom] ?? 0;
    for (const other of atoms.beside[atom]?.keys() ?? []) if (open.has(other)) fringe.add(other);
  }
  const islands = connected(atoms, open).sort(
    (p, q) => sum(atoms.weights, q) - sum(atoms.weights, p) || q.length - p.length,
  );
  return [[...taken, ...islands.slice(1).flat()], islands[0] ?? []];
}

function connected(atoms: Atoms, members: ReadonlySet<number>): number[][] {
  const left = new Set(members);
  const groups: number[][] = [];
  for (const first of left) {
    left.delete(first);
    const group = [first];
    for (const atom of group)
      for (const other of atoms.beside[atom]?.keys() ?? []) if (left.delete(other)) group.push(other);
    groups.push(group);
  }
  return groups;
}

/** Position along the main axis of the atoms' places (principal component of the plane). */
function axis(atoms: Atoms, members: readonly number[]): (atom: number) => number {
  const at = (atom: number): readonly [number, number] => atoms.places[atom] ?? [0, 0];
  const n = members.length;
  const mx = members.reduce((total, atom) => total + at(atom)[0], 0) / n;
  const my = members.reduce((total, atom) => total + at(atom)[1], 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const atom of members) {
    const [dx, dy] = [at(atom)[0] - mx, at(atom)[1] - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  return (atom) => (at(atom)[0] - mx) * ux + (at(atom)[1] - my) * uy;
}
