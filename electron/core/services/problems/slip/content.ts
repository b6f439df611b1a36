import type { Edition } from '#shared/contract/common';
import { AppError } from '#shared/contract/errors';
import type { ListSpec } from '#shared/contract/lists';
import type { Assignment, ProblemDetail } from '#shared/contract/problems';
import { haversineM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import { type ListLookups, valueText } from '#shared/domain/lists/index';
import { orderOfGoing, type Route } from '#shared/domain/matching/route';
import { maskFreeText } from '#shared/domain/privacy';
import type { Ctx } from '../../../context.ts';
import { paperReasons } from '../../lists/paperReasons.ts';
import { shownNames } from '../../lists/shownNames.ts';
import { openSource } from '../../lists/source.ts';

/** One fact of the problem in the words of the edition. */
export type SlipFact = { readonly key: string; readonly label: string; readonly value: string };

/** Somebody or something that was asked. */
export type SlipHelper = {
  readonly name: string;
  readonly phone: string;
  readonly anchor: LngLat | null;
  readonly distanceM: number | null;
  readonly reasons: readonly string[];
  readonly state: Assignment['state'];
};

export type SlipContent = {
  readonly problem: ProblemDetail;
  readonly facts: readonly SlipFact[];
  readonly helpers: readonly SlipHelper[];
  readonly note: string | null;
  /** Over those who go and have a place, by their index in `helpers`; null where the problem has none. */
  readonly route: Route | null;
};

const FACTS = [
  'categoryId',
  'level',
  'reportedAtMs',
  'dueAtMs',
  'placeText',
  'cell',
  'reporterName',
  'reporterPhone',
  'text',
];

/** Of what speaks for a helper so much stands on the slip, by how many helpers there are: it is one page. */
const MOST_REASONS: readonly (readonly [helpers: number, reasons: number])[] = [
  [4, 3],
  [8, 2],
  [Number.POSITIVE_INFINITY, 1],
];

async function factsOf(ctx: Ctx, id: string, edition: Edition, lookups: ListLookups): Promise<SlipFact[]> {
  const spec: ListSpec = { source: 'problem', title: id, filter: { ids: [id] }, columns: FACTS };
  const source = await openSource(ctx, spec, lookups);
  const [row] = await source.rows(source.ids, 0, edition);
  const facts = source.columns.map((column, i) => ({
    key: column.key,
    label: column.label,
    value: valueText(column, row?.values[i] ?? null, lookups.text),
  }));
  return FACTS.flatMap((key) => facts.find((fact) => fact.key === key) ?? []);
}

/** What stands on the slip of a problem; masked as the edition asks. Errors: problem.noPicks when nobody is asked. */
export async function slipContent(
  ctx: Ctx,
  problem: ProblemDetail,
  edition: Edition,
  lookups: ListLookups,
): Promise<SlipContent> {
  const asked = problem.assignments.filter(({ state }) => state !== 'declined' && state !== 'cancelled');
  if (asked.length === 0) throw new AppError('problem.noPicks');
  const names = await shownNames(
    ctx,
    asked.map(({ thingId }) => thingId),
    edition,
    lookups,
  );
  const [, most = 1] = MOST_REASONS.find(([helpers]) => asked.length <= helpers) ?? [];
  const helpers = asked.map((assignment): SlipHelper => {
    const { name, phone } = names.get(assignment.thingId) ?? { name: '', phone: '' };
    const { anchor, state } = assignment;
    const distanceM = anchor && problem.anchor ? haversineM(anchor, problem.anchor) : null;
    return {
      name,
      phone,
      anchor,
      state,
      distanceM,
      reasons: paperReasons(assignment.reasons, most, lookups),
    };
  });
  const note = asked.find((assignment) => assignment.note)?.note ?? null;
  return {
    problem,
    facts: await factsOf(ctx, problem.id, edition, lookups),
    helpers,
    note: note === null ? null : edition === 'public' ? maskFreeText(note) : note,
    route: problem.anchor && orderOfGoing(problem.anchor, asked),
  };
}
