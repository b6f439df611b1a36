import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import { listHead } from '#shared/domain/lists/index';
import { userNameOf } from '../../../actor.ts';
import type { Ctx, Job } from '../../../context.ts';
import { lookupsOf } from '../../lists/make.ts';
import { readSettings } from '../../settings/service.ts';
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
  const edition = input.preview ? 'public' : input.edition;
  if (edition === 'internal' && input.purpose === '')
    throw new AppError('input.invalid', { field: 'purpose' });
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
  const settings = await readSettings(session.store);
  const name = cell.name || cell.code;
  const head = listHead(
    {
      title: name,
      columns: [],
      edition,
      office: { ...settings, officeName: settings.officeName || session.name },
      userName: userNameOf(ctx.actor),
      nowMs: ctx.ports.now(),
    },
    text,
  );
  const style = (file: string): string => readFileSync(join(ctx.ports.resourcesDir, 'print', file), 'utf8');
  const titled = {
    ...head,
    title: text('print.cell.title', { name }),
    codeLine: cell.code ? text('print.cell.code', { code: cell.code }) : '',
    areaM2: cell.area_m2,
  };
  const css = `${style('list.css')}\n${style('cell.css')}`;
  return { fileName: head.fileName, html: sheetHtml(titled, content, input.picture, css, text) };
}

/** The cell's sheet as PDF. Errors: pdf.unavailable, pdf.failed, cancelled. */
export async function makeSheetPdf(ctx: Ctx, input: SheetInput, job: Job) {
  const { pdf } = ctx.ports;
  if (!pdf) throw new AppError('pdf.unavailable');
  job.progress('list', 0, 1);
  const { fileName, html } = await makeSheet(ctx, { ...input, preview: false }, 'cell.pdf');
  await job.breathe();
  job.progress('pdf', 0, 1);
  const bytes = await pdf(html, { landscape: false }, job.signal);
  job.progress('pdf', 1, 1);
  return { fileName: `${fileName}.pdf`, bytes };
}
