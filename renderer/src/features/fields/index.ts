export { OfficeFields } from './OfficeFields.tsx';
