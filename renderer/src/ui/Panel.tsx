import type { ReactNode } from 'react';

type PanelProps = {
  title?: ReactNode;
  extra?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  className?: string;
};

/** A white sheet with a line round it: a head, a body that scrolls, a foot that stays. */
export function Panel({ title, extra, footer, children, className = '' }: PanelProps) {
  return (
    <section className={`lm-panel ${className}`}>
      {title !== undefined && (
        <header className="lm-panel-head">
          <div className="lm-panel-title">{title}</div>
          {extra}
        </header>
      )}
      <div className="lm-panel-body">{children}</div>
      {footer && <footer className="lm-panel-foot">{footer}</footer>}
    </section>
  );
}

/** What an empty room says: what it is for, what to do, and one button that does it. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="lm-empty">
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {action}
    </div>
  );
}
