import { performance } from 'node:perf_hooks';
import { FILE_LIMITS, PROCESS_LIMITS, timeLimitMs } from '#core/services/imports/parse/limits';
import { Assembly } from '#core/services/imports/parserPort';
import type { ParserChild, ParserResult, StartParser } from '#core/services/imports/parserProtocol';
import type { ErrorCode } from '#shared/contract/errors';
import { summarise } from '#shared/domain/imports/sheet';

/** What became of one file. `failed`: the program itself did (a crash, or no answer in time). */
export type Verdict = {
  readonly file: string;
  readonly outcome: 'imported' | 'refused' | 'failed';
  /** Filled rows below the headers of all sheets, or shapes. */
  readonly rows?: number;
  readonly features?: number;
  readonly code?: ErrorCode | 'crash' | 'hang';
  readonly milliseconds: number;
};

const HANG_MS = 10_000;
const LARGE_BYTES = 1024 * 1024;
/** Answers after which the parser is gone. */
const ENDED: ReadonlySet<string> = new Set(['file.timeout', 'file.tooMuchContent', 'crash']);
/** A parser that has read so many files makes room for a new one. */
const FILES_EACH = 300;

type Answer = Omit<Verdict, 'file' | 'milliseconds'>;

function judge(result: ParserResult): Answer {
  const { features } = result;
  if (features) {
    if (features.length === 0) return { outcome: 'refused', code: 'file.noRows' };
    return { outcome: 'imported', features: features.length };
  }
  const rows = result.sheets.reduce((sum, sheet) => sum + summarise(sheet.rows).rowCount, 0);
  return rows > 0 ? { outcome: 'imported', rows } : { outcome: 'refused', code: 'file.noRows' };
}

/** A parser that is asked again and again: one file's answer at a time, a crash and ten seconds of silence among them. */
function makeAsker(child: ParserChild): (fileName: string, bytes: Uint8Array) => Promise<Answer> {
  let assembly = new Assembly();
  let settle: (answer: Answer) => void = () => undefined;
  child.onMessage((message) => {
    if (message.type === 'failed') return settle({ outcome: 'refused', code: message.code });
    const result = assembly.take(message);
    if (result) settle(judge(result));
  });
  child.onExit((end) =>
    settle(
      end === 'memory'
        ? { outcome: 'refused', code: 'file.tooMuchContent' }
        : { outcome: 'failed', code: 'crash' },
    ),
  );
  return (fileName, bytes) =>
    new Promise((resolve) => {
      // As in the program itself: a parser that takes too long is ended, and the user told.
      const timer = setTimeout(
        () => settle({ outcome: 'refused', code: 'file.timeout' }),
        timeLimitMs(bytes.length, PROCESS_LIMITS),
      );
      assembly = new Assembly();
      settle = (answer) => {
        clearTimeout(timer);
        settle = () => undefined;
        resolve(answer);
      };
      child.send({ fileName, bytes });
    });
}

/** Reads files one after another in a parsing process, a new one after a failure. */
export function makeChecker(start: StartParser) {
  let child: ParserChild | undefined;
  let ask: ReturnType<typeof makeAsker> | undefined;
  let read = 0;
  const end = (): void => {
    child?.kill();
    ask = undefined;
    read = 0;
  };
  return {
    read: async (file: string, bytes: Uint8Array): Promise<Verdict> => {
      const started = performance.now();
      if (bytes.length > FILE_LIMITS.bytes)
        return { file, outcome: 'refused', code: 'file.tooLarge', milliseconds: 0 };
      if (read >= FILES_EACH) end();
      if (!ask) {
        child = start(PROCESS_LIMITS.heapMb);
        ask = makeAsker(child);
      }
      read += 1;
      const answer = await ask(file.replace(/^.*\//, ''), bytes);
      const milliseconds = Math.round(performance.now() - started);
      if (answer.code !== undefined && ENDED.has(answer.code)) end();
      // Only a file so large that it may take its time is waited for longer. Time of this process counts too: what it
      // does with an answer, the core does.
      if (milliseconds > HANG_MS && bytes.length < LARGE_BYTES)
        return { file, outcome: 'failed', code: 'hang', milliseconds };
      return { file, ...answer, milliseconds };
    },
    close: end,
  };
}
