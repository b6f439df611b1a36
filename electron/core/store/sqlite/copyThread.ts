import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { storageError } from './errors.ts';

/**
 * What the thread runs. Given as text so that it is the same in every bundle; it finds better-sqlite3 where the core
 * itself has found it.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
try {
  const Sqlite = require(workerData.module);
  const database = new Sqlite(workerData.from, { readonly: true, timeout: 5000 });
  try {
    database.prepare('VACUUM INTO ?').run(workerData.to);
  } finally {
    database.close();
  }
  parentPort.postMessage({ ok: true });
} catch (error) {
  parentPort.postMessage({ ok: false, code: error.code, message: error.message });
}`;

type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code?: string; readonly message: string };

/**
 * A whole copy of a live database by VACUUM INTO, on a reading connection of its own in a thread of its own: 124 MB take
 * half a second, in which the core goes on answering. Rejects with AppError disk.* or the error of SQLite.
 */
export function vacuumInThread(from: string, to: string): Promise<void> {
  const module = createRequire(import.meta.url).resolve('better-sqlite3');
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { from, to, module } });
    worker.once('message', (answer: Answer) => {
      if (answer.ok) resolve();
      else reject(storageError(Object.assign(new Error(answer.message), { code: answer.code })));
    });
    worker.once('error', (error) => reject(storageError(error)));
    worker.once('exit', () => reject(new Error('the copying thread ended early')));
  });
}
