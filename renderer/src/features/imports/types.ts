import type { ImportFile, ImportPlan } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';

export type Committed = OutputOf<'imports.commit'>;
export type Preview = OutputOf<'imports.preview'>;

/** A plan on its way through the wizard; `remembered`: it is the choice of the last time. */
export type WizardPlan = ImportPlan & { readonly remembered?: boolean };

/** A file that was read, and what was chosen for it so far. */
export type Chosen = { readonly file: ImportFile; readonly plan: WizardPlan };

/** Where the wizard stands; going back keeps what was chosen. */
export type WizardState =
  | { readonly step: 'file'; readonly previous: Chosen | null }
  | ({ readonly step: 'mapping' | 'preview' } & Chosen)
  | ({ readonly step: 'result'; readonly result: Committed } & Chosen);
