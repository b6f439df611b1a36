import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { usePages } from '#renderer/api/pages';
import { useAppState } from '#renderer/state/index';
import { KindSymbol, LevelBadge, t } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { useMapUi } from '../mapUi.ts';

const ROW_PX = 44;

type PagedThings = Pick<
  ReturnType<typeof usePages<Thing, object>>,
  'total' | 'rowAt' | 'indexWhere' | 'onVisible'
>;

function Row({ thing, selected, hovered }: { thing: Thing; selected: boolean; hovered: boolean }) {
  const select = useAppState((state) => state.select);
  const set = useMapUi((state) => state.set);
  return (
    <button
      type="button"
      className="lm-bare lm-thing-row"
      aria-pressed={selected}
      data-hovered={hovered || undefined}
      onClick={() => select({ type: 'thing', id: thing.id })}
      onMouseEnter={() => set({ hoverId: thing.id })}
      onMouseLeave={() => set({ hoverId: null })}
    >
      <KindSymbol kind={thing.kind} categoryId={thing.categoryId} size={18} />
      <span className="lm-thing-words">
        <span className="lm-ellipsis">{thing.name}</span>
        <small className="lm-ellipsis">{thing.anchor ? (thing.address ?? '') : t('map.list.unplaced')}</small>
      </span>
      <LevelBadge level={thing.level} size={18} />
    </button>
  );
}

/** What the filter takes, a row each; the selection goes both ways between list and map. */
export function ThingList({ things }: { things: PagedThings }) {
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useAppState((state) => state.selection);
  const hoverId = useMapUi((state) => state.hoverId);
  const virtual = useVirtualizer({
    count: things.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { onVisible } = things;
  useEffect(() => onVisible(first, last), [onVisible, first, last]);
  const selectedIndex =
    selection?.type === 'thing' ? things.indexWhere((thing) => thing.id === selection.id) : -1;
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, virtual]);
  return (
    <div className="lm-thing-list" ref={scroller}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const thing = things.rowAt(index);
          return (
            <div key={index} className="lm-thing-slot" style={{ top: start, height: ROW_PX }}>
              {thing && (
                <Row thing={thing} selected={thing.id === selection?.id} hovered={thing.id === hoverId} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
