import { rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type Sqlite from 'better-sqlite3';
import { storageError } from './errors.ts';
import type { OpenDatabase } from './open.ts';

/**
 * What the thread runs. Given as text so that it is the same in every bundle; it finds better-sqlite3 where the core
 * itself has found it.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const Sqlite = require(workerData.module);
parentPort.on('message', ({ id, copyTo }) => {
  try {
    const database = new Sqlite(workerData.file, { readonly: copyTo !== null, timeout: 5000 });
    try {
      if (copyTo !== null) database.prepare('VACUUM INTO ?').run(copyTo);
      else {
        database.pragma('synchronous = FULL');
        database.pragma('wal_checkpoint(PASSIVE)');
      }
    } finally {
      database.close();
    }
    parentPort.postMessage({ id, ok: true });
  } catch (error) {
    parentPort.postMessage({ id, ok: false, code: error.code, message: error.message });
  }
});`;

type Answer = {
  readonly id: number;
  readonly ok: boolean;
  readonly code?: string;
  readonly message?: string;
};
type Waiting = { readonly resolve: () => void; readonly reject: (error: unknown) => void };

/** The log is put into the database from so many bytes on (SQLite's own measure: 1,000 pages). */
const CHECKPOINT_FROM_BYTES = 4096 * 1000;

/** Work on a live database that would hold the core up: whole copies, and putting the log into the database. */
export type HelperThread = {
  /** VACUUM INTO on a reading connection of its own. Rejects with AppError disk.* or the error of SQLite. */
  readonly copyInto: (file: string) => Promise<void>;
  /** After a step: puts the log into the database when it has grown. Never waits, never fails. */
  readonly afterWrite: () => void;
  readonly close: () => Promise<void>;
};

/** The thread could not be started or has ended by itself: the work is done without it. */
class ThreadGone extends Error {}

/**
 * VACUUM INTO is the safe copy of a live WAL database; a file copy would miss the log. This one blocks: for a map that is
 * not open yet, and where there is no thread. Throws AppError disk.* or the error of SQLite.
 */
export function vacuumInto(database: Sqlite.Database, file: string): void {
  try {
    database.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    throw storageError(error);
  }
}

/** Makes the helper of an open database; its thread starts with the first work. */
export function makeHelperThread(
  { writer, reader }: Pick<OpenDatabase, 'writer' | 'reader'>,
  program: string = PROGRAM,
): HelperThread {
  const file = writer.name;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let checkpoint: Promise<void> | null = null;

  const endWith = (error: unknown): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const module = createRequire(import.meta.url).resolve('better-sqlite3');
    const made = new Worker(program, { eval: true, workerData: { file, module } });
    made.unref();
    made.on('message', (answer: Answer) => {
      const { resolve, reject } = waiting.get(answer.id) ?? {};
      waiting.delete(answer.id);
      if (waiting.size === 0) made.unref();
      if (answer.ok) resolve?.();
      else reject?.(storageError(Object.assign(new Error(answer.message), { code: answer.code })));
    });
    made.on('error', (cause) => endWith(new ThreadGone('failed', { cause })));
    made.on('exit', () => endWith(new ThreadGone('ended')));
    return made;
  };
  const ask = (copyTo: string | null): Promise<void> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      // A program that ends waits for work under way.
      worker.ref();
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, copyTo });
    });

  return {
    copyInto: (to) =>
      ask(to).catch((error: unknown) => {
        if (!(error instanceof ThreadGone)) throw error;
        rmSync(to, { force: true });
        // On the reading connection: the writing one may be inside an import's transaction.
        vacuumInto(reader, to);
      }),
    afterWrite: () => {
      if (
        checkpoint ||
        (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) < CHECKPOINT_FROM_BYTES
      )
        return;
      checkpoint = ask(null)
        // Without the thread the log must still not grow without end.
        .catch(() => void writer.pragma('wal_checkpoint(PASSIVE)'))
        .catch(() => undefined)
        .finally(() => {
          checkpoint = null;
        });
    },
    close: async () => {
      await checkpoint;
      const ending = worker;
      worker = undefined;
      ending?.removeAllListeners();
      await ending?.terminate();
    },
  };
}
