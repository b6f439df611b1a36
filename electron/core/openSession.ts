import type Sqlite from 'better-sqlite3';
import { readCellBook } from './cellBook.ts';
import { deriveProblems, deriveThings } from './derive.ts';
import type { CorePorts } from './ports.ts';
import { reassignPoints } from './reassign.ts';
import { type BackupKeeper, backupBeforeMigration, makeBackupKeeper } from './services/backups/keeper.ts';
import { openBasemaps } from './services/basemaps/desk.ts';
import { sweepBasemaps } from './services/basemaps/sweep.ts';
import { readCategories } from './services/categories/rows.ts';
import { followFields } from './services/fields/reindex.ts';
import { readFieldBook } from './services/fields/rows.ts';
import { sweepContents } from './services/files/sweep.ts';
import { makeImportDesk } from './services/imports/desk.ts';
import { openHabits } from './services/learning/habits.ts';
import { openLearner } from './services/learning/learner.ts';
import { openMatching } from './services/matching/engine.ts';
import { sayingsReader } from './services/matching/sayings.ts';
import { openFinder } from './services/search/finder.ts';
import type { CellBook, MapSession } from './session.ts';
import type { Batch, Touched } from './store/batch.ts';
import { makeEventCache } from './store/eventCache.ts';
import { makeMarkerCache } from './store/markerCache.ts';
import { openDatabase } from './store/sqlite/open.ts';
import { makeStore, type Store, type WriteOptions } from './store/store.ts';
import { makeTurns } from './turns.ts';

/** A step that changes more things than this is followed in the background. */
const FOLLOWED_AT_ONCE = 1_000;

/** The map's own identity, written at its making. */
async function readIdentity(store: Store): Promise<{ id: string; name: string; createdAtMs: number }> {
  const rows = await store.read.selectFrom('meta').selectAll().execute();
  const meta = new Map(rows.map((row) => [row.key, row.value]));
  return {
    id: meta.get('id') ?? '',
    name: meta.get('name') ?? '',
    createdAtMs: Number(meta.get('createdAtMs') ?? 0),
  };
}

/** Cells and points follow the kept rows inside the same transaction. Returns the new book when cells changed. */
async function derive(batch: Batch, store: Store, present: CellBook): Promise<CellBook> {
  let book = present;
  if (batch.touched.has('cells')) {
    book = await readCellBook({ read: batch.trx }, present);
    if (book.cellsAt !== present.cellsAt) batch.moved = await reassignPoints(batch.trx, present, book);
  }
  const reversing = batch.reverse !== undefined;
  const deriving = { trx: batch.trx, book, inserter: store.inserter, reversing };
  await deriveThings(deriving, [...(batch.touched.get('things') ?? [])]);
  await followFields(batch.trx, batch.touched.get('fields') ?? []);
  await deriveProblems(deriving, [...(batch.touched.get('problems') ?? [])]);
  return book;
}

/**
 * Opens a folder's map with all that is kept in memory beside it; with `create`, makes it first under that name.
 * Errors: as `openDatabase`.
 */
