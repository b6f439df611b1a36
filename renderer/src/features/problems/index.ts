export { AnswerCard } from './AnswerCard.tsx';
export { ProblemBox } from './ProblemBox.tsx';
export { ProblemCard } from './ProblemCard.tsx';
export { ProblemsRoom } from './ProblemsRoom.tsx';
export { OverdueTag, StateTag } from './StateTag.tsx';
export { WeightForm } from './score/WeightForm.tsx';
