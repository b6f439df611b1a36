/** Stands here until the import wizard is plugged in. */
export const ImportWizard = (): null => null;
