import type { ParsedInputOf } from '#shared/contract/index';
import {
  type CountSource,
  isKind,
  isShare,
  type MeasureRate,
  type ShareSource,
  takesCategory,
  takesLevel,
  takesSkill,
} from '#shared/domain/hotspot/measures';
import { fieldOf, KIND_IDS, kindsWithRole, RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { cstDate, DAY_MS } from '#shared/domain/workflow/calendar';
import type { Ctx } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import {
  type CellCounts,
  type CellParts,
  closedOnTimeByCell,
  eventsByCell,
  levelsByCell,
  problemsByCell,
  thingsByCell,
  verifiedByCell,
  withPostByCell,
} from '../../store/sqlite/queries/cellCounts.ts';
import { withSubCategories } from '../categories/tree.ts';

type Measure = ParsedInputOf<'cells.stats'>;

const PEOPLE = kindsWithRole('person');
const RISKS = kindsWithRole('risk');
const VERIFIABLE = KIND_IDS.filter((kind) => fieldOf(kind, 'verifiedOn'));
const HIGH_LEVELS = [1, 2];
const VERIFIED_DAYS = 90;

/** Known households by cell: its own figure, else the sum of the cells below when all of theirs are known. */
export function householdsOf(book: CellBook): ReadonlyMap<string, number> {
  const children = new Map<string, string[]>();
  for (const { id, parent_id: parent } of book.all)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), id]);
  const known = new Map<string, number | null>();
  const of = (id: string): number | null => {
    const found = known.get(id);
    if (found !== undefined) return found;
    // Set first: a circle of parents must end.
    known.set(id, null);
    const below = children.get(id) ?? [];
    const counts = below.map(of).filter((count) => count !== null);
    const whole = below.length > 0 && counts.length === below.length;
    const sum = whole ? counts.reduce((total, count) => total + count, 0) : null;
    const households = book.byId.get(id)?.households ?? sum;
    known.set(id, households);
    return households;
  };
  for (const { id } of book.all) of(id);
  return new Map([...known].filter((entry): entry is [string, number] => entry[1] !== null));
}

/** What is counted of a source, by leaf cell; for a share also its whole. */
export function countSource(ctx: Ctx, measure: Measure): { part: CellCounts; whole: CellCounts | null } {
  const { source } = measure;
  if (isShare(source)) return shareParts(ctx, source, measure);
  return { part: countOf(ctx, source, measure), whole: null };
}

function shareParts(ctx: Ctx, source: ShareSource, { period }: Measure): CellParts {
  const { store } = ctx.session();
  switch (source) {
    case 'closedOnTime':
      return closedOnTimeByCell(store, period);
    case 'withPost':
      return withPostByCell(store, PEOPLE);
    case 'verified90':
      return verifiedByCell(store, VERIFIABLE, cstDate(ctx.ports.now() - VERIFIED_DAYS * DAY_MS));
    case 'highRisk':
      return levelsByCell(store, RISKS, HIGH_LEVELS);
  }
}

/** Only the questions that the source takes: a skill left over from people does not thin out equipment. */
function questionsOf(ctx: Ctx, source: CountSource, measure: Measure) {
  const { categoryId, levels, skill, post } = measure;
  return {
    categoryIds:
      categoryId && takesCategory(source)
        ? withSubCategories(ctx.session().categories(), [categoryId])
        : undefined,
    levels: levels?.length && takesLevel(source) ? levels : undefined,
    skill: skill && takesSkill(source) ? skill : undefined,
    post: post && takesSkill(source) ? post : undefined,
  };
}

function countOf(ctx: Ctx, source: CountSource, measure: Measure): CellCounts {
  const { store, cells } = ctx.session();
  const { period } = measure;
  const asked = questionsOf(ctx, source, measure);
  const problems = { nowMs: ctx.ports.now(), period, categoryIds: asked.categoryIds };
  switch (source) {
    case 'problem':
      return eventsByCell(store, 'problem', period, asked);
    case 'problemOpen':
      return problemsByCell(store, 'open', problems);
    case 'problemOverdue':
      return problemsByCell(store, 'overdue', problems);
    case 'problemClosed':
      return problemsByCell(store, 'closed', problems);
    case 'households':
      return householdsOf(cells());
    case 'resource':
      return thingsByCell(store, RESOURCE_KINDS, asked);
    default:
      // Without a period risks are counted as they stand now, like every kind.
      return period && takesLevel(source) && isKind(source)
        ? eventsByCell(store, 'risk', period, asked)
        : thingsByCell(store, [source], asked);
  }
}

/** What counts are divided by, by leaf cell (households: by cell); null for a plain count and for km². */
export function countBase(ctx: Ctx, rate: MeasureRate): CellCounts | null {
  const { store, cells } = ctx.session();
  switch (rate) {
    case 'count':
    case 'perKm2':
      return null;
    case 'per100Households':
      return householdsOf(cells());
    case 'per100People':
      return thingsByCell(store, PEOPLE);
    case 'per100Resources':
      return thingsByCell(store, RESOURCE_KINDS);
  }
}
