import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors';
import { parseFile } from './parse/parseFile.ts';
import type { ParserAnswer, ParserRequest } from './parserProtocol.ts';

/** Entry of the parsing thread: one file in, one answer out, then it ends. */
function answer(): ParserAnswer {
  try {
    return { ok: true, result: parseFile(workerData as ParserRequest) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, params: error.params };
    // A reader that stumbles over a file has met a broken file; its own words may quote personal data.
    return { ok: false, code: 'file.damaged', params: {} };
  }
}

parentPort?.postMessage(answer());
