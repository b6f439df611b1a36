import type { Refusal } from '#shared/contract/bulk';
import { AppError } from '#shared/contract/errors';

/** What an error says of one record among many; anything but a refusal goes on as an error. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
  return { text: `error.${error.code}`, params: { ...error.params } };
}

/** Refusals of one kind counted together. */
export function makeTally() {
  const counted = new Map<string, Refusal & { count: number }>();
  return {
    add: (refusal: Refusal): void => {
      const key = JSON.stringify(refusal);
      const known = counted.get(key);
      if (known) known.count += 1;
      else counted.set(key, { ...refusal, count: 1 });
    },
    all: () => [...counted.values()].sort((a, b) => b.count - a.count),
  };
}