export async function openSession(
  ports: CorePorts,
  folder: string,
  create: { name: string } | null,
): Promise<MapSession> {
  const database = openDatabase(folder, {
    create: create !== null,
    nowMs: ports.now(),
    beforeMigration: (writer: Sqlite.Database, from) =>
      backupBeforeMigration(writer, folder, from, ports.now()),
  });
  const store = makeStore(database, ports);
  if (create) {
    const meta = { id: ports.newId(), name: create.name, createdAtMs: String(ports.now()) };
    await store.writePlain(async (trx) => {
      for (const [key, value] of Object.entries(meta))
        await trx.insertInto('meta').values({ key, value }).execute();
    });
  }
  const identity = await readIdentity(store);
  let book = await readCellBook(store);
  let categories = await readCategories(store);
  let fields = await readFieldBook(store, categories);
  const markers = makeMarkerCache(store);
  const events = makeEventCache(store);
  // Asked for by every first window; ready by the time it asks.
  void markers.get().catch(() => undefined);
  const backups: BackupKeeper = makeBackupKeeper(store, folder, ports);
  const habits = openHabits(store, () => categories);
  const sayings = sayingsReader(ports.resourcesDir);
  const matching = openMatching({
    habits,
    folder,
    store,
    sayings,
    cells: () => book,
    categories: () => categories,
    now: ports.now,
  });
  const learner = openLearner({
    folder,
    sayings,
    store,
    categories: () => categories,
    now: ports.now,
    trainer: ports.trainer,
    judgeWith: matching.judgeWith,
  });
  const finder = openFinder({ store, cells: () => book });
  const imports = makeImportDesk(ports);
  const basemaps = openBasemaps(folder, ports);

  const follow = async (touched: Touched, cellsMoved: boolean): Promise<void> => {
    const thingIds = [...(touched.get('things') ?? [])];
    const many = thingIds.length > FOLLOWED_AT_ONCE;
    // Many rows are read anew faster than one by one.
    if (cellsMoved || many) markers.reset();
    else await markers.patch(thingIds);
    if (cellsMoved) events.reset();
    else events.patch([...thingIds, ...(touched.get('problems') ?? [])]);
    if (touched.has('categories')) categories = await readCategories(store);
    if (touched.has('fields') || touched.has('categories')) fields = await readFieldBook(store, categories);
    if (touched.has('cells') || touched.has('categories')) await matching.onSurroundingsChanged();
    if (touched.has('aliases')) await matching.onNamesChanged();
    // Of a whole import nobody waits for the index but who asks it a question: that waits until it is done.
    const indexed = thingIds.length > 0 ? matching.onThingsChanged(thingIds) : undefined;
    if (!many) await indexed;
    const problemIds = [...(touched.get('problems') ?? [])];
    // A call that was declined or taken back counts no longer, though its problem stayed as it was.
    if (problemIds.length > 0 || touched.has('assignments')) await matching.onProblemsChanged(problemIds);
    if (problemIds.length > 0) await learner.onProblemsChanged(problemIds);
    if (touched.get('settings')?.has('learning')) await learner.onSettingsChanged();
  };

  /** Steps one after another, each with the cells that the one before it left. */
  const steps = makeTurns();
  const write: MapSession['write'] = async (options, body) => {
    const found = finder.expect();
    try {
      const done = await writeStep(options, body);
      // Cells that moved and fields that changed reach things that the step itself did not name.
      const ids = [...(done.touched.get('things') ?? [])];
      const all = done.cellsMoved || done.touched.has('fields') || ids.length > FOLLOWED_AT_ONCE;
      found({ ids, all });
      await follow(done.touched, done.cellsMoved);
      return { result: done.result, batchId: done.batchId, moved: done.moved };
    } catch (error) {
      found({ ids: [], all: false });
      throw error;
    }
  };
  const writeStep = async <T>(options: WriteOptions, body: (batch: Batch) => Promise<T>) => {
    let cellsMoved = false;
    const written = await steps.run(async () => {
      let next = book;
      const done = await store.write(options, async (batch) => {
        const result = await body(batch);
        next = await derive(batch, store, book);
        return result;
      });
      cellsMoved = next.cellsAt !== book.cellsAt;
      book = next;
      return done;
    });
    return { ...written, cellsMoved };
  };

  return {
    ...identity,
    folder,
    now: ports.now,
    store,
    cells: () => book,
    categories: () => categories,
    fields: () => fields,
    markers,
    events,
    matching,
    learner,
    habits,
    finder,
    backups,
    imports,
    basemaps,
    write,
    logAccess: (actor, entry) =>
      store.writePlain(async (trx) => {
        await trx
          .insertInto('access_log')
          .values({
            id: ports.newId(),
            at_ms: ports.now(),
            actor_id: actor.userId,
            action: entry.action,
            entity_id: entry.entityId,
            fields: JSON.stringify(entry.fields),
            purpose: entry.purpose,
            count: entry.count,
          })
          .execute();
      }),
    close: async () => {
      imports.close();
      // A step under way is given up whole before anything else is put away.
      await store.stopWriting();
      await finder.close();
      await learner.close();
      await matching.close();
      await backups.close();
      await basemaps.close();
      sweepContents(folder, store);
      sweepBasemaps(folder, store);
      await store.close();
    },
  };
}
