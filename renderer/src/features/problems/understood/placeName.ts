import type { ProblemDraft } from '#renderer/state/index';
import { normaliseText } from '#shared/domain/matching/index';
import { isPlaceName } from '#shared/domain/matching/understand/placeWords';

/** The name that is learnt with a new problem: one that may be given and stands in its words, of a place chosen by hand. */
export function nameToLearn(name: string | null, { anchor, problemId, text }: ProblemDraft): string | null {
  const plain = normaliseText(name ?? '').trim();
  if (anchor === null || problemId !== null || !isPlaceName(plain)) return null;
  return normaliseText(text).includes(plain) ? plain : null;
}
