export { FileIntake } from './FileIntake.tsx';
export { FilesTab } from './FilesTab.tsx';
export { useFilesOf } from './useFilesOf.ts';
