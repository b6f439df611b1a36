import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import type { Ctx, Job } from '../../../context.ts';
import { lookupsOf } from '../../lists/make.ts';
import { editionOf, headOf, pdfOf, printCss } from '../../lists/paper.ts';
import { cellPageOf } from '../page.ts';
import { type SheetContent, sheetContent } from './content.ts';
import { sheetHtml } from './html.ts';

type SheetInput = ParsedInputOf<'cells.sheetHtml'>;

const MONTHS = 12;

/** How many people's names stand on the sheet. */
const peopleOn = ({ team, people }: SheetContent): number =>
  people.rows.length + team.reduce((sum, { holders }) => sum + holders.length, 0);

/** The cell on one page of HTML. Logged as `<action>.<edition>` with the cell's id before it is given out. */
export async function makeSheet(
  ctx: Ctx,
  input: SheetInput,
  action: string,
): Promise<{ fileName: string; html: string }> {
  const session = ctx.session();
  const edition = editionOf(input);
  const page = await cellPageOf(ctx, { id: input.id, months: MONTHS });
  const cell = session.cells().byId.get(input.id);
  if (!cell) throw new AppError('notFound');
  const content = await sheetContent(ctx, cell, page, edition);
  if (!input.preview)
    await session.logAccess(ctx.actor, {
      action: `${action}.${edition}`,
      entityId: cell.id,
      fields: ['name', 'phone', 'skills'],
      purpose: input.purpose,
      count: peopleOn(content),
    });
  const { text } = lookupsOf(ctx);
  const name = cell.name || cell.code;
  const head = await headOf(ctx, { title: name, columns: [], edition }, text);
  const titled = {
    ...head,
    title: text('print.cell.title', { name }),
    codeLine: cell.code ? text('print.cell.code', { code: cell.code }) : '',
    areaM2: cell.area_m2,
  };
  const css = printCss(ctx, 'list.css', 'cell.css');
  return { fileName: head.fileName, html: sheetHtml(titled, content, input.picture, css, text) };
}

/** The cell's sheet as PDF. Errors: pdf.unavailable, pdf.failed, cancelled. */
export async function makeSheetPdf(ctx: Ctx, input: SheetInput, job: Job) {
  return pdfOf(ctx, job, async () => {
    job.progress('list', 0, 1);
    const page = await makeSheet(ctx, { ...input, preview: false }, 'cell.pdf');
    await job.breathe();
    return { ...page, landscape: false };
  });
}
