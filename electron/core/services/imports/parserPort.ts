import { AppError } from '#shared/contract/errors';
import { nodeChild } from '../../childProcess.ts';
import type { ParserPort } from '../../ports.ts';
import { FILE_LIMITS, PROCESS_LIMITS, type ProcessLimits, timeLimitMs, toMb } from './parse/limits.ts';
import type {
  ParsedFeature,
  ParserHead,
  ParserMessage,
  ParserResult,
  StartParser,
} from './parserProtocol.ts';

const decoder = new TextDecoder();
const readPart = <T>(bytes: Uint8Array): T[] => JSON.parse(decoder.decode(bytes)) as T[];

/** Puts the parts of an answer together as they come. */
export class Assembly {
  #head: ParserHead | undefined;
  #rows: string[][][] = [];
  readonly #features: ParsedFeature[] = [];

  /** The whole result with the last part; undefined before. */
  take(message: Exclude<ParserMessage, { type: 'failed' }>): ParserResult | undefined {
    if (message.type === 'head') {
      this.#head = message.head;
      this.#rows = message.head.sheets.map(() => []);
    } else if (message.type === 'rows') {
      const rows = this.#rows[message.sheet];
      for (const row of readPart<string[]>(message.bytes)) rows?.push(row);
    } else if (message.type === 'features') {
      for (const feature of readPart<ParsedFeature>(message.bytes)) this.#features.push(feature);
    } else return this.#whole();
    return undefined;
  }

  #whole(): ParserResult {
    if (!this.#head) throw new AppError('file.damaged');
    const { sheets, hasFeatures, ...rest } = this.#head;
    return {
      ...rest,
      sheets: sheets.map((sheet, i) => ({ ...sheet, rows: this.#rows[i] ?? [] })),
      features: hasFeatures ? this.#features : null,
    };
  }
}

/**
 * The parser in a process of its own, which is ended when it takes too long, takes too much memory or is not wanted any
 * more. Rejects with file.*, file.timeout or cancelled.
 */
export function makeParserPort(start: StartParser, limits: ProcessLimits = PROCESS_LIMITS): ParserPort {
  return (request, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new AppError('cancelled'));
      const { bytes } = request;
      // Before copying the bytes into the process: this needs no parser.
      if (bytes.length > FILE_LIMITS.bytes)
        return reject(
          new AppError('file.tooLarge', { sizeMb: toMb(bytes.length), limitMb: toMb(FILE_LIMITS.bytes) }),
        );
      const child = start(limits.heapMb);
      const assembly = new Assembly();
      let settled = false;
      const finish = (settle: () => void): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        child.kill();
        settle();
      };
      const fail = (error: AppError): void => finish(() => reject(error));
      const onAbort = (): void => fail(new AppError('cancelled'));
      const timer = setTimeout(() => fail(new AppError('file.timeout')), timeLimitMs(bytes.length, limits));
      signal.addEventListener('abort', onAbort);
      child.onMessage((message) => {
        if (settled) return;
        if (message.type === 'failed') return fail(new AppError(message.code, message.params));
        const result = assembly.take(message);
        if (result) finish(() => resolve(result));
      });
      child.onExit((end) => fail(new AppError(end === 'memory' ? 'file.tooMuchContent' : 'file.damaged')));
      child.send(request);
    });
}

/** Starts parsers under plain Node. `entry` is the built parserProcess, or its source. */
export const nodeParser = (entry: URL): StartParser => nodeChild(entry);
