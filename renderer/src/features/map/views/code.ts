import { z } from 'zod';
import { type ViewContent, viewContentSchema } from '#shared/contract/views';

/** What stands in front of a code in a link or in running text. */
const MARK = 'view=';
const MOST = 20_000;

const codeSchema = z.object({ v: z.literal(1), map: z.string().max(64), view: viewContentSchema });

const toBase64Url = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const fromBase64Url = (text: string): string => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(binary, (char) => char.charCodeAt(0)),
  );
};

/** The parts of a filter that name nobody: kinds, categories, cells and levels; typed words and picked records stay here. */
const impersonal = ({
  kinds,
  categoryIds,
  cellIds,
  levels,
}: ViewContent['filter']): ViewContent['filter'] => ({
  ...(kinds ? { kinds } : {}),
  ...(categoryIds ? { categoryIds } : {}),
  ...(cellIds ? { cellIds } : {}),
  ...(levels ? { levels } : {}),
});

/** A view as `view=…`, to be sent to a colleague: without its name and without anything that was typed. */
export function viewCode(content: ViewContent, mapId: string): string {
  const colouring = { ...content.colouring, ...('skill' in content.colouring ? { skill: '' } : {}) };
  const filter = impersonal(content.filter);
  const view: ViewContent = { ...content, filter, colouring, basemapIds: null };
  return MARK + toBase64Url(JSON.stringify({ v: 1, map: mapId, view }));
}

/** The view that a link, a code or a text around one holds; null when there is none or it is not whole. */
export function readViewCode(text: string): { readonly mapId: string; readonly content: ViewContent } | null {
  const code = /view=([A-Za-z0-9_-]+)/.exec(text)?.[1];
  if (!code || code.length > MOST) return null;
  try {
    const { map, view } = codeSchema.parse(JSON.parse(fromBase64Url(code)));
    return { mapId: map, content: { ...view, filter: impersonal(view.filter) } };
  } catch {
    return null;
  }
}

/** A link for colleagues in the office network where there is one; the code alone in the desktop program. */
export function viewLink(code: string, address: { protocol: string; origin: string }): string {
  return /^https?:$/.test(address.protocol) && !address.origin.startsWith('https://app')
    ? `${address.origin}/#${code}`
    : code;
}
