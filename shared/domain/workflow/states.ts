/** States of a problem, in the order of its life (DESIGN.md §10). */
export const PROBLEM_STATES = [
  'reported',
  'accepted',
  'dispatched',
  'inProgress',
  'pendingCheck',
  'closed',
] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** What an office does with a problem. */
export const PROBLEM_ACTIONS = [
  'accept',
  'dispatch',
  'start',
  'finish',
  'close',
  'sendBack',
  'reopen',
] as const;
export type ProblemAction = (typeof PROBLEM_ACTIONS)[number];

/** States of one assignment: one person or resource that was asked. */
export const ASSIGNMENT_STATES = ['sent', 'accepted', 'declined', 'done', 'cancelled'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Where each action leads from each state; a missing state means the action is refused there. */
export const TRANSITIONS: Readonly<
  Record<ProblemAction, Readonly<Partial<Record<ProblemState, ProblemState>>>>
> = {
  accept: { reported: 'accepted' },
  // Asking more helpers does not set work back that has begun.
  dispatch: {
    reported: 'dispatched',
    accepted: 'dispatched',
    dispatched: 'dispatched',
    inProgress: 'inProgress',
  },
  start: { dispatched: 'inProgress' },
  finish: { dispatched: 'pendingCheck', inProgress: 'pendingCheck' },
  // A caller may be helped on the phone, so every open state can close.
  close: {
    reported: 'closed',
    accepted: 'closed',
    dispatched: 'closed',
    inProgress: 'closed',
    pendingCheck: 'closed',
  },
  sendBack: { pendingCheck: 'inProgress' },
  reopen: { closed: 'inProgress' },
};

/** Where each state of an assignment may go by hand. */
export const ASSIGNMENT_TRANSITIONS: Readonly<Record<AssignmentState, readonly AssignmentState[]>> = {
  sent: ['accepted', 'declined', 'done', 'cancelled'],
  accepted: ['declined', 'done', 'cancelled'],
  // Somebody who said no may change their mind; work found wanting goes back to the one who did it.
  declined: ['accepted', 'cancelled'],
  done: ['accepted'],
  cancelled: [],
};

/** The state that an action leads to, or null when it is refused in this state. */
export function nextState(state: ProblemState, action: ProblemAction): ProblemState | null {
  return TRANSITIONS[action][state] ?? null;
}

/** The actions allowed in a state, in the order of PROBLEM_ACTIONS. */
export function actionsFor(state: ProblemState): readonly ProblemAction[] {
  return PROBLEM_ACTIONS.filter((action) => nextState(state, action) !== null);
}

/** Whether an assignment may go from one state to another; staying where it is is no change and is refused. */
export function canAssignmentGo(from: AssignmentState, to: AssignmentState): boolean {
  return ASSIGNMENT_TRANSITIONS[from].includes(to);
}

/** Whether the one asked still has to do something. */
export function isAssignmentOpen(state: AssignmentState): boolean {
  return state === 'sent' || state === 'accepted';
}

/** Whether a problem still needs work. */
export function isOpen(state: ProblemState): boolean {
  return state !== 'closed';
}
