import type { Kysely } from 'kysely';
import type { Refusal } from '#shared/contract/bulk';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { ThingPatch } from '#shared/contract/things';
import { type CellError, readCell } from '#shared/domain/bulk/index';
import { sortValues } from '#shared/domain/fields/index';
import type { ValueWords } from '#shared/domain/imports/values';
import type { FieldSpec, KindId } from '#shared/domain/kinds/index';
import { maskField } from '#shared/domain/privacy';
import type { Ctx, Job } from '../../context.ts';
import { fieldValue } from '../../records/things.ts';
import type { Batch } from '../../store/batch.ts';
import type { NewRow, Schema, ThingRow } from '../../store/schema.ts';
import { wordsFor } from '../imports/reader.ts';
import { joinAlso } from './also.ts';
import { refusalOf } from './refusal.ts';
import { portions, ROWS_PER_TURN } from './targets.ts';
import { applyPatch } from './write.ts';

type Input = ParsedInputOf<'things.updateCells'>;
type Output = OutputOf<'things.updateCells'>;
type Cell = Input['cells'][number] & { readonly at: number };
type Columns = Partial<NewRow<'things'>>;

/** Versions are told of so many records: a hand's edits, not a pasted sheet's. */
const TOLD_VERSIONS = 200;
const textOf = ({ code, params }: CellError): Refusal => ({
  text: `import.error.${code}`,
  params: { ...params },
});
const NO_FIELD: Refusal = { text: 'import.error.notEditable', params: {} };

const editable = (field: FieldSpec | undefined): field is FieldSpec =>
  field !== undefined && !field.byAct && field.type !== 'file';

/** A reader of the call: fields and words of each kind are found once. */
function cellReader(ctx: Ctx) {
  const words = new Map<KindId, ValueWords>();
  const wordsOf = (kind: KindId): ValueWords => {
    const known = words.get(kind) ?? wordsFor(ctx, kind);
    words.set(kind, known);
    return known;
  };
  const fields = ctx.session().fields();
  return {
    fields,
    read: (kind: KindId, key: string, text: string) => {
      const field = fields.field(kind, key);
      if (!editable(field)) return { refusal: NO_FIELD };
      const read = readCell(field, text, wordsOf(kind));
      return read.ok ? { value: read.value ?? null, also: read.also } : { refusal: textOf(read) };
    },
    /** The mask of the very value comes back: it stays. */
    isAsShown: (row: ThingRow, key: string, text: string): boolean => {
      const field = fields.field(row.kind as KindId, key);
      const before = fieldValue(row, key);
      const shown = field && maskField(field, before);
      return shown !== before && shown === text;
    },
  };
}
type Reader = ReturnType<typeof cellReader>;
type Assessed = { readonly columns: Columns | null; readonly refused: Output['refused'] };

const toPatch = (values: ReadonlyMap<string, unknown>): ThingPatch => {
  const { shared, ...holders } = sortValues(values);
  return { ...(shared as ThingPatch), ...holders };
};

/** All cells of one record: those that are right make one patch, which may still be refused as a whole. */
function assessRow(reader: Reader, row: ThingRow | undefined, cells: readonly Cell[]): Assessed {
  const whole = (refusal: Refusal): Assessed => ({
    columns: null,
    refused: cells.map(({ at }) => ({ ...refusal, cell: at, record: true })),
  });
  if (!row) return whole({ text: 'error.notFound', params: {} });
  if (cells.some(({ version }) => version !== row.version))
    return whole({ text: 'error.conflict', params: { current: row.version } });
  const refused: Output['refused'] = [];
  const values = new Map<string, unknown>();
  for (const { at, key, text } of cells) {
    if (reader.isAsShown(row, key, text)) continue;
    const read = reader.read(row.kind as KindId, key, text);
    if (read.refusal) refused.push({ ...read.refusal, cell: at, record: false });
    else {
      values.set(key, read.value);
      for (const [other, value] of Object.entries(read.also ?? {}))
        values.set(other, joinAlso(fieldValue(row, other), value));
    }
  }
  if (values.size === 0) return { columns: null, refused };
  try {
    return { columns: applyPatch(row.kind as KindId, row, toPatch(values), reader.fields), refused };
  } catch (error) {
    const refusal = refusalOf(error);
    return {
      columns: null,
      refused: [
        ...refused,
        ...cells
          .filter(({ key }) => values.has(key))
          .map(({ at }) => ({ ...refusal, cell: at, record: true })),
      ],
    };
  }
}

