/** Reads every file of a folder as the import would, and says what became of it. See CHECK_HELP. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeParser } from '#core/services/imports/parserPort';
import { makeChecker, type Verdict } from './importVerdict.ts';
import { mutations } from './mutate.ts';

const CHECK_HELP = `npm run -s check:import -- FOLDER [FOLDER …]    every file in it: imported or refused, and why
  --json          one JSON line a file: {file, outcome, rows | features, code, milliseconds}
  --mutate N      also N damaged copies of each format, made from the files of the folders
  --seed S        another set of damaged copies (default 1)
Exits 1 only when the program itself failed: a crash, or no answer within ten seconds.`;

const ENTRY = new URL('../core/services/imports/parserProcess.ts', import.meta.url);

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}

function print(verdict: Verdict, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(verdict));
    return;
  }
  const count = verdict.features ?? verdict.rows;
  const unit = verdict.features === undefined ? 'rows' : 'features';
  const what = verdict.outcome === 'imported' ? `${count} ${unit}` : (verdict.code ?? '');
  console.log(
    [verdict.outcome.padEnd(8), what.padEnd(22), `${verdict.milliseconds} ms`.padStart(8), verdict.file].join(
      '  ',
    ),
  );
}

/** How many of each outcome, by format (the ending of the name). */
function printTable(verdicts: readonly Verdict[]): void {
  const table: Record<string, Record<string, number>> = {};
  for (const { file, outcome, code } of verdicts) {
    const format = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
    table[format] ??= {};
    const row = table[format];
    const column = outcome === 'refused' ? (code ?? 'refused') : outcome;
    row[column] = (row[column] ?? 0) + 1;
  }
  console.table(table);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      mutate: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    console.log(CHECK_HELP);
    return values.help ? 0 : 2;
  }
  const check = makeChecker(nodeParser(ENTRY));
  const verdicts: Verdict[] = [];
  const judge = async (file: string, bytes: Uint8Array): Promise<void> => {
    const verdict = await check.read(file, bytes);
    verdicts.push(verdict);
    print(verdict, values.json);
  };
  const base = process.env.INIT_CWD ?? process.cwd();
  const originals: { file: string; bytes: Uint8Array }[] = [];
  for (const folder of positionals.map((path) => resolve(base, path)))
    for (const path of filesIn(folder)) {
      const file = relative(folder, path).replaceAll('\\', '/');
      const bytes = new Uint8Array(readFileSync(path));
      originals.push({ file, bytes });
      await judge(file, bytes);
    }
  for (const { file, bytes } of mutations(originals, Number(values.mutate), Number(values.seed)))
    await judge(file, bytes);
  check.close();
  if (!values.json) printTable(verdicts);
  return verdicts.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
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
