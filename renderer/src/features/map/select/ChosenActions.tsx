import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { PrintListDialog } from '#renderer/features/lists/index';
import { BulkOfKind, listSpecOf } from '#renderer/features/things/index';
import { type Chosen, useChoice } from '#renderer/state/choice';
import { type RoomId, useAppState } from '#renderer/state/index';
import { dynamic, KindSymbol, kindName, t } from '#renderer/ui/index';
import { KIND_IDS, type KindId, kindOf, kindsWithRole } from '#shared/domain/kinds/index';

const ROOM_OF = { resource: 'resources', building: 'resources', person: 'people', risk: 'risks' } as const;
const NONE: ReadonlySet<string> = new Set();

/** The rooms whose tables hold something chosen, with the kinds shown there. */
function roomsOf(chosen: Chosen): readonly (readonly [RoomId, readonly KindId[]])[] {
  const rooms = new Map<RoomId, KindId[]>();
  // Buildings are seen in their table when nothing else is asked for.
  const kinds = [...chosen.byKind.keys()];
  const resources = kinds.filter((kind) => kindOf(kind).role === 'resource');
  for (const kind of kinds) {
    if (kindOf(kind).role === 'building' && resources.length > 0) continue;
    const room = ROOM_OF[kindOf(kind).role];
    rooms.set(room, [...(rooms.get(room) ?? []), kind]);
  }
  return [...rooms];
}

function openTable(chosen: Chosen, room: RoomId, kinds: readonly KindId[]): void {
  const { setFilter, setRoom, setView } = useAppState.getState();
  setView(room, 'register');
  setFilter({ kinds: [...kinds], ids: chosen.ids(kinds) });
  setRoom(room);
}

type Doing = {
  readonly deed: 'bulk' | 'print';
  readonly kinds: readonly KindId[];
  readonly ids: readonly string[];
};

/** Table, bulk edit, list: by kind, since each kind has its own columns. */
export function ChosenActions() {
  const chosen = useChoice((state) => state.chosen);
  const [doing, setDoing] = useState<Doing | null>(null);
  if (!chosen || chosen.count === 0) return null;
  const kinds = KIND_IDS.filter((kind) => chosen.byKind.has(kind));
  const many = kinds.filter((kind) => kindsWithRole('resource').includes(kind));
  const start = (deed: Doing['deed'], which: readonly KindId[]): void =>
    setDoing({ deed, kinds: which, ids: chosen.ids(which) });
  const byKind = (deed: Doing['deed']) => ({
    items: [
      ...kinds.map((kind) => ({
        key: kind as string,
        icon: <KindSymbol kind={kind} />,
        label: `${kindName(kind)} ${chosen.byKind.get(kind) ?? 0}`,
        onClick: () => start(deed, [kind]),
      })),
      ...(deed === 'print' && many.length > 1
        ? [{ key: 'resources', label: t('things.allKinds'), onClick: () => start(deed, many) }]
        : []),
    ],
  });
  return (
    <div className="lm-select-actions">
      {roomsOf(chosen).map(([room, which]) => (
        <Button
          key={room}
          size="small"
          data-select={`table-${room}`}
          onClick={() => openTable(chosen, room, which)}
        >
          {t('map.select.inTable', { room: dynamic(`room.${room}`) })}
        </Button>
      ))}
      <Dropdown menu={byKind('bulk')} trigger={['click']}>
        <Button size="small" data-select="bulk">
          {t('grid.bulk')}
        </Button>
      </Dropdown>
      <Dropdown menu={byKind('print')} trigger={['click']}>
        <Button size="small" data-select="print">
          {t('map.select.list')}
        </Button>
      </Dropdown>
      <Button
        size="small"
        data-select="only"
        onClick={() => useAppState.getState().setFilter({ ids: chosen.ids() })}
      >
        {t('map.select.only')}
      </Button>
      {doing?.deed === 'print' && (
        <PrintListDialog
          open
          spec={listSpecOf(doing.kinds, { kinds: [...doing.kinds], ids: [...doing.ids] }, undefined, NONE)}
          onClose={() => setDoing(null)}
        />
      )}
      {doing?.deed === 'bulk' && (
        <BulkOfKind kinds={doing.kinds} ids={doing.ids} onClose={() => setDoing(null)} />
      )}
    </div>
  );
}
