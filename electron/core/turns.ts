/** Runs steps one after another, in the order asked; a step that fails does not stop those behind it. */
export type Turns = {
  readonly run: <T>(step: () => Promise<T>) => Promise<T>;
  /** When everything asked for so far has ended, well or not. */
  readonly idle: () => Promise<void>;
};

export function makeTurns(): Turns {
  let tail: Promise<void> = Promise.resolve();
  return {
    run: (step) => {
      const turn = tail.then(step);
      tail = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
    idle: () => tail,
  };
}
