import { Segmented } from 'antd';
import type { ComponentType } from 'react';
import { useAppState } from '#renderer/state/index';
import { dynamic } from '#renderer/ui/index';

/** One of several ways into a room's records; its name is `view.<id>`. */
export type RoomView = {
  readonly id: string;
  readonly View: ComponentType;
  /** Stands behind the name: how much waits there. */
  readonly Count?: ComponentType;
};

/** The views of a room under one line of names; a room with a single view shows just that. */
export function RoomViews({ views }: { views: readonly RoomView[] }) {
  const room = useAppState((state) => state.room);
  const chosen = useAppState((state) => state.views[room]);
  const setView = useAppState((state) => state.setView);
  const [first] = views;
  const shown = views.find((view) => view.id === chosen) ?? first;
  if (!shown) return null;
  if (views.length === 1) return <shown.View />;
  return (
    <div className="lm-room-views">
      <Segmented
        value={shown.id}
        options={views.map(({ id, Count }) => ({
          value: id,
          label: (
            <span data-view={id}>
              {dynamic(`view.${id}`, id)}
              {Count && <Count />}
            </span>
          ),
        }))}
        onChange={(id) => setView(room, id)}
      />
      <shown.View key={shown.id} />
    </div>
  );
}
