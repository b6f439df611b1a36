import type { RunDemand } from './runCards.ts';

/** Gives the words of a key; injected, since the domain knows no language files. */
type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The lines of a card in words: 网格长、电工 × 2. `postName` gives the name of a post by its id. */
export function demandsText(
  demands: readonly RunDemand[],
  postName: (id: string) => string | undefined,
  text: Text,
): string {
  return demands
    .map(({ type, name, count }) => {
      const word = type === 'need' ? text('team.needAny') : type === 'post' ? (postName(name) ?? name) : name;
      return count > 1 ? text('team.times', { name: word, count }) : word;
    })
    .join('、');
}
