import type { ListSpec } from '#shared/contract/lists';

/** Stands here until the lists feature is plugged in. */
export const ListsRoom = (): null => null;
export const PrintListDialog = (_props: { open: boolean; spec: ListSpec; onClose: () => void }): null => null;
