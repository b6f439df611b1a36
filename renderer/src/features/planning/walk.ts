import type { KeyboardEvent } from 'react';

const names = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-plan-row] .lm-plan-pick-name'),
];

/** ↑ and ↓ go from one helper to the next through all rows; Enter opens the others who could go. */
export function walkPlan(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
  // An open menu has the arrows.
  if (target.classList.contains('ant-dropdown-open') || !target.closest('[data-plan-row]')) return;
  const all = names();
  const row = target.closest('[data-plan-row]');
  const at = all.indexOf(target) >= 0 ? all.indexOf(target) : all.findIndex((name) => row?.contains(name));
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest('[data-plan-row]')?.scrollIntoView({ block: 'nearest' });
}
