import type { ReactNode } from 'react';

/** One line of the panel: a word and what is chosen. */
export function Option({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="lm-map-option">
      <span>{label}</span>
      {children}
    </div>
  );
}
