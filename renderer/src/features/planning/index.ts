export { PlanButton } from './PlanButton.tsx';
export { PlanPane } from './PlanPane.tsx';
export { usePlanState } from './state.ts';
