import type Sqlite from 'better-sqlite3';
import { type Condition, DERIVED, isDerived, type Moment, makeTest } from '#shared/domain/filter/index';
import { parseJson } from '../../records/json.ts';

type Judge = (json: string | null) => number;

/** The last conditions as functions: a filter asks the same ones row after row. */
const KEPT = 50;

function judgeOf(text: string): Judge {
  const { condition, moment } = JSON.parse(text) as { condition: Condition; moment: Moment };
  const test = makeTest(condition, moment);
  const { field } = condition;
  if (isDerived(field)) return (json) => Number(test(DERIVED[field](parseJson(json ?? '{}').value)));
  return (json) => Number(test(json === null ? undefined : JSON.parse(json)));
}

/**
 * Gives a connection `lm_test(question, value)`: whether a condition (shared/domain/filter) holds for a JSON value, so
 * that SQL and memory judge by the same code.
 */
export function registerFunctions(database: Sqlite.Database): void {
  const judges = new Map<string, Judge>();
  database.function('lm_test', { deterministic: true }, (question, value) => {
    let judge = judges.get(String(question));
    if (!judge) {
      if (judges.size >= KEPT) judges.clear();
      judge = judgeOf(String(question));
      judges.set(String(question), judge);
    }
    return judge(value as string | null);
  });
}
