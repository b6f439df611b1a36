export { type Exchange, exchangesBetween } from './differences.ts';
export { assignOneByOne } from './oneByOne.ts';
export type { Plan, PlanHelper, PlanInput, PlanPair, PlanProblem, PlanTotals } from './plan.ts';
export { inOrder, totalsOf } from './plan.ts';
export { type Proof, proofOf } from './proof.ts';
export { solveAssignment } from './solve.ts';
export type { Assigned, AssignTask } from './task.ts';
export { assignTogether, type Together } from './together.ts';
export type { LevelId } from './weights.ts';
