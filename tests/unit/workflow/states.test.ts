import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASSIGNMENT_STATES,
  ASSIGNMENT_TRANSITIONS,
  actionsFor,
  canAssignmentGo,
  isAssignmentOpen,
  isOpen,
  nextState,
  PROBLEM_ACTIONS,
  PROBLEM_STATES,
  type ProblemState,
  TRANSITIONS,
} from '#shared/domain/workflow/states';

const anyState = fc.constantFrom(...PROBLEM_STATES);
const anyActions = fc.array(fc.constantFrom(...PROBLEM_ACTIONS), { maxLength: 30 });

describe('states of a problem', () => {
  it.each([
    ['reported', 'accept', 'accepted'],
    ['reported', 'dispatch', 'dispatched'],
    ['accepted', 'dispatch', 'dispatched'],
    ['dispatched', 'dispatch', 'dispatched'],
    ['dispatched', 'start', 'inProgress'],
    ['inProgress', 'dispatch', 'inProgress'],
    ['inProgress', 'finish', 'pendingCheck'],
    ['dispatched', 'finish', 'pendingCheck'],
    ['pendingCheck', 'sendBack', 'inProgress'],
    ['pendingCheck', 'close', 'closed'],
    ['closed', 'reopen', 'inProgress'],
  ] as const)('%s + %s → %s', (from, action, to) => {
    expect(nextState(from, action)).toBe(to);
  });

  it.each([
    ['accepted', 'accept'],
    ['reported', 'start'],
    ['reported', 'finish'],
    ['reported', 'reopen'],
    ['pendingCheck', 'dispatch'],
    ['closed', 'close'],
    ['closed', 'dispatch'],
    ['inProgress', 'sendBack'],
  ] as const)('%s refuses %s', (from, action) => {
    expect(nextState(from, action)).toBeNull();
    expect(actionsFor(from)).not.toContain(action);
  });

  it('offers close in every open state and only reopen in closed', () => {
    for (const state of PROBLEM_STATES.filter(isOpen)) expect(actionsFor(state)).toContain('close');
    expect(actionsFor('closed')).toEqual(['reopen']);
  });

  it('offers exactly what is not refused', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        for (const action of PROBLEM_ACTIONS)
          expect(actionsFor(state).includes(action)).toBe(nextState(state, action) !== null);
      }),
    );
  });

  it('stays inside the table whatever is tried, and can always be closed', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        let state: ProblemState = 'reported';
        for (const action of actions) state = nextState(state, action) ?? state;
        expect(PROBLEM_STATES).toContain(state);
        if (isOpen(state)) expect(nextState(state, 'close')).toBe('closed');
        // Once past the report, nothing leads back to it.
        if (actions[0] === 'accept') expect(state).not.toBe('reported');
      }),
    );
  });

  it('reaches every state from reported', () => {
    const reached = new Set<ProblemState>(['reported']);
    for (let round = 0; round < PROBLEM_STATES.length; round++)
      for (const action of PROBLEM_ACTIONS)
        for (const from of [...reached]) {
          const to = TRANSITIONS[action][from];
          if (to) reached.add(to);
        }
    expect([...reached].sort()).toEqual([...PROBLEM_STATES].sort());
  });
});

describe('states of an assignment', () => {
  it('leads only to known states, never to itself', () => {
    for (const from of ASSIGNMENT_STATES) {
      expect(canAssignmentGo(from, from)).toBe(false);
      for (const to of ASSIGNMENT_TRANSITIONS[from]) expect(ASSIGNMENT_STATES).toContain(to);
    }
  });

  it('ends when cancelled, and can be refused or done from sent', () => {
    expect(ASSIGNMENT_TRANSITIONS.cancelled).toEqual([]);
    expect(canAssignmentGo('sent', 'done')).toBe(true);
    expect(canAssignmentGo('sent', 'declined')).toBe(true);
    expect(canAssignmentGo('cancelled', 'sent')).toBe(false);
  });

  it('knows who still has to do something', () => {
    expect(ASSIGNMENT_STATES.filter(isAssignmentOpen)).toEqual(['sent', 'accepted']);
  });
});
