export { ShortagesView } from './ShortagesView.tsx';
