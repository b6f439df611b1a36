import type { Ctx, Job } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import type { Batch } from '../../store/batch.ts';
import { cellColumns } from '../cells/rows.ts';
import { applyPatch } from '../things/write.ts';
import { generateDemo } from './generate.ts';
import { saveOrg } from './org.ts';
import type { DemoData, DemoProblem } from './types.ts';
import { readDemoWords } from './words.ts';

const BREATHE_EVERY = 20;

/** Invents a community and saves it into a new map. It is where undo begins, not a step of it. */
export async function saveDemo(session: MapSession, ctx: Ctx, job: Job, seed: number): Promise<void> {
  const nowMs = ctx.ports.now();
  const words = readDemoWords(ctx.ports.resourcesDir);
  const data = generateDemo({ seed, nowMs, words, categories: [...session.categories().values()] });
  const total = data.things.length + data.cells.length + data.problems.length;
  let done = 0;
  const step = async (): Promise<void> => {
    done += 1;
    job.progress('demo', done, total);
    if (done % BREATHE_EVERY === 0) await job.breathe();
  };
  await session.write({ label: 'setup', actor: ctx.actor, undoable: false }, async (batch) => {
    const thingIds = await saveThings(batch, ctx, data, step);
    const cellIds = await saveCells(batch, ctx, data, thingIds, step);
    await saveOrg(batch, ctx, data, { thingIds, cellIds });
    for (const [index, problem] of data.problems.entries()) {
      await saveProblem(batch, ctx, problem, numberOf(data.problems, index), thingIds);
      await step();
    }
  });
}

async function saveThings(
  batch: Batch,
  ctx: Ctx,
  data: DemoData,
  step: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  for (const thing of data.things) {
    const id = ctx.ports.newId();
    ids.push(id);
    const { kind, geometry, createdAtMs, attrs, ...shared } = thing;
    const patch = { ...shared, attrs: { ...attrs }, position: { geometry, crs: 'wgs84' as const } };
    await batch.insert('things', {
      id,
      ...applyPatch(kind, null, patch),
      cell_id: null,
      batch_id: batch.id,
      created_at_ms: createdAtMs,
    });
    await step();
  }
  return ids;
}

async function saveCells(
  batch: Batch,
  ctx: Ctx,
  data: DemoData,
  thingIds: readonly string[],
  step: () => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const cell of data.cells) {
    const id = ctx.ports.newId();
    ids.set(cell.key, id);
    await batch.insert(
      'cells',
      cellColumns({
        id,
        code: cell.code,
        name: cell.name,
        tier: cell.tier,
        parentId: cell.parentKey === null ? null : (ids.get(cell.parentKey) ?? null),
        geometry: cell.geometry,
        households: cell.households,
        leadId: cell.leadPersonIndex === null ? null : (thingIds[cell.leadPersonIndex] ?? null),
      }),
    );
    await step();
  }
  return ids;
}

/** Running number of the day on which a problem was reported; problems come in the order of their reports. */
function numberOf(problems: readonly DemoProblem[], index: number): string {
  const dayOf = (problem: DemoProblem | undefined): string =>
    new Date((problem?.reportedAtMs ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const day = dayOf(problems[index]);
  const before = problems.slice(0, index).filter((problem) => dayOf(problem) === day).length;
  return `${day}-${String(before + 1).padStart(3, '0')}`;
}

async function saveProblem(
  batch: Batch,
  ctx: Ctx,
  problem: DemoProblem,
  number: string,
  thingIds: readonly string[],
): Promise<void> {
  const id = ctx.ports.newId();
  await batch.insert('problems', {
    id,
    number,
    text: problem.text,
    category_id: problem.categoryId,
    level: problem.level,
    state: problem.state,
    place_text: problem.placeText,
    lng: problem.anchor[0],
    lat: problem.anchor[1],
    cell_id: null,
    reporter_name: problem.reporterName,
    reporter_phone: problem.reporterPhone,
    reported_at_ms: problem.reportedAtMs,
    due_at_ms: problem.dueAtMs,
    closed_at_ms: problem.closedAtMs,
    result: problem.result,
    rating: problem.rating,
    understood: null,
    created_at_ms: problem.reportedAtMs,
  });
  for (const assignment of problem.assignments)
    await batch.insert('assignments', {
      id: ctx.ports.newId(),
      problem_id: id,
      thing_id: thingIds[assignment.thingIndex] ?? '',
      state: assignment.state,
      reasons: '[]',
      note: assignment.note,
      sent_at_ms: assignment.sentAtMs,
      done_at_ms: assignment.doneAtMs,
      created_at_ms: assignment.sentAtMs,
    });
  for (const event of problem.history)
    await batch.insert('problem_events', {
      id: ctx.ports.newId(),
      problem_id: id,
      at_ms: event.atMs,
      action: event.action,
      from_state: event.from,
      to_state: event.to,
      note: event.note,
      actor_id: batch.actorId,
      created_at_ms: event.atMs,
    });
}
