import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors';
import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import { listHead } from '#shared/domain/lists/index';
import { userNameOf } from '../../../actor.ts';
import type { Ctx, Job } from '../../../context.ts';
import { areaOfRow } from '../../cells/rows.ts';
import { lookupsOf } from '../../lists/make.ts';
import { readSettings } from '../../settings/service.ts';
import { problemDetail } from '../rows.ts';
import { type SlipContent, slipContent } from './content.ts';
import { slipHtml } from './html.ts';
import { sketchSvg } from './sketch.ts';

type SlipInput = ParsedInputOf<'problems.slipHtml'>;

function sketchOf(ctx: Ctx, { problem, helpers, route }: SlipContent): string {
  if (problem.anchor === null) return '';
  return sketchSvg({
    problem: problem.anchor,
    helpers: helpers.map(({ anchor }) => anchor),
    cells: ctx
      .session()
      .cells()
      .leaves.map((cell) => ({ name: cell.name, area: areaOfRow(cell) })),
    route: route?.order ?? null,
  });
}

/** The slip as HTML. Logged as `<action>.<edition>` with the problem's id before it is given out. */
async function makeSlip(
  ctx: Ctx,
  input: SlipInput,
  action: string,
): Promise<{ fileName: string; html: string }> {
  const session = ctx.session();
  const edition = input.preview ? 'public' : input.edition;
  if (edition === 'internal' && input.purpose === '')
    throw new AppError('input.invalid', { field: 'purpose' });
  const lookups = lookupsOf(ctx);
  const problem = await problemDetail(ctx, input.id);
  const content = await slipContent(ctx, problem, edition, lookups);
  if (!input.preview)
    await session.logAccess(ctx.actor, {
      action: `${action}.${edition}`,
      entityId: problem.id,
      fields: ['name', 'phone', 'reporterName', 'reporterPhone'],
      purpose: input.purpose,
      count: content.helpers.length,
    });
  const { text } = lookups;
  const settings = await readSettings(session.store);
  const head = listHead(
    {
      title: text('slip.fileTitle', { number: problem.number }),
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
    title: text('slip.title'),
    officeLine: text('slip.office', { name: settings.officeName || session.name }),
    numberLine: text('slip.number', { number: problem.number }),
    preparedBy: settings.preparedBy,
    phone: settings.officePhone,
  };
  const css = `${style('list.css')}\n${style('slip.css')}`;
  return { fileName: head.fileName, html: slipHtml(titled, content, sketchOf(ctx, content), css, text) };
}

async function makePdf(ctx: Ctx, input: SlipInput, job: Job) {
  const { pdf } = ctx.ports;
  if (!pdf) throw new AppError('pdf.unavailable');
  job.progress('pdf', 0, 1);
  const { fileName, html } = await makeSlip(ctx, { ...input, preview: false }, 'slip.pdf');
  const bytes = await pdf(html, { landscape: false }, job.signal);
  job.progress('pdf', 1, 1);
  return { fileName: `${fileName}.pdf`, bytes };
}

/** 派单 on paper. */
export const slipHandlers: Pick<Handlers<Ctx>['problems'], 'slipHtml' | 'slipPdf'> = {
  slipHtml: async (input, ctx) => {
    const { fileName, html } = await makeSlip(ctx, input, 'slip.print');
    return { fileName: `${fileName}.html`, html };
  },
  slipPdf: async (input, ctx) => {
    const job = ctx.job(input.jobId);
    try {
      return await makePdf(ctx, input, job);
    } finally {
      job.end();
    }
  },
};
