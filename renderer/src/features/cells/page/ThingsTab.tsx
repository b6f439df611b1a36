import { Spin } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useCategories } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, errorText, KindSymbol, LevelBadge } from '#renderer/ui/index';
import type { Thing, ThingSort } from '#shared/contract/things';
import { ListEmpty, ListHead } from './ListParts.tsx';
import { KINDS_OF, type ThingList } from './lists.ts';

const MOST = 60;

/** What comes first: who was verified last, who has a post, what is worst. */
const SORTS: Record<ThingList, ThingSort> = {
  resources: { key: 'kind', descending: false, next: [{ key: 'name', descending: false }] },
  people: { key: 'post', descending: false, next: [{ key: 'name', descending: false }] },
  risks: { key: 'level', descending: false, next: [{ key: 'recheckOn', descending: false }] },
};

const listed = (value: unknown): string =>
  Array.isArray(value) ? value.slice(0, 4).map(String).join('、') : '';
const choice = (key: string, value: unknown): string =>
  typeof value === 'string' && value !== '' ? dynamic(`choice.${key}.${value}`, value) : '';

/** What tells a record from its neighbours, by list. */
function detailOf(list: ThingList, thing: Thing, category: string | null): string {
  const { attrs } = thing;
  const parts: Record<ThingList, readonly (string | null)[]> = {
    resources: [category, listed(attrs.capabilities), thing.phone],
    people: [choice('post', attrs.post), listed(attrs.skills), thing.phone],
    risks: [category, choice('status', attrs.status), thing.recheckOn],
  };
  return parts[list].filter(Boolean).join(' · ');
}

function Row({ list, thing, category }: { list: ThingList; thing: Thing; category: string | null }) {
  return (
    <li>
      <button
        type="button"
        className="lm-bare"
        onClick={() => useAppState.getState().select({ type: 'thing', id: thing.id })}
      >
        <KindSymbol kind={thing.kind} />
        <span>
          <span className="lm-cell-clamp" title={thing.name}>
            {thing.name}
          </span>
          <small className="lm-cell-clamp">{detailOf(list, thing, category)}</small>
        </span>
        <LevelBadge level={thing.level} />
      </button>
    </li>
  );
}

/** 资源, 人才 or 风险 of a cell; a click shows the record. */
export function ThingsTab({ cellId, list }: { cellId: string; list: ThingList }) {
  const { nameOf } = useCategories();
  const { data, error } = useApiQuery(
    'things.list',
    { filter: { kinds: [...KINDS_OF[list]], cellIds: [cellId] }, sort: SORTS[list], limit: MOST },
    { keepPrevious: true },
  );
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return <Spin />;
  if (data.total === 0) return <ListEmpty list={list} />;
  return (
    <>
      <ListHead list={list} cellId={cellId} shown={data.rows.length} total={data.total} />
      <ul className="lm-cell-list">
        {data.rows.map((thing) => (
          <Row key={thing.id} list={list} thing={thing} category={nameOf(thing.categoryId)} />
        ))}
      </ul>
    </>
  );
}
