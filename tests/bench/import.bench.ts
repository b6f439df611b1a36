import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { read as sheetJsRead, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { makeParserPort, nodeParser } from '#core/services/imports/parserPort';
import type { StartParser } from '#core/services/imports/parserProtocol';
import { bigWorkbook } from './importData.ts';
import { median } from './random.ts';

const ROWS = 50_000;
const RUNS = 3;
const ENTRY = new URL('../../electron/core/services/imports/parserProcess.ts', import.meta.url);

/** Resident memory of a process, MiB (Linux only; NaN elsewhere). */
function residentMb(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Ours, watched: the most memory that the parsing process had. */
function watched(): { start: StartParser; peakMb: () => number } {
  let peak = 0;
  return {
    start: (heapMb) => {
      const child = nodeParser(ENTRY)(heapMb);
      const timer = setInterval(() => {
        const now = residentMb(child.pid);
        if (now > peak) peak = now;
      }, 20);
      child.onExit(() => clearInterval(timer));
      return child;
    },
    peakMb: () => peak,
  };
}

type Row = Record<string, string | number>;

async function timed(name: string, body: () => Promise<number>): Promise<Row> {
  const times: number[] = [];
  let rows = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    rows = await body();
    times.push(performance.now() - start);
  }
  return { what: name, rows, ms: Math.round(median(times)) };
}

/** Reading a workbook of 50,000 rows and 15 columns until its rows are in the core. */
export async function readPart(): Promise<Row[]> {
  const bytes = bigWorkbook(ROWS);
  const { start, peakMb } = watched();
  const parse = makeParserPort(start);
  const never = new AbortController().signal;
  const rows = [
    await timed('ours: a process of its own, rows in the core', async () => {
      const { sheets } = await parse({ fileName: 'big.xlsx', bytes }, never);
      return sheets[0]?.rows.length ?? 0;
    }),
    await timed('SheetJS community build in this process', async () => {
      const book = sheetJsRead(bytes, { dense: true });
      const sheet = book.Sheets[book.SheetNames[0] ?? ''];
      return sheet ? utils.sheet_to_json(sheet, { header: 1, raw: false }).length : 0;
    }),
    await timed('exceljs in this process', async () => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(bytes.buffer as ArrayBuffer);
      let count = 0;
      book.worksheets[0]?.eachRow(() => {
        count += 1;
      });
      return count;
    }),
  ];
  const ours = Number(rows[0]?.ms ?? 1);
  return rows.map((row, i) => ({
    ...row,
    ratio: (Number(row.ms) / ours).toFixed(2),
    peakMb: i === 0 ? Math.round(peakMb()) : '',
  }));
}

/** The whole import of the same file, in a process of its own. */
export function commitPart(): Row {
  const folder = mkdtempSync(join(tmpdir(), 'living-map-bench-'));
  try {
    const file = join(folder, 'big.xlsx');
    writeFileSync(file, bigWorkbook(ROWS));
    const script = fileURLToPath(new URL('./importRun.ts', import.meta.url));
    const { read, map, check, commit, totalMs, created, blockMs, peakMb } = JSON.parse(
      execFileSync(process.execPath, [script, file], { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '{}',
    ) as Record<string, number>;
    return {
      what: `whole import: read ${read} + map ${map} + check ${check} + commit ${commit}, longest block ${blockMs} ms`,
      rows: created ?? 0,
      ms: totalMs ?? 0,
      ratio: '',
      peakMb: peakMb ?? 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run(): Promise<Row[]> {
  return [...(await readPart()), commitPart()];
}
