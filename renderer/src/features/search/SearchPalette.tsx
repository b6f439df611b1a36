import { Input, type InputRef, Modal } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { fieldName, KindSymbol, kindName, t, useErrorNotice, useSettled } from '#renderer/ui/index';
import type { SearchHit } from '#shared/contract/things';
import { CoordinateRow, coordinateIn, useGoToCoordinate } from './CoordinateRow.tsx';
import './search.css';

const DELAY_MS = 120;

/** Selects the hit and takes the map there; a room without a map gives way to the map. */
function goTo(hit: SearchHit): void {
  const { room, setRoom, select, flyTo } = useAppState.getState();
  if (room === 'settings' || room === 'stats' || room === 'lists') setRoom('map');
  select({ type: hit.type, id: hit.id });
  if (hit.anchor) flyTo(hit.anchor, 17);
}

function HitRow({ hit, active, onPick }: { hit: SearchHit; active: boolean; onPick: () => void }) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <button
      type="button"
      role="option"
      aria-selected={active}
      ref={row}
      className="lm-bare lm-hit"
      onClick={onPick}
    >
      <span className="lm-hit-symbol">{hit.kind && <KindSymbol kind={hit.kind} />}</span>
      <span className="lm-hit-title">{hit.title}</span>
      <span className="lm-hit-detail">
        {hit.matched && (
          <b>
            {fieldName(hit.matched.key)}：{hit.matched.text}{' '}
          </b>
        )}
        {hit.detail}
      </span>
      <span className="lm-hit-kind">
        {kindName(hit.kind ?? hit.type)}
        {!hit.anchor && ` · ${t('search.unplaced')}`}
      </span>
    </button>
  );
}

/** Ctrl+K: one box over names, addresses, phone endings and pinyin initials. */
export function SearchPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<InputRef>(null);
  const asked = useSettled(text.trim(), DELAY_MS);
  const { data, isPlaceholderData } = useApiQuery(
    'things.search',
    { text: asked, limit: 20 },
    { enabled: asked !== '', keepPrevious: true },
  );
  const hits = asked === '' ? [] : (data?.hits ?? []);
  const showError = useErrorNotice();
  const goToCoordinate = useGoToCoordinate();
  const coordinate = coordinateIn(text);
  // A position stands above what was found.
  const above = coordinate ? 1 : 0;
  const pickCoordinate = (): void => {
    if (coordinate) goToCoordinate(coordinate);
    onClose();
  };
  const pick = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    goTo(hit);
    onClose();
  };
  // Quick fingers press Enter before the list has followed: what counts is what stands in the box.
  const enter = (): void => {
    const typed = text.trim();
    if (typed === '') return;
    if (active < above) pickCoordinate();
    else if (typed === asked && data && !isPlaceholderData) pick(hits[active - above]);
    else void api.things.search({ text: typed, limit: 1 }).then((found) => pick(found.hits[0]), showError);
  };
  // On the window: while the dialog opens it takes the focus for a moment, and no key may be lost to that.
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isTyped = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (isTyped && document.activeElement !== input.current?.input) input.current?.focus();
    if (event.key === 'ArrowDown') setActive((index) => Math.min(hits.length + above - 1, index + 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(0, index - 1));
    else if (event.key === 'Enter' && !document.activeElement?.closest('.lm-hit')) enter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      className="lm-palette"
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <Input
        ref={input}
        autoFocus
        size="large"
        allowClear
        value={text}
        placeholder={t('search.placeholder')}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
      />
      <div className="lm-hits" role="listbox" aria-label={t('search.open')}>
        {coordinate && <CoordinateRow written={coordinate} active={active === 0} onPick={pickCoordinate} />}
        {hits.map((hit, index) => (
          <HitRow
            key={`${hit.type}${hit.id}`}
            hit={hit}
            active={index + above === active}
            onPick={() => pick(hit)}
          />
        ))}
        {asked !== '' && data && hits.length === 0 && !coordinate && (
          <p className="lm-muted">{t('search.nothing', { text: asked })}</p>
        )}
        {asked === '' && <p className="lm-muted">{t('search.hint')}</p>}
      </div>
    </Modal>
  );
}
