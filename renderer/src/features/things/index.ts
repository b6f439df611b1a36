export { dropAllDrafts } from './drafts.ts';
export { FieldInput } from './fields.tsx';
export { BulkOfKind } from './grid/BulkOfKind.tsx';
export { listSpecOf } from './listSpec.ts';
export { ThingCard } from './ThingCard.tsx';
export { ThingForm } from './ThingForm.tsx';
export { ThingTable } from './ThingTable.tsx';
export { fieldText } from './values.ts';
