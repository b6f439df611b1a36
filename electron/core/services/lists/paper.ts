import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '#shared/contract/common';
import { AppError } from '#shared/contract/errors';
import { type ListColumn, type ListHead, type ListText, listHead } from '#shared/domain/lists/index';
import { userNameOf } from '../../actor.ts';
import type { Ctx, Job } from '../../context.ts';
import { readSettings } from '../settings/service.ts';

/** For whom something is printed, as every list and sheet is asked for. */
export type PaperInput = { readonly edition: Edition; readonly purpose: string; readonly preview: boolean };

/** The edition that is made: a preview is always masked. Throws input.invalid for an 内部版 without its purpose. */
export function editionOf({ edition, purpose, preview }: PaperInput): Edition {
  const made = preview ? 'public' : edition;
  if (made === 'internal' && purpose === '') throw new AppError('input.invalid', { field: 'purpose' });
  return made;
}

/** The head of something that this office prints now. */
export async function headOf(
  ctx: Ctx,
  what: { readonly title: string; readonly columns: readonly ListColumn[]; readonly edition: Edition },
  text: ListText,
): Promise<ListHead> {
  const settings = await readSettings(ctx.session().store);
  const office = { ...settings, officeName: settings.officeName || ctx.session().name };
  return listHead({ ...what, office, userName: userNameOf(ctx.actor), nowMs: ctx.ports.now() }, text);
}

/** Style sheets of resources/print, one after the other. */
export const printCss = (ctx: Ctx, ...files: readonly string[]): string =>
  files.map((file) => readFileSync(join(ctx.ports.resourcesDir, 'print', file), 'utf8')).join('\n');

type Page = { readonly fileName: string; readonly html: string; readonly landscape: boolean };

/** A page as a PDF file. Errors: pdf.unavailable (before the page is made and logged), pdf.failed, cancelled. */
export async function pdfOf(
  ctx: Ctx,
  job: Job,
  make: () => Promise<Page>,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { pdf } = ctx.ports;
  if (!pdf) throw new AppError('pdf.unavailable');
  const { fileName, html, landscape } = await make();
  job.progress('pdf', 0, 1);
  const bytes = await pdf(html, { landscape }, job.signal);
  job.progress('pdf', 1, 1);
  return { fileName: `${fileName}.pdf`, bytes };
}
