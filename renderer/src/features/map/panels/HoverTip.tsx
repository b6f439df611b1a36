import { useApiQuery } from '#renderer/api/index';
import { KindSymbol, LevelBadge, ShapeSymbol } from '#renderer/ui/index';
import type { CellFill } from '../layers/cellFill.ts';
import { PROBLEM_COLOUR } from '../layers/useProblems.ts';
import type { Hover } from '../useInteraction.ts';
import { CellTip } from './CellTip.tsx';

function ThingTip({ id }: { id: string }) {
  const { data } = useApiQuery('things.get', { id });
  if (!data) return null;
  return (
    <>
      <KindSymbol kind={data.kind} categoryId={data.categoryId} size={16} /> <strong>{data.name}</strong>{' '}
      <LevelBadge level={data.level} size={16} />
      {data.address && <div className="lm-muted">{data.address}</div>}
    </>
  );
}

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

/** Says what is under the pointer. */
export function HoverTip({ hover, fill }: { hover: Hover; fill: CellFill | null }) {
  if (!hover) return null;
  const { hit, x, y, atEdge } = hover;
  if (hit.type === 'cell' && !fill) return null;
  return (
    <div className="lm-map-tip" data-at-edge={atEdge || undefined} role="tooltip" style={{ left: x, top: y }}>
      {hit.type === 'problem' && <ProblemTip id={hit.id} />}
      {hit.type === 'thing' && <ThingTip id={hit.id} />}
      {hit.type === 'cell' && fill && <CellTip id={hit.id} fill={fill} />}
    </div>
  );
}
