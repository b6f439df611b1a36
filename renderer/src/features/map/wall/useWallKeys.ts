import { useEffect, useState } from 'react';
import type { Rotation } from './rotation.ts';
import { leaveWall } from './wallState.ts';

/** Esc leaves, arrows turn, Space pauses; no other key of the program works meanwhile. */
export function useWallKeys({ go, togglePause }: Rotation): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      event.stopImmediatePropagation();
      if (event.key === 'Escape') leaveWall();
      else if (event.key === 'ArrowRight') go(1);
      else if (event.key === 'ArrowLeft') go(-1);
      else if (event.key === ' ') {
        event.preventDefault();
        togglePause();
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [go, togglePause]);
  useEffect(() => {
    // The browser takes Esc for itself while it gives the whole screen.
    const onChange = (): void => {
      if (!document.fullscreenElement) leaveWall();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
}

const STAYS_MS = 3_000;

/** Whether the mouse has just moved: controls and pointer show only then. */
export function useMouseMoved(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onMove = (): void => {
      setMoved(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoved(false), STAYS_MS);
    };
    window.addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', onMove);
    };
  }, []);
  return moved;
}
