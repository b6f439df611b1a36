export { openShortages } from './openShortages.ts';
export { ShortagesView } from './ShortagesView.tsx';
