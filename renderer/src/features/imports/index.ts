export { ImportDoor } from './ImportDoor.tsx';
export { ImportWizard } from './ImportWizard.tsx';
export { useJob } from './useJob.ts';
