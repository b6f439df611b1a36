import { AppError } from '#shared/contract/errors';

type Question<T> = { readonly answer: Promise<T>; readonly controller: AbortController; wanted: number };

export type Asking<T> = {
  /** What is asked; the signal fires when nobody wants the answer any more. */
  readonly start: (signal: AbortSignal) => Promise<T>;
  /** Fires when this one does not want it any more. */
  readonly signal: AbortSignal;
  /** What may be had at once, after so much waiting. */
  readonly instead: { readonly value: T; readonly afterMs: number } | null;
};

/** Questions by name: one for all who ask the same at a time. */
export type Questions<T> = {
  /** Rejects with what `start` rejects with, or AppError cancelled. */
  readonly ask: (name: string, asking: Asking<T>) => Promise<T>;
};

/** `closing` ends them all. */
export function makeQuestions<T>(closing: AbortSignal): Questions<T> {
  const open = new Map<string, Question<T>>();

  const begin = (name: string, start: Asking<T>['start']): Question<T> => {
    const controller = new AbortController();
    const question: Question<T> = {
      controller,
      wanted: 0,
      answer: start(AbortSignal.any([controller.signal, closing])).finally(() => {
        if (open.get(name) === question) open.delete(name);
      }),
    };
    open.set(name, question);
    return question;
  };

  const leave = (name: string, question: Question<T>): void => {
    question.wanted -= 1;
    if (question.wanted > 0) return;
    // Who asks again begins a new one.
    if (open.get(name) === question) open.delete(name);
    question.controller.abort();
  };

  return {
    ask: (name, { start, signal, instead }) => {
      const question = open.get(name) ?? begin(name, start);
      question.wanted += 1;
      return new Promise((resolve, reject) => {
        const settled = (): void => {
          clearTimeout(patience);
          signal.removeEventListener('abort', onAbort);
        };
        const onAbort = (): void => {
          settled();
          leave(name, question);
          reject(new AppError('cancelled'));
        };
        // The question goes on: its answer is there the next time.
        const giveInstead = (value: T) => (): void => {
          settled();
          resolve(value);
        };
        const patience = instead ? setTimeout(giveInstead(instead.value), instead.afterMs) : undefined;
        signal.addEventListener('abort', onAbort, { once: true });
        question.answer.then(resolve, reject).finally(settled);
      });
    },
  };
}
