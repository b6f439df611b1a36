import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool } from 'kysely';
import { AppError } from '#shared/contract/errors';
import type { ThingFilter } from '#shared/contract/things';
import { dayNumberAt } from '#shared/domain/availability/index';
import { customId } from '#shared/domain/fields/index';
import { holderOf, isDerived, isSensitiveField, type Moment, planTests } from '#shared/domain/filter/index';
import { kindsWithRole, type PrivacyClass } from '#shared/domain/kinds/index';
import { searchWords } from '#shared/domain/search/words';
import { ROLES } from '../../actor.ts';
import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import type { Schema } from '../../store/schema.ts';
import { conditionHolds } from '../../store/sqlite/queries/conditions.ts';
import { rowIsOneOf } from '../../store/sqlite/queries/search.ts';
import { searchTextContains } from '../../store/sqlite/queries/text.ts';
import { idAmong } from '../../store/sqlite/queries/things.ts';
import { withSubCategories } from '../categories/tree.ts';

const MINUTE_MS = 60_000;
/** Classes of which a filter would tell what the masks hide. */
const HIDDEN: ReadonlySet<PrivacyClass> = new Set<PrivacyClass>(['sensitive', 'idNumber']);

/** Today and now, by the minute, so that a question asked again at once is the same question. */
export function momentOf(session: MapSession): Moment {
  const atMs = Math.floor(session.now() / MINUTE_MS) * MINUTE_MS;
  return { day: dayNumberAt(atMs), atMs };
}

/** Refuses a filter by what only those may ask who may see it. Throws `permission.denied`. */
export function mayFilter(ctx: Ctx, filter: ThingFilter): void {
  const asked = [...(filter.conditions ?? []).map(({ field }) => field), ...(filter.missing ?? [])];
  const { office } = ctx.session().fields();
  const hidden = (key: string): boolean =>
    office.some(({ id, privacy }) => id === (customId(key) ?? key) && HIDDEN.has(privacy));
  if (
    asked.some((key) => isSensitiveField(key) || hidden(key)) &&
    !ROLES[ctx.actor.roleId].has('person.reveal')
  )
    throw new AppError('permission.denied');
}

/** Every word must be found: by the index, and while it is not ready by SQL, with the same answers. */
export function textConditions(session: MapSession, words: readonly string[]): Expression<SqlBool>[] {
  if (words.length === 0) return [];
  const rows = session.finder.rows(words);
  if (rows) return [rowIsOneOf(rows)];
  const eb = expressionBuilder<Schema, 'things'>();
  return words.map((word) => {
    const cells = session.finder.cellsNamed(word);
    const inText = searchTextContains(word);
    return cells ? eb.or([inText, eb('cell_id', 'in', [...cells])]) : inText;
  });
}

const DATED_KINDS = kindsWithRole('risk');

/** Dated kinds only as far as their mark falls into the period. */
function markedDuring(during: NonNullable<ThingFilter['during']>): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'things'>();
  const events = eb.selectFrom('events').select('source_id').where('at_ms', '<', during.toMs);
  const began = events.where('at_ms', '>=', during.fromMs);
  const stood = events.where((event) =>
    event.or([
      event('at_ms', '>=', during.fromMs),
      event('ended_at_ms', '>=', during.fromMs),
      event('ended_at_ms', 'is', null),
    ]),
  );
  return eb.or([eb('kind', 'not in', DATED_KINDS), eb('id', 'in', during.marks === 'new' ? began : stood)]);
}

/** The condition of a filter; every part must hold, and every word of the text must be found. */
export function thingCondition(
  session: MapSession,
  filter: ThingFilter,
): (eb: ExpressionBuilder<Schema, 'things'>) => Expression<SqlBool> {
  return (eb) => {
    const parts: Expression<SqlBool>[] = [eb('deleted_at_ms', 'is', null)];
    if (filter.kinds?.length) parts.push(eb('kind', 'in', filter.kinds));
    if (filter.categoryIds?.length)
      parts.push(eb('category_id', 'in', withSubCategories(session.categories(), filter.categoryIds)));
    if (filter.cellIds?.length)
      parts.push(eb('cell_id', 'in', session.cells().withDescendants(filter.cellIds)));
    if (filter.levels?.length) parts.push(eb('level', 'in', filter.levels));
    if (filter.unplaced !== undefined) parts.push(eb('lng', filter.unplaced ? 'is' : 'is not', null));
    if (filter.batchId) parts.push(eb('batch_id', '=', filter.batchId));
    if (filter.ids) parts.push(idAmong(filter.ids));
    if (filter.during) parts.push(markedDuring(filter.during));
    parts.push(...textConditions(session, searchWords(filter.text ?? '')));
    const moment = momentOf(session);
    for (const { condition, kinds } of planTests(filter)) {
      if (kinds) parts.push(eb('kind', 'in', kinds));
      // A field that was taken away can be asked nothing.
      if (holderOf(condition.field) === 'custom' && !isDerived(condition.field)) {
        const id = customId(condition.field) ?? condition.field;
        const field = session.fields().office.find((one) => one.id === id);
        parts.push(field ? eb('kind', '=', field.kind) : eb.lit(false));
      }
      parts.push(conditionHolds(condition, moment));
    }
    return eb.and(parts);
  };
}
