import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import type { Actor } from '#core/actor';
import type { Core } from '#core/core';
import { createCore } from '#core/createCore';
import type { CorePorts } from '#core/ports';
import { makeTilePort, nodeTileReader } from '#core/services/basemaps/reader/tilePort';
import { makeParserPort, nodeParser } from '#core/services/imports/parserPort';
import { makeTrainerPort, nodeTrainer } from '#core/services/learning/trainerPort';
import { AppError } from '#shared/contract/errors';
import type { CoreEvent, InputOf, Method, OutputOf } from '#shared/contract/index';
import { callerOf } from '#tests/contract/targets';

export const ADMIN: Actor = { userId: 'admin', roleId: 'administrator', via: 'script', sessionId: 'test' };

export type TestCore = {
  readonly core: Core;
  readonly ports: CorePorts;
  /** A folder of its own for this test's maps, removed by `dispose`. */
  readonly home: string;
  readonly events: CoreEvent[];
  /** Calls a method and throws AppError like the window's client. */
  readonly call: <M extends Method>(method: M, input: InputOf<M>, actor?: Actor) => Promise<OutputOf<M>>;
  readonly dispose: () => Promise<void>;
};

/** The real core on real files in a folder of its own; only the clock may be set. */
export function makeTestCore(overrides: Partial<CorePorts> = {}): TestCore {
  const home = mkdtempSync(join(tmpdir(), 'living-map-'));
  const root = join(import.meta.dirname, '../..');
  const ports: CorePorts = {
    now: Date.now,
    newId: v7,
    stateDir: join(home, 'state'),
    mapsDir: join(home, 'maps'),
    resourcesDir: join(root, 'resources'),
    version: 'test',
    host: 'script',
    parser: makeParserPort(
      nodeParser(pathToFileURL(join(root, 'electron/core/services/imports/parserProcess.ts'))),
    ),
    tiles: makeTilePort(
      nodeTileReader(pathToFileURL(join(root, 'electron/core/services/basemaps/reader/tileProcess.ts'))),
    ),
    trainer: makeTrainerPort(
      nodeTrainer(pathToFileURL(join(root, 'electron/core/services/learning/trainProcess.ts'))),
    ),
    ...overrides,
  };
  const core = createCore(ports, (method, error) => console.error(method, error));
  const events: CoreEvent[] = [];
  core.subscribe((event) => events.push(event));
  const caller = callerOf(core, ports.newId);
  return {
    core,
    ports,
    home,
    events,
    call: async (method, input, actor = ADMIN) => {
      const answer = await caller.dispatch(method, input, actor);
      if (!answer.ok) throw new AppError(answer.error.code, answer.error.params);
      return answer.data as OutputOf<typeof method>;
    },
    dispose: async () => {
      await caller.close();
      await core.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
