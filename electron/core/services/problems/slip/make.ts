import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import { isWay } from '#shared/domain/matching/route';
import type { Ctx } from '../../../context.ts';
import { underJob } from '../../../jobs.ts';
import { areaOfRow } from '../../cells/rows.ts';
import { lookupsOf } from '../../lists/make.ts';
import { editionOf, headOf, pdfOf, printCss } from '../../lists/paper.ts';
import { readSettings } from '../../settings/service.ts';
import { problemDetail } from '../rows.ts';
import { type SlipContent, slipContent } from './content.ts';
import { slipHtml } from './html.ts';
import { inNumberOrder } from './numbers.ts';
import { sketchSvg } from './sketch.ts';

type SlipInput = ParsedInputOf<'problems.slipHtml'>;

function sketchOf(ctx: Ctx, { problem, helpers, route }: SlipContent): string {
  if (problem.anchor === null) return '';
  return sketchSvg({
    problem: problem.anchor,
    helpers: helpers.map(({ anchor }) => anchor),
    cells: ctx.session().cells().leaves.map(areaOfRow),
    route: isWay(route) ? route.order : null,
  });
}

/** The slip as HTML. Logged as `<action>.<edition>` with the problem's id before it is given out. */
async function makeSlip(
  ctx: Ctx,
  input: SlipInput,
  action: string,
): Promise<{ fileName: string; html: string }> {
  const session = ctx.session();
  const edition = editionOf(input);
  const lookups = lookupsOf(ctx);
  const problem = await problemDetail(ctx, input.id);
  const content = inNumberOrder(await slipContent(ctx, problem, edition, lookups));
  if (!input.preview)
    await session.logAccess(ctx.actor, {
      action: `${action}.${edition}`,
      entityId: problem.id,
      fields: ['name', 'phone', 'reporterName', 'reporterPhone'],
      purpose: input.purpose,
      count: content.helpers.length,
    });
  const { text } = lookups;
  const title = text('slip.fileTitle', { number: problem.number });
  const head = await headOf(ctx, { title, columns: [], edition }, text);
  const { officeName, preparedBy, officePhone } = await readSettings(session.store);
  const titled = {
    ...head,
    title: text('slip.title'),
    officeLine: text('slip.office', { name: officeName || session.name }),
    numberLine: text('slip.number', { number: problem.number }),
    preparedBy,
    phone: officePhone,
  };
  const css = printCss(ctx, 'list.css', 'slip.css');
  return { fileName: head.fileName, html: slipHtml(titled, content, sketchOf(ctx, content), css, text) };
}

/** 派单 on paper. */
export const slipHandlers: Pick<Handlers<Ctx>['problems'], 'slipHtml' | 'slipPdf'> = {
  slipHtml: async (input, ctx) => {
    const { fileName, html } = await makeSlip(ctx, input, 'slip.print');
    return { fileName: `${fileName}.html`, html };
  },
  slipPdf: (input, ctx) =>
    underJob(ctx, input.jobId, (job) =>
      pdfOf(ctx, job, async () => ({
        ...(await makeSlip(ctx, { ...input, preview: false }, 'slip.pdf')),
        landscape: false,
      })),
    ),
};
