import type { KindId } from '#shared/domain/kinds/index';

export const ThingTable = (_props: { kinds: readonly KindId[]; roomKey: string }): null => null;
export const ThingCard = (_props: { id: string }): null => null;
export const ThingForm = (_props: { kind: KindId; id: string | null }): null => null;
