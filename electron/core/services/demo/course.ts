import { nextState, type ProblemAction, type ProblemState } from '#shared/domain/workflow/states';
import type { Random } from './random.ts';
import type { DemoStep } from './types.ts';

const HOUR_MS = 3_600_000;

/** What an office did with a problem, and how long each step took. */
type Planned = { readonly action: ProblemAction; readonly hours: number; readonly note: string | null };

/** The steps that lead to a state; some reports are settled on the phone, some work is sent back once. */
function plannedSteps(random: Random, target: ProblemState, deadlineHours: number): Planned[] {
  const accept: Planned = { action: 'accept', hours: random.between(0.1, 3), note: null };
  if (target === 'reported') return [];
  if (target === 'accepted') return [accept];
  if (target === 'closed' && random.chance(0.08))
    return [accept, { action: 'close', hours: random.between(0.2, 2), note: '电话答复后办结' }];
  const dispatch: Planned = { action: 'dispatch', hours: random.between(0.1, 2), note: '请就近到场处理' };
  const start: Planned = { action: 'start', hours: random.between(0.2, 6), note: null };
  // Most keep their time, one in six does not.
  const share = random.chance(1 / 6) ? random.between(1.1, 2) : random.between(0.1, 0.7);
  const finish: Planned = {
    action: 'finish',
    hours: Math.max(0.5, deadlineHours * share),
    note: '现场已处理',
  };
  const close: Planned = { action: 'close', hours: random.between(2, 30), note: '回访属实' };
  const sentBack: Planned[] = random.chance(0.12)
    ? [
        { action: 'sendBack', hours: random.between(1, 10), note: '回访未解决，退回重办' },
        { action: 'finish', hours: random.between(2, 24), note: '重新处理完毕' },
      ]
    : [];
  const all = [accept, dispatch, start, finish, ...sentBack, close];
  const ends: Partial<Record<ProblemState, number>> = { dispatched: 2, inProgress: 3, pendingCheck: 4 };
  return all.slice(0, ends[target] ?? all.length);
}

/**
 * A problem's history from its report to the target state, all before `nowMs`: steps that would lie in the future
 * are drawn together.
 */
export function makeCourse(
  random: Random,
  target: ProblemState,
  given: { readonly reportedAtMs: number; readonly nowMs: number; readonly deadlineHours: number },
): DemoStep[] {
  const planned = plannedSteps(random, target, given.deadlineHours);
  const totalMs = planned.reduce((sum, step) => sum + step.hours * HOUR_MS, 0);
  const roomMs = (given.nowMs - given.reportedAtMs) * 0.95;
  const scale = Math.min(1, roomMs / Math.max(1, totalMs));
  let [state, atMs]: [ProblemState, number] = ['reported', given.reportedAtMs];
  const steps: DemoStep[] = [{ atMs, action: 'report', from: null, to: state, note: null }];
  for (const { action, hours, note } of planned) {
    const to = nextState(state, action);
    if (!to) throw new RangeError(`${action} from ${state}`);
    atMs += Math.round(hours * HOUR_MS * scale);
    steps.push({ atMs, action, from: state, to, note });
    state = to;
  }
  return steps;
}
