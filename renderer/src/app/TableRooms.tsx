import type { ReactNode } from 'react';
import { CellTable } from '#renderer/features/cells/index';
import { MapView } from '#renderer/features/map/index';
import { ThingTable } from '#renderer/features/things/index';
import { SplitPane } from '#renderer/ui/index';
import { RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { CardHost } from './CardHost.tsx';

/** The one habit of all rooms: table left, map right, one divider; the card beside the map, never over it. */
function TableRoom({ table, storageKey }: { table: ReactNode; storageKey: string }) {
  return (
    <div className="lm-table-room">
      <SplitPane storageKey={storageKey} left={table} right={<MapView compact />} />
      <CardHost />
    </div>
  );
}

export const ResourcesRoom = () => (
  <TableRoom storageKey="resources" table={<ThingTable kinds={RESOURCE_KINDS} also={BUILDINGS} />} />
);
export const PeopleRoom = () => <TableRoom storageKey="people" table={<ThingTable kinds={PEOPLE} />} />;
export const RisksRoom = () => <TableRoom storageKey="risks" table={<ThingTable kinds={RISKS} />} />;
export const CellsRoom = () => <TableRoom storageKey="cells" table={<CellTable />} />;

const BUILDINGS = ['building'] as const;
const PEOPLE = ['person'] as const;
const RISKS = ['risk'] as const;
