export { DuplicatesView } from './DuplicatesView.tsx';
export { QualityView } from './QualityView.tsx';
export { VerifyView } from './VerifyView.tsx';
