import type { KindId } from '../kinds/index.ts';
import { type Explained, pickOf, situationReasons } from './explain.ts';
import { Scores } from './postings.ts';
import { fitOf, situationPoints } from './situation.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import { TopK } from './topK.ts';
import type { MatchCell, MatchReason, Pick, Segmenter, Understood } from './types.ts';

const LEAD_POINTS = 50;
const RESPONSIBLE_POINTS = 40;
const RESPONSIBLE_KINDS: readonly KindId[] = ['unit', 'team', 'place'];
/** All words of a responsible unit's name must stand in the candidate, but for rounding. */
const ALL = 0.999;

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
  for (let id = cellId; id !== null; id = cells.get(id)?.parentId ?? null) {
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
  const words = wholeTerms(termsOf(name, segment));
  if (words.length === 0) return [];
  const shares = new Scores();
  shares.reset(postings.size);
  for (const word of words) postings.each(word, (n) => shares.add(n, 1 / words.length));
  const best = new TopK(limit, (n) => candidates.ids[n] as string);
  for (let i = 0; i < shares.count; i += 1) {
    const n = shares.docAt(i);
    if (shares.valueOf(n) < ALL || !postings.isLive(n)) continue;
    if (!RESPONSIBLE_KINDS.includes(candidates.kindOf(n))) continue;
    best.offer(n, RESPONSIBLE_POINTS + fitOf(1) * situationPoints(situation, candidates, n));
  }
  return best.docs().map((n) => dutyPick(n, 'responsible', name, RESPONSIBLE_POINTS, from));
}
