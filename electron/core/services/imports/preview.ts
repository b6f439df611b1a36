import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportPlan, PreviewRow, RowStatus } from '#shared/contract/imports';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { CONSENT_KEYS } from '#shared/domain/consent';
import { contains } from '#shared/domain/geo/polygon';
import type { Area } from '#shared/domain/geo/types';
import type { KindId } from '#shared/domain/kinds/index';
import { maskFreeText } from '#shared/domain/privacy';
import type { Ctx } from '../../context.ts';
import type { ThingRow } from '../../store/schema.ts';
import { lookupsOf } from '../lists/make.ts';
import { type Assessed, actionOf, assessPlan } from './assess.ts';
import { makeDisplay } from './display.ts';
import { makePace } from './pace.ts';
import { sheetOf } from './reader.ts';
import { betterReading, filePairs, outlineOf } from './systems.ts';

const SHOWN_ROWS = 100;
const SHOWN_POINTS = 5_000;
const SHOWN_WORDS = 100;

type Preview = OutputOf<'imports.preview'>;
type Counted = Omit<Preview, 'rows' | 'rowsTotal' | 'hint'>;

/** Words that name no category, most frequent first. Words that might tell a person are left out. */
function unknownWords(rows: readonly Assessed[]): Preview['unknownCategories'] {
  const counts = new Map<string, { kind: KindId; word: string; count: number }>();
  for (const { row, status } of rows) {
    const word = row.unknownCategory;
    if (word === null || status === 'error' || word.length > 40 || maskFreeText(word) !== word) continue;
    const key = `${row.kind}:${word}`;
    const known = counts.get(key) ?? { kind: row.kind, word, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, SHOWN_WORDS);
}

const lacksConsent = ({ errors }: Assessed): boolean =>
  errors.some(({ code }) => (CONSENT_KEYS as readonly string[]).includes(code));

/** Counts what the plan does with the rows. */
async function count(rows: readonly Assessed[], plan: ImportPlan, outline: Area | null): Promise<Counted> {
  const counts: Record<RowStatus, number> = { new: 0, changed: 0, identical: 0, duplicate: 0, error: 0 };
  let [ready, undecided, withoutPlace, withoutConsent, byAddress, outside] = [0, 0, 0, 0, 0, 0];
  const points: number[] = [];
  const pace = makePace(nextTurn);
  for (const assessed of rows) {
    if (pace.isDue()) await pace.breathe();
    const { status, anchor } = assessed;
    const action = actionOf(assessed, plan);
    counts[status] += 1;
    if (action === null) undecided += 1;
    else if (action !== 'skip') ready += 1;
    if (action === 'add' && assessed.byAddress) byAddress += 1;
    if (action === 'add' && !anchor) withoutPlace += 1;
    if (status === 'error' && lacksConsent(assessed)) withoutConsent += 1;
    if (anchor && outline && !contains(outline, anchor)) outside += 1;
    if (anchor && points.length < SHOWN_POINTS * 2) points.push(...anchor);
  }
  return {
    total: rows.length,
    counts,
    ready,
    undecided,
    withoutPlace,
    withoutConsent,
    byAddress,
    unknownCategories: unknownWords(rows),
    outside,
    points: Float64Array.from(points),
  };
}

/** A page of rows as they may be seen, each beside the record that it meets. */
async function shown(ctx: Ctx, plan: ImportPlan, page: readonly Assessed[]): Promise<readonly PreviewRow[]> {
  const ids = page.flatMap(({ match }) => match?.id ?? []);
  const { read } = ctx.session().store;
  const records =
    ids.length > 0 ? await read.selectFrom('things').selectAll().where('id', 'in', ids).execute() : [];
  const stored = new Map(records.map((row): [string, ThingRow] => [row.id, row]));
  const display = makeDisplay(plan, sheetOf(ctx, plan.importId, plan.sheet).sheet, {
    ...lookupsOf(ctx),
    fields: ctx.session().fields(),
  });
  return page.map((assessed) => display.row(assessed, stored.get(assessed.match?.id ?? '')));
}

/** Counts what a plan would do and shows some of its rows and its points; writes nothing. */
export async function previewPlan(
  { status, offset, ...plan }: ParsedInputOf<'imports.preview'>,
  ctx: Ctx,
): Promise<Preview> {
  const { sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  const outline = outlineOf(ctx.session().cells());
  const rows = await assessPlan(ctx, plan, nextTurn);
  const wanted = status === undefined ? rows : rows.filter((row) => row.status === status);
  return {
    ...(await count(rows, plan, outline)),
    hint: outline && plan.crs !== 'none' ? betterReading(filePairs(sheet, plan), outline, plan.crs) : null,
    rows: [...(await shown(ctx, plan, wanted.slice(offset, offset + SHOWN_ROWS)))],
    rowsTotal: wanted.length,
  };
}
