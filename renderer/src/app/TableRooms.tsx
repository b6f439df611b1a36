import { UnplacedCount, UnplacedView } from '#renderer/features/addresses/index';
import { CellTable } from '#renderer/features/cells/index';
import { MapView } from '#renderer/features/map/index';
import { BranchesView, GapsCount, GapsView } from '#renderer/features/org/index';
import { DuplicatesView, QualityView, VerifyView } from '#renderer/features/quality/index';
import { ThingTable } from '#renderer/features/things/index';
import { SplitPane } from '#renderer/ui/index';
import { RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { CardHost } from './CardHost.tsx';
import { type RoomView, RoomViews } from './RoomViews.tsx';

/** The one habit of all rooms: table left, map right, one divider; the card beside the map, never over it. */
function TableRoom({ views, storageKey }: { views: readonly RoomView[]; storageKey: string }) {
  return (
    <div className="lm-table-room">
      <SplitPane storageKey={storageKey} left={<RoomViews views={views} />} right={<MapView compact />} />
      <CardHost />
    </div>
  );
}

const BUILDINGS = ['building'] as const;
const PEOPLE = ['person'] as const;
const RISKS = ['risk'] as const;
const RESOURCES_AND_BUILDINGS = [...RESOURCE_KINDS, ...BUILDINGS];

const RESOURCE_VIEWS: readonly RoomView[] = [
  { id: 'register', View: () => <ThingTable kinds={RESOURCE_KINDS} also={BUILDINGS} /> },
  {
    id: 'unplaced',
    View: () => <UnplacedView kinds={RESOURCES_AND_BUILDINGS} />,
    Count: () => <UnplacedCount kinds={RESOURCES_AND_BUILDINGS} />,
  },
  { id: 'verify', View: () => <VerifyView kinds={RESOURCE_KINDS} /> },
  { id: 'duplicates', View: () => <DuplicatesView kinds={RESOURCES_AND_BUILDINGS} /> },
  { id: 'quality', View: () => <QualityView kinds={RESOURCES_AND_BUILDINGS} /> },
];
const PEOPLE_VIEWS: readonly RoomView[] = [
  { id: 'register', View: () => <ThingTable kinds={PEOPLE} /> },
  {
    id: 'unplaced',
    View: () => <UnplacedView kinds={PEOPLE} />,
    Count: () => <UnplacedCount kinds={PEOPLE} />,
  },
  { id: 'verify', View: () => <VerifyView kinds={PEOPLE} /> },
  { id: 'duplicates', View: () => <DuplicatesView kinds={PEOPLE} /> },
  { id: 'quality', View: () => <QualityView kinds={PEOPLE} /> },
];
const RISK_VIEWS: readonly RoomView[] = [{ id: 'register', View: () => <ThingTable kinds={RISKS} /> }];
const CELL_VIEWS: readonly RoomView[] = [
  { id: 'cells', View: CellTable },
  { id: 'branches', View: BranchesView },
  { id: 'gaps', View: GapsView, Count: GapsCount },
];

export const ResourcesRoom = () => <TableRoom storageKey="resources" views={RESOURCE_VIEWS} />;
export const PeopleRoom = () => <TableRoom storageKey="people" views={PEOPLE_VIEWS} />;
export const RisksRoom = () => <TableRoom storageKey="risks" views={RISK_VIEWS} />;
export const CellsRoom = () => <TableRoom storageKey="cells" views={CELL_VIEWS} />;
