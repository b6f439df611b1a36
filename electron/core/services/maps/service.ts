import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { openSession } from '../../openSession.ts';
import type { MapSession } from '../../session.ts';
import { addMissingSymbols, insertBuiltinCategories } from '../categories/seed.ts';
import { addNewCategories, refreshCategories } from '../categories/upgrade.ts';
import { saveDemo } from '../demo/save.ts';
import { updateRunCards } from '../team/seed.ts';
import { listRecent, rememberMap } from './recent.ts';

/** What a folder name may not hold on Windows, macOS or Linux. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}]|^\.+|[. ]+$/gu;

function folderFor(ctx: Ctx, name: string, folder: string | undefined): string {
  return resolve(folder ?? join(ctx.ports.mapsDir, name.replace(UNSAFE, '_') || '_'));
}

/** A name in the standard folder that is not taken: 示例社区, 示例社区2, … */
function freeFolder(ctx: Ctx, name: string): { folder: string; name: string } {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name}${n}`;
    const folder = folderFor(ctx, candidate, undefined);
    if (!existsSync(folder)) return { folder, name: candidate };
  }
}

/** Makes a map and fills it; a map that could not be filled leaves nothing behind. */
async function makeMap(
  ctx: Ctx,
  folder: string,
  name: string,
  fill: (made: MapSession) => Promise<void>,
): Promise<MapSession> {
  const isNew = !existsSync(folder);
  const made = await openSession(ctx.ports, folder, { name });
  try {
    await insertBuiltinCategories(made, ctx);
    await updateRunCards(made, ctx);
    await fill(made);
    return made;
  } catch (error) {
    await made.close();
    if (isNew) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Opens a map, and gives one of an older program the built-in categories that it cannot have. */
async function openMap(ctx: Ctx, folder: string): Promise<MapSession> {
  const session = await openSession(ctx.ports, folder, null);
  try {
    await addNewCategories(session, ctx);
    await refreshCategories(session, ctx);
    await addMissingSymbols(session, ctx);
    await updateRunCards(session, ctx);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

const toOpenMap = (session: MapSession) => ({
  id: session.id,
  name: session.name,
  createdAtMs: session.createdAtMs,
});

async function switchTo(ctx: Ctx, open: () => Promise<MapSession>) {
  const session = await ctx.maps.replace(open);
  if (!session) throw new AppError('map.notOpen');
  rememberMap(ctx.ports.stateDir, {
    folder: session.folder,
    name: session.name,
    openedAtMs: ctx.ports.now(),
  });
  return session;
}

export const mapHandlers: Handlers<Ctx>['maps'] = {
  recent: (_input, ctx) => ({
    standardFolder: ctx.ports.mapsDir,
    maps: listRecent(ctx.ports.stateDir, ctx.ports.mapsDir),
  }),
  create: async (input, ctx) => {
    const folder = folderFor(ctx, input.name, input.folder);
    const session = await switchTo(ctx, () => makeMap(ctx, folder, input.name, async () => {}));
    return toOpenMap(session);
  },
  open: async (input, ctx) => {
    const folder = resolve(input.folder);
    const session = await switchTo(ctx, () => {
      // Asked in its turn: another window may have opened it meanwhile.
      const open = ctx.maps.current();
      return open?.folder === folder ? Promise.resolve(open) : openMap(ctx, folder);
    });
    return toOpenMap(session);
  },
  createDemo: async (input, ctx) => {
    const job = ctx.job(input.jobId);
    try {
      const place = input.folder
        ? { folder: resolve(input.folder), name: DEMO_NAME }
        : freeFolder(ctx, DEMO_NAME);
      const session = await switchTo(ctx, () =>
        makeMap(ctx, place.folder, place.name, (made) => saveDemo(made, ctx, job, input.seed)),
      );
      return toOpenMap(session);
    } finally {
      job.end();
    }
  },
  close: async (_input, ctx) => {
    await ctx.maps.replace(null);
    return { ok: true };
  },
};

/** Name of the demo map's folder: a proper name, not a text of the screen. */
const DEMO_NAME = '示例社区';
