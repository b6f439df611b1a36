export { BranchesView } from './BranchesView.tsx';
export { GapsCount, GapsView } from './GapsView.tsx';
export { LinksTab } from './LinksTab.tsx';
export { TeamTab } from './TeamTab.tsx';
