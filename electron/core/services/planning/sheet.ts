import type { Edition } from '#shared/contract/common';
import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import type { PlanAnswer, PlannedPick } from '#shared/contract/planning';
import { kindOf } from '#shared/domain/kinds/index';
import {
  distanceText,
  type ListLookups,
  type ListPlanHelper,
  type ListPlanRow,
  planColumns,
  planRow,
} from '#shared/domain/lists/index';
import { maskFreeText } from '#shared/domain/privacy';
import type { Ctx } from '../../context.ts';
import { underJob } from '../../jobs.ts';
import { heldSource, type ListSource } from '../lists/listSource.ts';
import { type Listed, lookupsOf, makeHtml, makePdf, makeXlsx } from '../lists/make.ts';
import { paperReasons } from '../lists/paperReasons.ts';
import { type ShownName, shownNames } from '../lists/shownNames.ts';
import { openSource } from '../lists/source.ts';
import { solve } from './solve.ts';

type SheetInput = ParsedInputOf<'planning.sheetHtml'>;
type PlannedRow = PlanAnswer['rows'][number];

const MOST_REASONS = 2;
/** Said where those who could go stay away for several reasons. */
const MIXED = 'mixed';

/** What a problem says, as the edition shows it. */
type ShownProblem = { readonly text: string; readonly place: string | null };

async function shownProblems(
  ctx: Ctx,
  ids: readonly string[],
  edition: Edition,
  lookups: ListLookups,
): Promise<ReadonlyMap<string, ShownProblem>> {
  const columns = ['text', 'placeText'];
  const filter = { ids: [...ids] };
  const source = await openSource(ctx, { source: 'problem', title: 'plan', filter, columns }, lookups);
  const at = (key: string): number => source.columns.findIndex((column) => column.key === key);
  const [text, place] = [at('text'), at('placeText')];
  return new Map(
    (await source.rows(source.ids, 0, edition)).map(({ id, values }) => [
      id,
      { text: String(values[text] ?? ''), place: values[place] ? String(values[place]) : null },
    ]),
  );
}

/** Gives each helper of each problem their turn: red problems come first, as in the plan. */
function turnsOf(rows: readonly PlannedRow[]): (pick: PlannedPick) => { turn: number; turns: number } {
  const sentTo = new Map<string, PlannedPick[]>();
  for (const pick of rows.flatMap(({ picks }) => picks))
    sentTo.set(pick.thingId, [...(sentTo.get(pick.thingId) ?? []), pick]);
  return (pick) => {
    const all = sentTo.get(pick.thingId) ?? [pick];
    return { turn: all.indexOf(pick) + 1, turns: all.length };
  };
}

function reasonsOf({ reasons }: PlannedPick, edition: Edition, lookups: ListLookups): string[] {
  const said = paperReasons(reasons, MOST_REASONS, lookups);
  return edition === 'public' ? said.map(maskFreeText) : said;
}

/** The rows of a plan in the words of an edition. */
async function sheetRows(
  ctx: Ctx,
  { rows }: PlanAnswer,
  edition: Edition,
  lookups: ListLookups,
): Promise<ReadonlyMap<string, ListPlanRow>> {
  const ids = rows.map(({ problemId }) => problemId);
  const helperIds = new Set(rows.flatMap(({ picks }) => picks.map(({ thingId }) => thingId)));
  const problems = await shownProblems(ctx, ids, edition, lookups);
  const names: ReadonlyMap<string, ShownName> =
    helperIds.size === 0 ? new Map() : await shownNames(ctx, [...helperIds], edition, lookups);
  const turns = turnsOf(rows);
  const helper = (pick: PlannedPick): ListPlanHelper => ({
    name: names.get(pick.thingId)?.name ?? pick.name,
    phone: names.get(pick.thingId)?.phone ?? '',
    isPerson: kindOf(pick.kind).role === 'person',
    distanceM: pick.distanceM,
    reasons: reasonsOf(pick, edition, lookups),
    fixed: pick.fixed,
    ...turns(pick),
  });
  const inWords = ({ problemId, cellId, picks, ...row }: PlannedRow): ListPlanRow => ({
    id: problemId,
    number: row.number,
    level: row.level,
    text: problems.get(problemId)?.text ?? '',
    place: problems.get(problemId)?.place ?? (cellId && lookups.cellName(cellId)) ?? null,
    helpers: picks.map(helper),
    leftOut: row.leftOut,
    lacking: row.lacking,
    why: row.lacks.length > 1 ? MIXED : row.why,
  });
  return new Map(rows.map((row) => [row.problemId, inWords(row)]));
}

/** How many are served by how many, who is left, and what the clerk says to all. */
function summaryOf({ rows, together }: PlanAnswer, said: string, { text }: ListLookups): string {
  const served = rows.filter(({ picks }) => picks.length > 0).length;
  const leftOut = rows.filter((row) => row.leftOut).length;
  const { helpers, distanceM, nobody } = together;
  return [
    text('print.plan.summary', {
      count: rows.length,
      served,
      helpers,
      distance: distanceText(distanceM, text),
    }),
    ...(together.sent > helpers ? [text('print.plan.turns')] : []),
    ...(nobody > 0 ? [text('print.plan.unserved', { count: nobody })] : []),
    ...(leftOut > 0 ? [text('print.plan.leftOutCount', { count: leftOut })] : []),
    ...(said === '' ? [] : [text('print.plan.said', { note: said })]),
  ].join('');
}

async function planSource(ctx: Ctx, { plan, note }: SheetInput, lookups: ListLookups): Promise<ListSource> {
  const solved = await solve(ctx, plan);
  const columns = planColumns(lookups.text);
  const inWords = new Map<Edition, Promise<ReadonlyMap<string, ListPlanRow>>>();
  return {
    columns,
    ids: solved.rows.map(({ problemId }) => problemId),
    summary: (edition) => summaryOf(solved, edition === 'public' ? maskFreeText(note) : note, lookups),
    rows: async (ids, index, edition) => {
      const words = inWords.get(edition) ?? sheetRows(ctx, solved, edition, lookups);
      inWords.set(edition, words);
      const held = heldSource(columns, await words, (row, at) => planRow(row, at, columns, lookups.text));
      return held.rows(ids, index, edition);
    },
  };
}

const listed = (ctx: Ctx, input: SheetInput): Listed => ({
  ...input,
  title: lookupsOf(ctx).text('print.plan.title'),
  open: (lookups) => planSource(ctx, input, lookups),
});

/** 统筹派单 on paper and as a workbook; solved anew, so that it holds what can be dispatched now. */
export const planSheetHandlers: Pick<Handlers<Ctx>['planning'], 'sheetHtml' | 'sheetPdf' | 'sheetXlsx'> = {
  sheetHtml: (input, ctx) =>
    underJob(ctx, input.jobId, async (job) => {
      const { head, html } = await makeHtml(ctx, listed(ctx, input), job, 'plan.print');
      return { fileName: `${head.fileName}.html`, html };
    }),
  sheetPdf: (input, ctx) =>
    underJob(ctx, input.jobId, (job) => makePdf(ctx, listed(ctx, input), job, 'plan.pdf')),
  sheetXlsx: (input, ctx) =>
    underJob(ctx, input.jobId, (job) => makeXlsx(ctx, listed(ctx, input), job, 'plan.xlsx')),
};
