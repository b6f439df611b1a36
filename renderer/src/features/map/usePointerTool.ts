import { useEffect } from 'react';
import type { MapEngine } from './engine.ts';
import type { PointerTool } from './pointerTool.ts';

/** Puts a tool into the pointer's hand while it is given; keep the object the same between renders (useMemo). */
export function usePointerTool(engine: MapEngine | null, tool: PointerTool | null): void {
  useEffect(() => {
    if (!engine || !tool) return;
    engine.tools.set(tool);
    return () => engine.tools.set(null);
  }, [engine, tool]);
}
