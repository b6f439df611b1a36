import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { ShapeSymbol } from '#renderer/ui/index';
import type { CellFill } from '../layers/cellFill.ts';
import { PROBLEM_COLOUR } from '../layers/useProblems.ts';
import { CellTip } from '../panels/CellTip.tsx';
import { useSpiderStore } from '../spider/store.ts';
import type { Hover } from '../useInteraction.ts';
import { ClusterTip } from './ClusterTip.tsx';
import { cardPlace } from './place.ts';
import { ThingTip } from './ThingTip.tsx';

/** The pointer that only passes over a symbol opens nothing. */
const DELAY_MS = 110;

function ProblemTip({ id }: { id: string }) {
  const { data } = useApiQuery('problems.get', { id });
  if (!data) return null;
  return (
    <>
      <ShapeSymbol shape="drop" colour={PROBLEM_COLOUR} /> <span className="lm-muted">{data.number}</span>
      <div>{data.text}</div>
    </>
  );
}

/** A card beside a place, wholly inside the map; its size is known once it has been laid out. */
function Placed({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const card = box.current;
    const stage = card?.parentElement;
    if (!card || !stage) return;
    const put = (): void => {
      const size = { width: card.offsetWidth, height: card.offsetHeight };
      const room = { width: stage.clientWidth, height: stage.clientHeight };
      const { left, top } = cardPlace({ x, y }, size, room);
      card.style.transform = `translate(${left}px, ${top}px)`;
    };
    put();
    // What it says arrives a moment later.
    const observer = new ResizeObserver(put);
    observer.observe(card);
    return () => observer.disconnect();
  }, [x, y]);
  return (
    <div className="lm-map-tip" role="tooltip" ref={box}>
      {children}
    </div>
  );
}

function Content({ hover, fill }: { hover: NonNullable<Hover>; fill: CellFill | null }) {
  const { type, id } = hover.hit;
  switch (type) {
    case 'problem':
      return <ProblemTip id={id} />;
    case 'thing':
      return <ThingTip id={id} />;
    case 'cluster':
      return <ClusterTip id={id} />;
    case 'cell':
      return fill && <CellTip id={id} fill={fill} />;
  }
}

/** Whether the same has been pointed at for a moment; while a card stands, the next one comes at once. */
function useSteady(id: string | null): boolean {
  const [steady, setSteady] = useState(false);
  useEffect(() => {
    if (id === null) return setSteady(false);
    const timer = setTimeout(() => setSteady(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return steady && id !== null;
}

/** Says what is under the pointer, or where the walk by keys stands. */
export function HoverCard({ hover, fill }: { hover: Hover; fill: CellFill | null }) {
  const selectedId = useAppState((state) => state.selection?.id);
  const spread = useSpiderStore((state) => state.spider !== null);
  const hit = hover?.hit;
  // What is selected has its card beside the map already; a building's card would lie on what is spread out around it.
  const silent = hit?.id === selectedId || (hit?.type === 'cell' && !fill) || (spread && hit?.area);
  const told = silent ? null : hover;
  const steady = useSteady(told?.hit.id ?? null);
  if (!told || !steady) return null;
  return (
    <Placed x={told.x} y={told.y}>
      <Content hover={told} fill={fill} />
    </Placed>
  );
}
