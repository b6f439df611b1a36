import {
  type ListHead,
  type ListLookups,
  type ListMedium,
  type ListRow,
  type ListText,
  ListTotal,
} from '#shared/domain/lists/index';
import { dynamicText } from '#shared/i18n/index';
import type { Ctx, Job } from '../../context.ts';
import { htmlEnd, htmlRow, htmlStart } from './html.ts';
import type { ListSource } from './listSource.ts';
import { editionOf, headOf, type PaperInput, pdfOf, printCss } from './paper.ts';
import { ListWorkbook } from './xlsx.ts';

/** Something to be printed or exported as a list. */
export type Listed = PaperInput & {
  readonly title: string;
  readonly open: (lookups: ListLookups, medium: ListMedium) => Promise<ListSource>;
};

/** Rows read and written between two breaths: some 10 ms. */
const CHUNK = 250;
const PREVIEW_ROWS = 50;

/** Lists are printed in the office's language, which is Chinese whatever the screen shows. */
function listText(): ListText {
  // Looking a word up costs more than all else of a cell, and a list has few words.
  const known = new Map<string, string>();
  return (key, params) => {
    if (params) return dynamicText(key, params) ?? key;
    let words = known.get(key);
    if (words === undefined) {
      words = dynamicText(key) ?? key;
      known.set(key, words);
    }
    return words;
  };
}
const text = listText();

/** The words and names that stand behind a list's keys and ids. */
export function lookupsOf(ctx: Ctx): ListLookups {
  const session = ctx.session();
  const categories = session.categories();
  const cells = session.cells().byId;
  return {
    text,
    categoryName: (id) => categories.get(id)?.name,
    cellName: (id) => cells.get(id)?.name || cells.get(id)?.code,
  };
}

/** A list that is ready to be written: its head, and its rows as they come. */
type Prepared = { readonly head: ListHead; readonly source: ListSource; readonly total: ListTotal };

async function prepare(ctx: Ctx, input: Listed, action: string, medium: ListMedium): Promise<Prepared> {
  const edition = editionOf(input);
  const source = await input.open(lookupsOf(ctx), medium);
  // Logged first: what could not be logged is not given out.
  if (!input.preview)
    await ctx.session().logAccess(ctx.actor, {
      action: `${action}.${edition}`,
      entityId: null,
      fields: source.columns.map((column) => column.key),
      purpose: input.purpose,
      count: source.ids.length,
    });
  const { columns } = source;
  const head = await headOf(ctx, { title: input.title, columns, edition }, text);
  return { head, source, total: new ListTotal(source.columns) };
}

const summaryOf = ({ source, head }: Prepared): string => source.summary?.(head.edition) ?? '';

/** Passes every row to `take`, breathing between chunks. */
async function eachRow(
  { head, source, total }: Prepared,
  job: Job,
  preview: boolean,
  take: (row: ListRow) => void,
): Promise<void> {
  const ids = preview ? source.ids.slice(0, PREVIEW_ROWS) : source.ids;
  for (let at = 0; at < ids.length; at += CHUNK) {
    job.progress('list', at, ids.length);
    for (const row of await source.rows(ids.slice(at, at + CHUNK), total.rows, head.edition)) {
      total.add(row);
      take(row);
    }
    await job.breathe();
  }
  job.progress('list', ids.length, ids.length);
}

/** The list as one self-contained page. */
export async function makeHtml(ctx: Ctx, input: Listed, job: Job, action: string) {
  const list = await prepare(ctx, input, action, 'paper');
  const css = printCss(ctx, 'list.css');
  const parts = [htmlStart(list.head, css, text, summaryOf(list))];
  await eachRow(list, job, input.preview, (row) => parts.push(htmlRow(list.head.columns, row, text)));
  parts.push(htmlEnd(list.head, list.total, text, list.source.ids.length - list.total.rows));
  return { head: list.head, html: parts.join(''), rows: list.source.ids.length };
}

/** The list as A4 PDF. Errors: pdf.unavailable, pdf.failed, cancelled. */
export async function makePdf(ctx: Ctx, input: Listed, job: Job, action: string) {
  return pdfOf(ctx, job, async () => {
    const { head, html } = await makeHtml(ctx, { ...input, preview: false }, job, action);
    return { fileName: head.fileName, html, landscape: head.landscape };
  });
}

/** The list as .xlsx. */
export async function makeXlsx(ctx: Ctx, input: Listed, job: Job, action: string) {
  const list = await prepare(ctx, { ...input, preview: false }, action, 'sheet');
  const book = new ListWorkbook(list.head, text, ctx.ports.now());
  await eachRow(list, job, false, (row) => book.add(row));
  return { fileName: `${list.head.fileName}.xlsx`, bytes: await book.finish(list.total, summaryOf(list)) };
}
