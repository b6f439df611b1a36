/** Stands here until the problems feature is plugged in. */
const nothing = (): null => null;
export { nothing as AnswerCard, nothing as ProblemBox, nothing as ProblemCard, nothing as ProblemsRoom };
