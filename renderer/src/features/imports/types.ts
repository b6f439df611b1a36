import type { ImportFile, ImportPlan } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';

export type Committed = OutputOf<'imports.commit'>;
export type Preview = OutputOf<'imports.preview'>;

/** Where the wizard stands; going back keeps what was chosen. */
export type WizardState =
  | { readonly step: 'file' }
  | { readonly step: 'mapping' | 'preview'; readonly file: ImportFile; readonly plan: ImportPlan }
  | {
      readonly step: 'result';
      readonly file: ImportFile;
      readonly plan: ImportPlan;
      readonly result: Committed;
    };
