import type { ReactNode } from 'react';

type FieldProps = { label: string; wide?: boolean; hint?: ReactNode; error?: string; children: ReactNode };

/** One labelled field of a basemap's form, with what there is to say about it. */
export function Field({ label, wide = false, hint, error, children }: FieldProps) {
  return (
    <div className="lm-field" data-wide={wide}>
      <span className="lm-field-label">{label}</span>
      {children}
      {error ? (
        <span className="lm-field-error">{error}</span>
      ) : (
        hint && <span className="lm-muted">{hint}</span>
      )}
    </div>
  );
}
