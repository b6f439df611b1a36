import type { KeyboardEvent } from 'react';

const boxes = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-candidate] input')];

/** From the problem box into the answer: the first candidate's box. False when there is no answer on show. */
export function enterCandidates(): boolean {
  const first = boxes()[0];
  first?.focus();
  return first !== undefined;
}

/** ↑ and ↓ go from one candidate to the next through all lists; Space ticks, as everywhere. */
export function walkCandidates(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.target instanceof HTMLElement ? event.target.closest('[data-candidate]') : null;
  if (!row) return;
  const all = boxes();
  const at = all.findIndex((box) => row.contains(box));
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest('[data-candidate]')?.scrollIntoView({ block: 'nearest' });
}
