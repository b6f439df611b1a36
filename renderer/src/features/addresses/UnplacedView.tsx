import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import { usePages } from '#renderer/api/pages';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, formatCount, t, VirtualTable } from '#renderer/ui/index';
import type { UnplacedRow } from '#shared/contract/addresses';
import type { KindId } from '#shared/domain/kinds/index';
import { AcceptAll } from './AcceptAll.tsx';
import { unplacedColumns } from './columns.tsx';
import { GuessPanel } from './GuessPanel.tsx';
import { type PlacingChoice, usePlacing } from './usePlacing.ts';
import './addresses.css';

const idOf = (row: UnplacedRow): string => row.id;
const NEAR_ZOOM = 18;

/** Shows where the row's address leads and lets the next click on the map place it. */
function show(row: UnplacedRow): void {
  const { flyTo, setMode } = useAppState.getState();
  const guess = row.guess ?? row.alternatives[0] ?? null;
  setMode({ type: 'placeThing', guess: row.guess?.anchor ?? null });
  if (guess) flyTo(guess.anchor, NEAR_ZOOM);
}

/** The chosen row and its click on the map; leaving the tray leaves the mode. */
function useChosen(row: UnplacedRow | undefined, onPicked: (at: [number, number]) => void): void {
  const latest = useRef(onPicked);
  latest.current = onPicked;
  const picked = useAppState((state) => state.pickedPlace);
  const id = row?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each row, not for each answer about it
  useEffect(() => {
    if (row) show(row);
    else useAppState.getState().setMode({ type: 'browse' });
  }, [id]);
  useEffect(() => {
    if (!picked || useAppState.getState().mode.type !== 'placeThing') return;
    useAppState.getState().setPickedPlace(null);
    latest.current([...picked]);
  }, [picked]);
  useEffect(() => () => useAppState.getState().setMode({ type: 'browse' }), []);
}

/** 待定位: records without a place, where their addresses lead, and one click or one key for each. */
export function UnplacedView({ kinds }: { kinds: readonly KindId[] }) {
  const input = useMemo(() => ({ kinds: [...kinds] }), [kinds]);
  const { total, rowAt, indexWhere, onVisible, error, loading } = usePages(
    'addresses.unplaced',
    input,
    api.addresses.unplaced,
  );
  const [cursor, setCursor] = useState(-1);
  const [choice, setChoice] = useState<PlacingChoice>({ teach: true, alike: true });
  const { place } = usePlacing();
  const columns = useMemo(() => unplacedColumns(kinds.length > 1), [kinds]);
  // A row that was placed goes, and the one below comes under the cursor.
  const row = cursor < 0 ? undefined : rowAt(Math.min(cursor, total - 1));
  useChosen(row, (anchor) => {
    if (row) void place(row.id, { type: 'point', anchor }, choice);
  });
  const accept = (accepted: UnplacedRow): void => {
    if (accepted.guess) void place(accepted.id, { type: 'guess' }, choice);
  };
  if (error) return <EmptyState title={errorText(error)} />;
  if (total === 0)
    return loading ? null : <EmptyState title={t('address.allPlaced')} hint={t('address.allPlacedHint')} />;
  return (
    <section className="lm-things">
      <p className="lm-unplaced-lead">{t('address.lead')}</p>
      <div className="lm-toolbar">
        <AcceptAll kinds={kinds} />
        <span className="lm-toolbar-total">{t('address.waiting', { count: formatCount(total) })}</span>
      </div>
      <div className="lm-things-rows lm-unplaced-rows">
        <VirtualTable
          label={t('view.unplaced')}
          columns={columns}
          total={total}
          rowAt={rowAt}
          rowId={idOf}
          onVisible={onVisible}
          selectedId={row?.id ?? null}
          onSelect={({ id }) => setCursor(indexWhere((other) => other.id === id))}
          onOpen={accept}
        />
      </div>
      {row && (
        <GuessPanel
          row={row}
          choice={choice}
          onChoice={setChoice}
          onAccept={() => accept(row)}
          onChoose={(thingId) => void place(row.id, { type: 'building', thingId }, choice)}
          onPick={() => show(row)}
        />
      )}
    </section>
  );
}
