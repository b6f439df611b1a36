import { canBeResponsible, type DutyBook } from './dutyBook.ts';
import { pickOf, situationReasons } from './explain.ts';
import type { Explained } from './explained.ts';
import type { Handler } from './handlers.ts';
import type { ReasonCode } from './reasonCodes.ts';
import type { MatchCell, MatchReason, Pick, Understood } from './types.ts';

const LEAD_POINTS = 50;
const RESPONSIBLE_POINTS = 40;
/** What a name loses for each one named before it: more than being near and free can make up for. */
const POINTS_A_PLACE = 15;
/** For one who solved all similar problems; less than being named by the category. */
const SOLVED_POINTS = 30;
/** A single case is no habit, and a small share of them no duty. */
const LEAST_SOLVED = 2;
const LEAST_SHARE = 0.2;

/** Whose duty it is: the lead of the cell, then the units that the category names and those that solved such problems before. */
export function dutyPicks(
  understood: Understood,
  cells: ReadonlyMap<string, MatchCell>,
  book: DutyBook,
  before: readonly Handler[],
  limit: number,
  from: Explained,
): Pick[] {
  const lead = leadPick(understood.place?.cellId ?? null, cells, from);
  const units = understood.responsible.flatMap((name, place) =>
    responsiblePicks(name, place, book, limit, from),
  );
  const best = new Map<string, Pick>();
  for (const pick of units) {
    const other = best.get(pick.thingId);
    if (other === undefined || other.score < pick.score) best.set(pick.thingId, pick);
  }
  for (const handler of before) addSolved(best, handler, from);
  const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.thingId < b.thingId ? -1 : 1));
  return [...(lead === null ? [] : [lead]), ...ranked].slice(0, limit);
}

/** One that solved such problems before is named for it, or has one reason more. */
function addSolved(best: Map<string, Pick>, { id, share, count }: Handler, from: Explained): void {
  const n = from.candidates.numberOf(id);
  if (n === undefined || !canBeResponsible(from.candidates.kindCode(n))) return;
  if (count < LEAST_SOLVED || share < LEAST_SHARE) return;
  const reason: MatchReason = {
    code: 'solvedBefore',
    params: { count },
    part: 'duty',
    points: from.situation.weights.duty * SOLVED_POINTS * share,
  };
  const others = best.get(id)?.reasons ?? situationReasons(n, 1, from);
  best.set(id, pickOf(n, [reason, ...others], from));
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

function dutyPick(n: number, code: ReasonCode, name: string, points: number, from: Explained): Pick {
  const weighed = from.situation.weights.duty * points;
  const reason: MatchReason = { code, params: { name }, part: 'duty', points: weighed };
  return pickOf(n, [reason, ...situationReasons(n, 1, from)], from);
}

/** The units that go by a name; `place` is the name's place among those responsible, the first one named first. */
function responsiblePicks(
  name: string,
  place: number,
  book: DutyBook,
  limit: number,
  from: Explained,
): Pick[] {
  const points = Math.max(0, RESPONSIBLE_POINTS - place * POINTS_A_PLACE);
  return book.best(name, limit, from).map((n) => dutyPick(n, 'responsible', name, points, from));
}
