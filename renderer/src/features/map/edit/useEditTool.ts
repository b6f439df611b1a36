import { useMemo, useRef } from 'react';
import type { Grid } from '#shared/domain/grid/edit/index';
import type { MapEngine } from '../engine.ts';
import type { PointerTool } from '../pointerTool.ts';
import { usePointerTool } from '../usePointerTool.ts';
import { turnTo } from './EditBar.tsx';
import { EDIT_STEPS, useEdit } from './editState.ts';
import { STEP_TOOLS } from './tool.ts';

type Grids = { readonly grid: Grid; readonly work: Grid };
type Keys = { readonly save: () => boolean; readonly back: () => boolean };

const dialogOpen = (): boolean => document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null;

/** The keys of the whole mode, after those of the step: Enter and Ctrl+S save, Esc goes back, digits choose a step. */
function modeKey(event: KeyboardEvent, keys: Keys): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') return keys.back();
  if ((control && event.key.toLowerCase() === 's') || (event.key === 'Enter' && !control)) {
    const onButton = event.key === 'Enter' && event.target instanceof HTMLButtonElement;
    return keys.save() || (control && !onButton);
  }
  const step = control || event.altKey ? undefined : EDIT_STEPS[Number(event.key) - 1];
  if (!step || event.key === ' ') return false;
  turnTo(step);
  return true;
}

/** Gives the pointer and the keys of the map to the step in hand. */
export function useEditTool(engine: MapEngine, { grid, work }: Grids, keys: Keys): void {
  const step = useEdit((state) => state.step);
  const now = useRef({ grid, work, keys });
  now.current = { grid, work, keys };
  const tool = useMemo((): PointerTool => {
    const own: PointerTool = step
      ? STEP_TOOLS[step]({ engine, kept: () => now.current.grid, grid: () => now.current.work })
      : { cursor: 'default' };
    return {
      ...own,
      onKey: (event) => !dialogOpen() && (own.onKey?.(event) || modeKey(event, now.current.keys)),
    };
  }, [engine, step]);
  usePointerTool(engine, tool);
}
