/** What the program knows by itself, on the labelled messages: full texts, and what a clerk would have typed. */
import { boardJudge } from './boardJudge.ts';
import { fullText, type Message, shortText } from './data.ts';
import { type Outcome, outcomeOf } from './learned.ts';

/** Where nothing speaks: the class with the most of the board's own tree. */
const FALLBACK = '城乡建设';

export function untrained(messages: readonly Message[]): Outcome {
  const judge = boardJudge();
  const given = (text: string): string => judge.rank(text)[0]?.categoryId ?? FALLBACK;
  const outcome = outcomeOf();
  for (const message of messages) {
    outcome.full.add(message.label, given(fullText(message)));
    outcome.short.add(message.label, given(shortText(message)));
  }
  return outcome;
}
