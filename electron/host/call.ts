/** Runs contract methods without a window: `npm run -s call -- METHOD 'JSON' --map FOLDER`. See CALL_HELP. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Actor } from '#core/actor';
import type { Core } from '#core/core';
import { type Answered, METHODS } from '#shared/contract/index';
import { bytesIn, readInput, writeAnswer } from './callJson.ts';
import { nodePorts } from './ports.ts';

const CALL_HELP = `npm run -s call -- METHOD 'JSON' --map FOLDER   runs one method, prints its answer, exits 1 on an error
npm run -s call -- --stdin --map FOLDER          one {"method": …, "input": …} a line; one answer a line
npm run -s call -- --list                        every method with its JSON schemas
  --full       typed arrays whole, however long
  --out FILE   writes the bytes that a method made (a PDF, a workbook) to FILE
In the JSON, {"$file": "path"} stands for the bytes of a file.`;

// The same session each time, so that a later call can undo an earlier one.
const ACTOR: Actor = { userId: 'admin', roleId: 'administrator', via: 'script', sessionId: 'script' };
const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

type Flags = { map?: string | undefined; out?: string | undefined; full: boolean; indent: number };

function listMethods(): void {
  const schema = (type: z.ZodType, io: 'input' | 'output') =>
    z.toJSONSchema(type, { unrepresentable: 'any', io });
  for (const [method, spec] of METHODS)
    console.log(
      JSON.stringify({
        method,
        type: spec.type,
        permission: spec.permission,
        topics: spec.topics,
        input: schema(spec.input, 'input'),
        output: schema(spec.output, 'output'),
      }),
    );
}

/** Runs one method and prints its answer; true when it went well. */
async function runOne(core: Core, method: string, input: unknown, flags: Flags): Promise<boolean> {
  const answer: Answered = await core.dispatch(method, input, ACTOR);
  if (answer.ok && flags.out !== undefined) {
    const bytes = bytesIn(answer.data);
    if (bytes) writeFileSync(fromHere(flags.out), bytes);
  }
  console.log(writeAnswer(answer.ok ? answer.data : { error: answer.error }, flags));
  return answer.ok;
}

async function runLines(core: Core, flags: Flags): Promise<boolean> {
  let allWell = true;
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { method, input = {} } = readInput(line) as { method: string; input?: unknown };
    allWell = (await runOne(core, method, input, { ...flags, indent: 0 })) && allWell;
  }
  return allWell;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      map: { type: 'string' },
      out: { type: 'string' },
      list: { type: 'boolean', default: false },
      stdin: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [method, json = '{}'] = positionals;
  if (values.list) {
    listMethods();
    return 0;
  }
  if (values.help || (method === undefined && !values.stdin)) {
    console.log(CALL_HELP);
    return values.help ? 0 : 2;
  }
  const flags: Flags = { map: values.map, out: values.out, full: values.full, indent: 2 };
  return callAll(flags, method, json);
}

async function callAll(flags: Flags, method: string | undefined, json: string): Promise<number> {
  const input = readInput(json);
  // Only now: --list needs no store.
  const { createCore } = await import('#core/createCore');
  const core = createCore(
    nodePorts('script', {
      parserEntry: new URL('../core/services/imports/parserProcess.ts', import.meta.url),
      tilesEntry: new URL('../core/services/basemaps/reader/tileProcess.ts', import.meta.url),
      trainEntry: new URL('../core/services/learning/trainProcess.ts', import.meta.url),
      resourcesDir: fileURLToPath(new URL('../../resources', import.meta.url)),
    }),
  );
  try {
    if (flags.map !== undefined) {
      const opened = await core.dispatch('maps.open', { folder: fromHere(flags.map) }, ACTOR);
      if (!opened.ok) {
        console.log(writeAnswer({ error: opened.error }, flags));
        return 1;
      }
    }
    const well =
      method === undefined ? await runLines(core, flags) : await runOne(core, method, input, flags);
    return well ? 0 : 1;
  } finally {
    await core.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