/** One record to make. */
function assessNew(reader: Reader, { kind, texts }: Input['news'][number], at: number) {
  const values = new Map<string, unknown>();
  const refused: Output['refusedNews'] = [];
  for (const [key, text] of Object.entries(texts)) {
    if (text.trim() === '') continue;
    const read = reader.read(kind, key, text);
    if (read.refusal) refused.push({ ...read.refusal, at, key });
    else if (read.value !== null) {
      values.set(key, read.value);
      for (const [other, value] of Object.entries(read.also ?? {})) values.set(other, value);
    }
  }
  if (refused.length > 0) return { columns: null, refused };
  try {
    return { columns: applyPatch(kind, null, toPatch(values), reader.fields), refused };
  } catch (error) {
    return { columns: null, refused: [{ ...refusalOf(error), at, key: null }] };
  }
}

function byRecord(cells: Input['cells']): ReadonlyMap<string, readonly Cell[]> {
  const found = new Map<string, Cell[]>();
  for (const [at, cell] of cells.entries()) {
    const mine = found.get(cell.id) ?? [];
    mine.push({ ...cell, at });
    found.set(cell.id, mine);
  }
  return found;
}

async function walk(
  ctx: Ctx,
  input: Input,
  job: Job,
  db: Kysely<Schema>,
  batch: Batch | null,
): Promise<Output> {
  const reader = cellReader(ctx);
  const cells = byRecord(input.cells);
  const out: Output = { updated: 0, created: 0, refused: [], refusedNews: [], versions: [] };
  const missing = new Set(cells.keys());
  for await (const rows of portions([...cells.keys()], db, job, 'cells'))
    for (const row of rows) {
      missing.delete(row.id);
      const { columns, refused } = assessRow(reader, row, cells.get(row.id) ?? []);
      out.refused.push(...refused);
      if (!columns) continue;
      out.updated += 1;
      const after = await batch?.update('things', row.id, columns);
      if (after && cells.size <= TOLD_VERSIONS) out.versions.push({ id: row.id, version: after.version });
    }
  for (const id of missing) out.refused.push(...assessRow(reader, undefined, cells.get(id) ?? []).refused);
  for (const [at, one] of input.news.entries()) {
    if (at % ROWS_PER_TURN === 0) await job.breathe();
    const { columns, refused } = assessNew(reader, one, at);
    out.refusedNews.push(...refused);
    if (!columns) continue;
    out.created += 1;
    await batch?.insert('things', { ...columns, id: ctx.ports.newId(), batch_id: batch.id, cell_id: null });
  }
  return out;
}

/** What `updateCells` would do; nothing is written. */
export async function checkCells(ctx: Ctx, input: Input): Promise<Output> {
  const job = ctx.job(input.jobId);
  try {
    return await walk(ctx, input, job, ctx.session().store.read, null);
  } finally {
    job.end();
  }
}

/** Writes what is right, as one undoable step. Errors: cancelled. */
export async function updateCells(ctx: Ctx, input: Input): Promise<Output> {
  const job = ctx.job(input.jobId);
  try {
    const label = input.cells.length === 0 ? 'cellsNew' : 'cells';
    const written = await ctx
      .session()
      .write({ label, actor: ctx.actor }, (batch) => walk(ctx, input, job, batch.trx, batch));
    return written.result;
  } finally {
    job.end();
  }
}
