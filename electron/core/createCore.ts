import { AppError } from '#shared/contract/errors';
import type { CoreEvent, Handlers } from '#shared/contract/index';
import type { Actor } from './actor.ts';
import type { Ctx, Listener, MapSwitch } from './context.ts';
import type { Core } from './core.ts';
import { makeDispatch } from './dispatch.ts';
import { makeJobs } from './jobs.ts';
import { openSession } from './openSession.ts';
import type { CorePorts } from './ports.ts';
import { placeNameHandlers } from './services/addresses/names.ts';
import { addressHandlers } from './services/addresses/service.ts';
import { appHandlers, jobHandlers } from './services/app.ts';
import { backupHandlers } from './services/backups/service.ts';
import { basemapHandlers } from './services/basemaps/service.ts';
import { categoryHandlers } from './services/categories/service.ts';
import { cellHandlers } from './services/cells/service.ts';
import { duplicateHandlers } from './services/duplicates/service.ts';
import { fieldHandlers } from './services/fields/service.ts';
import { fileHandlers } from './services/files/service.ts';
import { binHandlers, historyHandlers } from './services/history/service.ts';
import { importHandlers } from './services/imports/service.ts';
import { habitHandlers } from './services/learning/habits.ts';
import { learningHandlers } from './services/learning/service.ts';
import { listHandlers, savedListHandlers } from './services/lists/service.ts';
import { mapHandlers } from './services/maps/service.ts';
import { weightHandlers } from './services/matching/weights.ts';
import { branchHandlers } from './services/org/branches.ts';
import { linkHandlers } from './services/org/links.ts';
import { teamHandlers } from './services/org/teams.ts';
import { peopleHandlers } from './services/people/service.ts';
import { planningHandlers } from './services/planning/service.ts';
import { problemHandlers } from './services/problems/service.ts';
import { slipHandlers } from './services/problems/slip/make.ts';
import { qualityHandlers } from './services/quality/service.ts';
import { settingHandlers } from './services/settings/service.ts';
import { shortageHandlers } from './services/shortages/service.ts';
import { hotspotHandlers } from './services/stats/density.ts';
import { statHandlers } from './services/stats/overview.ts';
import { runCardHandlers } from './services/team/cards.ts';
import { teamMatchingHandlers } from './services/team/service.ts';
import { thingHandlers } from './services/things/service.ts';
import { viewHandlers } from './services/views/service.ts';
import type { MapSession } from './session.ts';
import { makeTurns } from './turns.ts';

/** Every method of the contract and who fulfils it. */
const HANDLERS: Handlers<Ctx> = {
  addresses: addressHandlers,
  app: appHandlers,
  maps: mapHandlers,
  jobs: jobHandlers,
  settings: settingHandlers,
  backups: backupHandlers,
  things: thingHandlers,
  people: peopleHandlers,
  history: historyHandlers,
  bin: binHandlers,
  categories: categoryHandlers,
  events: { packed: (_input, ctx) => ctx.session().events.get() },
  fields: fieldHandlers,
  files: fileHandlers,
  cells: cellHandlers,
  hotspots: hotspotHandlers,
  stats: statHandlers,
  imports: importHandlers,
  problems: { ...problemHandlers, ...slipHandlers },
  planning: planningHandlers,
  runCards: runCardHandlers,
  matching: { ...teamMatchingHandlers, answer: (input, ctx) => ctx.session().matching.answer(input) },
  lists: listHandlers,
  savedLists: savedListHandlers,
  duplicates: duplicateHandlers,
  quality: qualityHandlers,
  links: linkHandlers,
  branches: branchHandlers,
  teams: teamHandlers,
  basemaps: basemapHandlers,
  views: viewHandlers,
  shortages: shortageHandlers,
  weights: weightHandlers,
  learning: learningHandlers,
  habits: habitHandlers,
  placeNames: placeNameHandlers,
};

/** The one open map, and the orderly way from one to the next. */
function makeMapSwitch(ports: CorePorts, onOpen: (session: MapSession) => void): MapSwitch {
  let open: MapSession | null = null;
  const turns = makeTurns();
  const take = (next: MapSession | null): void => {
    open = next;
    if (next) onOpen(next);
  };
  return {
    current: () => open,
    replace: (make) =>
      turns.run(async () => {
        // The next map first: when it cannot be opened, the present one stays.
        const before = open;
        const next = make ? await make() : null;
        if (next === before) return next;
        take(next);
        await before?.close();
        return next;
      }),
    reopen: (session, make) =>
      turns.run(async () => {
        if (open !== session) throw new AppError('map.notOpen');
        take(null);
        await session.close();
        try {
          const next = await make();
          take(next);
          return next;
        } catch (error) {
          take(await openSession(ports, session.folder, null));
          throw error;
        }
      }),
  };
}

/**
 * Makes the application. `report` gets what no user should see (programming errors), without personal data;
 * by default it goes to stderr as the method's name and the error's own name.
 */
export function createCore(
  ports: CorePorts,
  report: (method: string, error: unknown) => void = reportName,
): Core {
  const listeners = new Set<Listener>();
  const tell = (event: CoreEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        // A window that has just gone must not spoil the command of another one.
        report('events', error);
      }
    }
  };
  const jobs = makeJobs(ports, tell);
  const maps = makeMapSwitch(ports, (session) => {
    session.backups.onAuto(() => tell({ type: 'changed', topics: ['backups'] }));
    session.learner.onChanged(() => tell({ type: 'changed', topics: ['learning'] }));
    session.finder.onRefreshed(() => tell({ type: 'changed', topics: ['things'] }));
  });
  const makeCtx = (actor: Actor): Ctx => {
    let mine: MapSession | null = null;
    return {
      actor,
      ports,
      maps,
      job: jobs.start,
      jobs: jobs.table,
      session: () => {
        const session = maps.current();
        mine ??= session;
        // A long call that began on one map must never go on in another.
        if (!session || session !== mine) throw new AppError('map.notOpen');
        return session;
      },
    };
  };
  return {
    dispatch: makeDispatch(HANDLERS, makeCtx, (topics) => tell({ type: 'changed', topics }), report),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      jobs.cancelAll();
      await maps.replace(null);
      ports.tiles.end();
    },
  };
}

function reportName(method: string, error: unknown): void {
  const detail = process.env.LIVING_MAP_DEBUG ? error : error instanceof Error ? error.name : typeof error;
  console.error(`[${method}]`, detail);
}
