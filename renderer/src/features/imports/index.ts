export { ImportWizard } from './ImportWizard.tsx';
export { useJob } from './useJob.ts';
