export const CellTable = (): null => null;
export const CellCard = (_props: { id: string }): null => null;
