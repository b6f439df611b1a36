import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { t } from './text.ts';

type SplitProps = { left: ReactNode; right: ReactNode; storageKey: string; initial?: number; minPx?: number };

const clamp = (value: number): number => Math.min(0.8, Math.max(0.2, value));

function remembered(key: string, initial: number): number {
  const value = Number(localStorage.getItem(`split.${key}`));
  return value > 0 && value < 1 ? value : initial;
}

/** Two panes and one divider to drag or move with the arrow keys; remembers its place on this PC. */
export function SplitPane({ left, right, storageKey, initial = 0.52, minPx = 280 }: SplitProps) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(() => remembered(storageKey, initial));
  const move = (next: number): void => {
    setShare(clamp(next));
    localStorage.setItem(`split.${storageKey}`, String(clamp(next)));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const rect = box.current?.getBoundingClientRect();
    if (rect) move((event.clientX - rect.left) / rect.width);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') move(share - 0.03);
    if (event.key === 'ArrowRight') move(share + 0.03);
  };
  return (
    <div className="lm-split" ref={box}>
      <div className="lm-split-pane" style={{ flex: `${share} 1 0`, minWidth: minPx }}>
        {left}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged */}
      <div
        className="lm-split-bar"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('ui.divider')}
        aria-valuenow={Math.round(share * 100)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      <div className="lm-split-pane" style={{ flex: `${1 - share} 1 0`, minWidth: minPx }}>
        {right}
      </div>
    </div>
  );
}
