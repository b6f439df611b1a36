import { KIND_IDS, type KindId } from '../kinds/index.ts';
import { identityTerm } from './docTerms.ts';
import { type Explained, pickOf, situationReasons } from './explain.ts';
import { situationBound, situationPoints } from './situation.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import { TopK } from './topK.ts';
import type { MatchCell, MatchReason, Pick, Segmenter, Understood } from './types.ts';

const LEAD_POINTS = 50;
const RESPONSIBLE_POINTS = 40;
const RESPONSIBLE_KINDS: readonly KindId[] = ['unit', 'team', 'place'];
const RESPONSIBLE = KIND_IDS.map((id) => RESPONSIBLE_KINDS.includes(id));
/** Guards the pruning bound against rounding. */
const EPSILON = 1e-9;

/** Whose duty it is: the lead of the cell, then the units that the category names. */
export function dutyPicks(
  understood: Understood,
  cells: ReadonlyMap<string, MatchCell>,
  segment: Segmenter,
  limit: number,
  from: Explained,
): Pick[] {
  const lead = leadPick(understood.place?.cellId ?? null, cells, from);
  const units = understood.responsible.flatMap((name) => responsiblePicks(name, segment, limit, from));
  const best = new Map<string, Pick>();
  for (const pick of units) {
    const other = best.get(pick.thingId);
    if (other === undefined || other.score < pick.score) best.set(pick.thingId, pick);
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.thingId < b.thingId ? -1 : 1));
  return [...(lead === null ? [] : [lead]), ...ranked].slice(0, limit);
}

/** The lead of the cell, or of the nearest cell above it that has one. */
function leadPick(
  cellId: string | null,
  cells: ReadonlyMap<string, MatchCell>,
  from: Explained,
): Pick | null {
  const seen = new Set<string>();
  for (let id = cellId; id !== null && !seen.has(id); id = cells.get(id)?.parentId ?? null) {
    seen.add(id);
    const cell = cells.get(id);
    const n = cell?.leadId == null ? undefined : from.candidates.numberOf(cell.leadId);
    if (cell !== undefined && n !== undefined) return dutyPick(n, 'cellLead', cell.name, LEAD_POINTS, from);
  }
  return null;
}

function dutyPick(n: number, code: string, name: string, points: number, from: Explained): Pick {
  const reason: MatchReason = { code, params: { name }, part: 'duty', points };
  return pickOf(n, [reason, ...situationReasons(n, 1, from)], from);
}

function responsiblePicks(name: string, segment: Segmenter, limit: number, from: Explained): Pick[] {
  const { postings, candidates, situation } = from;
  const words = wholeTerms(termsOf(name, segment)).map(identityTerm);
  // Every word must stand there, so only those with the rarest one need be looked at.
  const [rarest, ...others] = words.sort((a, b) => postings.frequency(a) - postings.frequency(b));
  if (rarest === undefined) return [];
  const best = new TopK(limit, (n) => candidates.ids[n] as string);
  for (const docs of postings.docsOf(rarest)) {
    for (let i = 0; i < docs.length; i += 1) {
      const n = docs[i] as number;
      if (!RESPONSIBLE[candidates.kindCode(n)] || !postings.isLive(n)) continue;
      if (situationBound(situation, candidates, n) + EPSILON < best.threshold) continue;
      if (others.every((word) => postings.has(n, word)))
        best.offer(n, situationPoints(situation, candidates, n));
    }
  }
  return best.docs().map((n) => dutyPick(n, 'responsible', name, RESPONSIBLE_POINTS, from));
}
